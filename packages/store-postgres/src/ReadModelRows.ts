/**
 * Rows and versions of read models on a server: every call of the port as statements.
 */
import { type ReadModel, ReadModelStore, type Selection, SequencePosition, StorableText } from "@westum/mobility"
import { Effect, Result } from "effect"
import type { SqlError } from "effect/sql/SqlError"
import { numberIn, textIn } from "./Column.ts"
import { number, type Row, type Run, texts } from "./Database.ts"
import { DatabaseFault } from "./DatabaseFault.ts"
import { stateOf } from "./Failure.ts"
import { pageSql, type Table } from "./ReadModelSql.ts"
import { type Columns, digest, inOrder, short, tableOf } from "./ReadModelTables.ts"
import type { Tenant } from "./Tenant.ts"

type Asked<A> = Effect.Effect<A, SqlError>

/** What the answers to statements are worked out with. */
export interface Access {
  /** Runs statements that write, each a transaction. */
  readonly write: Run
  /** Runs statements that only read. */
  readonly look: Run
  readonly tenant: Tenant
  /** The tables of versions that were asked for: they stay as they are until the version is dropped. */
  readonly tables: Map<string, Table>
}

const isType = (type: unknown): type is ReadModel.ColumnType => type === "text" || type === "number"

const columnIn = (pair: unknown): Columns[number] => {
  if (Array.isArray(pair)) {
    const [name, type]: ReadonlyArray<unknown> = pair
    if (typeof name === "string" && isType(type)) return [name, type]
  }
  throw new DatabaseFault("corrupt", `${JSON.stringify(pair)} is no column of a read model`)
}

const columnsIn = (value: unknown): Columns => {
  const columns: unknown = JSON.parse(textIn(value))
  return Array.isArray(columns) ? columns.map(columnIn) : [columnIn(columns)]
}

const positionIn = (value: unknown) => SequencePosition.at(numberIn(value))

const standing = ({ model, version }: ReadModel.Build, upTo: unknown, serving: unknown): ReadModelStore.Standing => ({
  model,
  version,
  upTo: positionIn(upTo),
  serving: serving === true
})

const markIn = ([event, recordedAt]: Row): Pick<ReadModelStore.Prepared, "mark"> =>
  event === null ? {} : { mark: { event: textIn(event), recordedAt: numberIn(recordedAt) } }

const unknown = ({ model, version }: ReadModel.Build) => new ReadModelStore.UnknownBuild({ model, version })

/** The version, made where it is not there; or why it cannot be used. */
export const prepare = (
  { tenant, write }: Access,
  shape: ReadModelStore.Shape
): Asked<Result.Result<ReadModelStore.Prepared, ReadModelStore.ShapeDiffers>> => {
  const { columns, model, version } = shape
  const wanted = JSON.stringify(inOrder(columns))
  // Whoever comes between has moved the version: then this is no mark of where it stands.
  const text = `SELECT p.stored, p.stands, p.serves, b.mark_event, b.mark_recorded_at::float8
    FROM ${tenant.schema}.prepare_read_model($1, $2, $3) p
    LEFT JOIN ${tenant.schema}.read_model b ON b.model = $1 AND b.version = $2 AND b.up_to = p.stands::bigint`
  return Effect.map(write(text, [model, version, wanted]), ([row]) => {
    if (row?.[0] === wanted) {
      const [, upTo, serving, ...mark] = row
      return Result.succeed({ ...standing(shape, upTo, serving), ...markIn(mark) })
    }
    const stored = Object.fromEntries(columnsIn(row?.[0]))
    return Result.fail(new ReadModelStore.ShapeDiffers({ model, version, stored, wanted: columns }))
  })
}

const lookUp = Effect.fnUntraced(function* (
  { look, tables, tenant }: Access,
  { model, version }: ReadModel.Build
): Effect.fn.Return<Table | undefined, SqlError> {
  const text = `SELECT id, columns FROM ${tenant.schema}.read_model WHERE model = $1 AND version = $2`
  const [row] = yield* look(text, [model, version])
  if (row === undefined) return undefined
  const table = { id: numberIn(row[0]), columns: columnsIn(row[1]) }
  tables.set(JSON.stringify([model, version]), table)
  return table
})

/** Nothing where the table is no longer there: the version was dropped. */
const unlessDropped = <A>(asked: Asked<A | undefined>): Asked<A | undefined> =>
  Effect.catch(asked, (error) => (stateOf(error) === "42P01" ? Effect.undefined : Effect.fail(error)))

/** Asks the table of a version, which is looked up where it is not known, and once more where what is known brings no answer. */
const askTable = Effect.fnUntraced(function* <A>(
  access: Access,
  build: ReadModel.Build,
  ask: (table: Table) => Asked<A | undefined>
): Effect.fn.Return<A | undefined, SqlError> {
  const known = access.tables.get(JSON.stringify([build.model, build.version]))
  const answer = known === undefined ? undefined : yield* unlessDropped(ask(known))
  if (answer !== undefined) return answer
  const table = yield* lookUp(access, build)
  return table === undefined ? undefined : yield* unlessDropped(ask(table))
})

/** The states of these keys. */
export const find = (
  access: Access,
  build: ReadModel.Build,
  keys: ReadonlyArray<string>
): Asked<ReadonlyMap<string, string>> => {
  if (keys.length === 0) return Effect.succeed(new Map())
  const { look, tenant } = access
  const wanted = texts([...new Set(keys)].map(StorableText.encode))
  const found = askTable(access, build, ({ id }) => {
    const same = `${short("r.key")} = ${short("k.key")} AND ${digest("r.key")} = ${digest("k.key")}`
    const text = `SELECT r.key, r.state FROM unnest($1::text[]) k (key) JOIN ${tableOf(tenant, id)} r ON ${same}`
    return Effect.map(look(text, [wanted]), (rows) => new Map(rows.map(keyed)))
  })
  return Effect.map(found, (states) => states ?? new Map())
}

const keyed = ([key, state]: Row): readonly [string, string] => [StorableText.decode(textIn(key)), textIn(state)]

/** Cells travel as texts: JSON has no word for some numbers. */
const cellText = (cell: ReadModel.Cell): string | null => {
  if (cell === null) return null
  return typeof cell === "number" ? String(cell) : StorableText.encode(cell)
}

const cellsText = (columns: ReadModel.Columns): string =>
  JSON.stringify(Object.fromEntries(Object.entries(columns).map(([name, cell]) => [name, cellText(cell)])))

/** Keeps rows, position and mark, or says why not. */
export const advance = (
  { tenant, write }: Access,
  build: ReadModel.Build,
  { from, mark, rows, upTo }: ReadModelStore.Advance
): Asked<Result.Result<void, ReadModelStore.Overtaken | ReadModelStore.UnknownBuild | ReadModelStore.InvalidCell>> => {
  const invalid = ReadModelStore.invalidCell(build, rows)
  if (invalid !== undefined) return Effect.succeed(Result.fail(invalid))
  const { model, version } = build
  // A key that comes twice is as it comes last.
  const kept = [...new Map(rows.map((row) => [row.key, row])).values()]
  const params = [
    model,
    version,
    number(from),
    number(upTo),
    texts(kept.map(({ key }) => StorableText.encode(key))),
    texts(kept.map(({ state }) => state)),
    texts(kept.map(({ columns }) => cellsText(columns))),
    mark?.event ?? null,
    mark === undefined ? null : number(mark.recordedAt)
  ]
  const text = `SELECT ${tenant.schema}.advance_read_model($1, $2, $3, $4, $5, $6, $7, $8, $9)`
  return Effect.map(write(text, params), ([row]) => {
    if (row?.[0] === null) return Result.succeed(undefined)
    const stands = numberIn(row?.[0])
    return Result.fail(
      stands < 0 ? unknown(build) : new ReadModelStore.Overtaken({ model, version, upTo: SequencePosition.at(stands) })
    )
  })
}

/** Lets the version answer unless the one that does is further, or newer; says whether it answers now. */
export const serve = (
  { tenant, write }: Access,
  build: ReadModel.Build
): Asked<Result.Result<boolean, ReadModelStore.UnknownBuild>> =>
  Effect.map(write(`SELECT ${tenant.schema}.serve_read_model($1, $2)`, [build.model, build.version]), ([row]) =>
    row?.[0] === null ? Result.fail(unknown(build)) : Result.succeed(row?.[0] === true)
  )

/** Leaves nothing of the version, unless it answers. */
export const drop = ({ tenant, write }: Access, { model, version }: ReadModel.Build): Asked<void> =>
  Effect.asVoid(write(`SELECT ${tenant.schema}.drop_read_model($1, $2)`, [model, version]))

/** Leaves nothing of the version, whether it answers or not. */
export const forget = ({ tenant, write }: Access, { model, version }: ReadModel.Build): Asked<void> =>
  Effect.asVoid(write(`SELECT ${tenant.schema}.forget_read_model($1, $2)`, [model, version]))

/** All versions, by model and version. */
export const standings = ({ look, tenant }: Access): Asked<ReadonlyArray<ReadModelStore.Standing>> =>
  Effect.map(
    look(`SELECT model, version, up_to::float8, serving FROM ${tenant.schema}.read_model ORDER BY model, version`),
    (rows) =>
      rows.map(([model, version, upTo, serving]) =>
        standing({ model: textIn(model), version: textIn(version) }, upTo, serving)
      )
  )

const cellIn = (value: unknown, type: ReadModel.ColumnType): ReadModel.Cell => {
  if (value === null) return null
  return type === "text" ? StorableText.decode(textIn(value)) : numberIn(value)
}

const selectedIn = (rows: ReadonlyArray<Row>, columns: Columns): ReadModelStore.Selected | undefined => {
  const [first] = rows
  if (first === undefined) return undefined
  return {
    rows: rows.flatMap(([_upTo, _count, key, state, ...cells]) =>
      key === null
        ? []
        : [
            {
              key: StorableText.decode(textIn(key)),
              state: textIn(state),
              columns: Object.fromEntries(columns.map(([name, type], at) => [name, cellIn(cells[at], type)]))
            }
          ]
    ),
    count: numberIn(first[1]),
    upTo: positionIn(first[0])
  }
}

/** A page of the rows that match, if the version is the one that answers. */
export const select = Effect.fnUntraced(function* (
  access: Access,
  build: ReadModel.Build,
  selection: Selection.PlainSelection
): Effect.fn.Return<Result.Result<ReadModelStore.Selected, ReadModelStore.NotServing>, SqlError> {
  const { look, tenant } = access
  const { model, version } = build
  while (true) {
    const selected = yield* askTable(access, build, (table) => {
      const { params, sql } = pageSql(tenant, table, selection)
      return Effect.map(look(sql, params), (rows) => selectedIn(rows, table.columns))
    })
    if (selected !== undefined) return Result.succeed(selected)
    const [row] = yield* look(`SELECT version FROM ${tenant.schema}.read_model WHERE model = $1 AND serving`, [model])
    const serving = row === undefined ? null : textIn(row[0])
    // It may have become the one that answers meanwhile.
    if (serving !== version) return Result.fail(new ReadModelStore.NotServing({ model, version, serving }))
  }
})
