/**
 * Rows and versions of read models in a file. Every function runs in a transaction of its own.
 */
import { ReadModelStore, ReadModel, type Selection, SequencePosition, StorableText } from "@westum/mobility"
import { Result } from "effect"
import type { SQLOutputValue } from "node:sqlite"
import { jsonIn, numberIn, textIn } from "./Column.ts"
import type { Connection, Row } from "./Connection.ts"
import { countSql, pageSql, storable } from "./ReadModelSql.ts"
import { type Columns, inOrder, tableOf, tableScript } from "./ReadModelTables.ts"
import { FileFault } from "./SqliteFault.ts"

/** A version as the file lists it. */
interface Kept extends ReadModelStore.Prepared {
  readonly id: number
  readonly columns: Columns
}

const isType = (type: unknown): type is ReadModel.ColumnType => type === "text" || type === "number"

const columnsIn = (value: SQLOutputValue | undefined): Columns => {
  const columns = jsonIn(value)
  const entries: ReadonlyArray<readonly [string, unknown]> =
    typeof columns === "object" && columns !== null ? Object.entries(columns) : []
  // JSON has names that are numbers in an order of its own.
  return inOrder(
    Object.fromEntries(
      entries.map(([name, type]) => {
        if (isType(type)) return [name, type]
        throw new FileFault("corrupt", `the column ${name} is neither text nor number`)
      })
    )
  )
}

const listed =
  "SELECT id, model, version, columns, up_to, serving, mark_event, mark_recorded_at, mark_at = up_to FROM build"

const markIn = ([event, recordedAt, isThere]: Row): Pick<Kept, "mark"> =>
  isThere === 1 ? { mark: { event: textIn(event), recordedAt: numberIn(recordedAt) } } : {}

const keptIn = ([id, model, version, columns, upTo, serving, ...mark]: Row): Kept => ({
  id: numberIn(id),
  model: textIn(model),
  version: textIn(version),
  columns: columnsIn(columns),
  upTo: SequencePosition.at(numberIn(upTo)),
  serving: numberIn(serving) === 1,
  ...markIn(mark)
})

const lookUp = (file: Connection, { model, version }: ReadModel.Build): Kept | undefined => {
  const row = file.row(`${listed} WHERE model = ? AND version = ?`, [model, version])
  return row === undefined ? undefined : keptIn(row)
}

const standing = ({ model, serving, upTo, version }: Kept): ReadModelStore.Standing => ({
  model,
  version,
  upTo,
  serving
})

const prepared = (kept: Kept): ReadModelStore.Prepared => ({
  ...standing(kept),
  ...(kept.mark === undefined ? {} : { mark: kept.mark })
})

const unknown = ({ model, version }: ReadModel.Build) => new ReadModelStore.UnknownBuild({ model, version })

/** The version, made where it is not there; or why it cannot be used. */
export const prepare = (
  file: Connection,
  shape: ReadModelStore.Shape
): Result.Result<ReadModelStore.Prepared, ReadModelStore.ShapeDiffers> =>
  file.exclusively(() => {
    const { model, version } = shape
    const columns = inOrder(shape.columns)
    const found = lookUp(file, shape)
    if (found === undefined) {
      const text = JSON.stringify(Object.fromEntries(columns))
      file.run("INSERT INTO build (model, version, columns, up_to, serving) VALUES (?, ?, ?, 0, 0)", [
        model,
        version,
        text
      ])
      file.script(tableScript(file.number("SELECT last_insert_rowid()"), columns))
      return Result.succeed({ model, version, upTo: SequencePosition.start, serving: false })
    }
    if (JSON.stringify(found.columns) === JSON.stringify(columns)) return Result.succeed(prepared(found))
    const stored = Object.fromEntries(found.columns)
    return Result.fail(new ReadModelStore.ShapeDiffers({ model, version, stored, wanted: shape.columns }))
  })

/** The states of these keys. */
export const find = (
  file: Connection,
  build: ReadModel.Build,
  keys: ReadonlyArray<string>
): ReadonlyMap<string, string> =>
  file.snapshot(() => {
    const found = lookUp(file, build)
    if (found === undefined) return new Map()
    const sql = `SELECT key, state FROM ${tableOf(found.id)} WHERE key IN (SELECT value FROM json_each(?))`
    const wanted = JSON.stringify(keys.map(StorableText.encode))
    return new Map(file.rows(sql, [wanted]).map(([key, state]) => [StorableText.decode(textIn(key)), textIn(state)]))
  })

/**
 * Rows in place of those of the same keys. SQLite writes the index of each column that a statement sets, changed or not, and most
 * events change few columns of a row: only those are set.
 */
const replace = (file: Connection, id: number, columns: Columns, rows: ReadModelStore.Advance["rows"]): void => {
  const table = tableOf(id)
  const names = columns.map((_, at) => `c${at}`)
  const look = `SELECT ${["rowid", ...names].join(", ")} FROM ${table} WHERE key = ?`
  const insert = `INSERT INTO ${table} (${["state", "key", ...names].join(", ")}) VALUES (?, ?${", ?".repeat(names.length)})`
  for (const { columns: cells, key: text, state } of rows) {
    const key = StorableText.encode(text)
    const values = columns.map(([name]) => storable(cells[name] ?? null))
    const found = file.row(look, [key])
    if (found === undefined) {
      file.run(insert, [state, key, ...values])
      continue
    }
    const [row, ...before] = found
    const changed = [...values.keys()].filter((at) => values[at] !== before[at])
    const set = changed.map((at) => `, c${at} = ?`).join("")
    file.run(`UPDATE ${table} SET state = ?${set} WHERE rowid = ?`, [
      state,
      ...changed.map((at) => values[at] ?? null),
      numberIn(row)
    ])
  }
}

/** Keeps rows, position and mark, or says why not. */
export const advance = (
  file: Connection,
  build: ReadModel.Build,
  { from, mark, rows, upTo }: ReadModelStore.Advance
): Result.Result<void, ReadModelStore.Overtaken | ReadModelStore.UnknownBuild | ReadModelStore.InvalidCell> => {
  // SQLite would keep NaN as null.
  const invalid = ReadModelStore.invalidCell(build, rows)
  if (invalid !== undefined) return Result.fail(invalid)
  return file.exclusively(() => {
    const found = lookUp(file, build)
    if (found === undefined) return Result.fail(unknown(build))
    const { columns: all, id, model, version } = found
    if (found.upTo !== from) return Result.fail(new ReadModelStore.Overtaken({ model, version, upTo: found.upTo }))
    replace(file, id, all, rows)
    file.run("UPDATE build SET up_to = ?, mark_at = ?, mark_event = ?, mark_recorded_at = ? WHERE id = ?", [
      upTo,
      mark === undefined ? null : upTo,
      mark?.event ?? null,
      mark?.recordedAt ?? null,
      id
    ])
    return Result.succeed(undefined)
  })
}

/** Lets the version answer unless the one that does is further, or newer; says whether it answers now. */
export const serve = (file: Connection, build: ReadModel.Build): Result.Result<boolean, ReadModelStore.UnknownBuild> =>
  file.exclusively(() => {
    const found = lookUp(file, build)
    if (found === undefined) return Result.fail(unknown(build))
    const { id, model, upTo } = found
    const answering = file.row(`${listed} WHERE model = ? AND serving = 1`, [model])
    const other = answering === undefined ? undefined : keptIn(answering)
    if (other !== undefined && (other.upTo > upTo || ReadModel.isNewer(other, build))) return Result.succeed(false)
    file.run("UPDATE build SET serving = 0 WHERE model = ? AND serving = 1", [model])
    file.run("UPDATE build SET serving = 1 WHERE id = ?", [id])
    return Result.succeed(true)
  })

const remove = (file: Connection, build: ReadModel.Build, isMeant: (found: Kept) => boolean): void =>
  file.exclusively(() => {
    const found = lookUp(file, build)
    if (found === undefined || !isMeant(found)) return
    file.run("DELETE FROM build WHERE id = ?", [found.id])
    file.script(`DROP TABLE ${tableOf(found.id)}`)
  })

/** Leaves nothing of the version, unless it answers. */
export const drop = (file: Connection, build: ReadModel.Build): void => remove(file, build, ({ serving }) => !serving)

/** Leaves nothing of the version, whether it answers or not. */
export const forget = (file: Connection, build: ReadModel.Build): void => remove(file, build, () => true)

/** All versions, by model and version. */
export const standings = (file: Connection): ReadonlyArray<ReadModelStore.Standing> =>
  file.rows(`${listed} ORDER BY model, version`).map((row) => standing(keptIn(row)))

const cellIn = (value: SQLOutputValue | undefined, type: ReadModel.ColumnType): ReadModel.Cell => {
  if (value === null || value === undefined) return null
  return type === "text" ? StorableText.decode(textIn(value)) : numberIn(value)
}

/** A page of the rows that match, if the version is the one that answers. */
export const select = (
  file: Connection,
  build: ReadModel.Build,
  selection: Selection.PlainSelection
): Result.Result<ReadModelStore.Selected, ReadModelStore.NotServing> =>
  file.snapshot(() => {
    const found = lookUp(file, build)
    if (found?.serving !== true) {
      const other = file.row("SELECT version FROM build WHERE model = ? AND serving = 1", [build.model])
      const serving = other === undefined ? null : textIn(other[0])
      return Result.fail(new ReadModelStore.NotServing({ model: build.model, version: build.version, serving }))
    }
    const { columns, id, upTo } = found
    const counted = countSql(id, columns, selection)
    const page = pageSql(id, columns, selection)
    const rows = file.rows(page.sql, page.params).map(([key, state, ...cells]) => ({
      key: StorableText.decode(textIn(key)),
      state: textIn(state),
      columns: Object.fromEntries(columns.map(([name, type], at) => [name, cellIn(cells[at], type)]))
    }))
    return Result.succeed({ rows, count: file.number(counted.sql, counted.params), upTo })
  })
