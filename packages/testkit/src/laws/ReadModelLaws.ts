/**
 * The law of read models: of those that come with the library, and of any others.
 */
import { type ConsortiumEvent, type DerivedRows, Projection, ReadModel } from "@westum/mobility"
import { Schema } from "effect"
import type { Recorded } from "../oracle/World.ts"
import { keysIn, orThrown } from "./Folding.ts"
import { difference, type LogLaw, logLaw, where } from "./Law.ts"

/** A read model over the events of a consortium, whatever its states and its columns are. */
export type AnyReadModel = ReadModel.ReadModel<unknown, ConsortiumEvent, ReadModel.Columns>

type Declared = Readonly<Record<string, ReadModel.ColumnType>>

const typeIn = { text: "string", number: "number" } as const

/** What is wrong with the columns of a row; nothing where they are those that were declared. */
const wrongColumns = (columns: Declared, row: ReadModel.Columns): string | undefined => {
  for (const name of new Set([...Object.keys(columns), ...Object.keys(row)])) {
    const [type, value] = [columns[name], row[name]]
    if (type === undefined) return `there is no column ${name}, and yet something in it`
    if (value === undefined) return `nothing is said of the column ${name}`
    if (value !== null && typeof value !== typeIn[type]) return `the column ${name} is no ${type}`
    if (typeof value === "number" && !Number.isFinite(value))
      return `the column ${name} is ${value}, which no store keeps`
  }
  return undefined
}

/** Keeps the state as text after every event, and goes on with what is read from it. */
const keptAlways = (model: AnyReadModel, key: string, events: ReadonlyArray<Recorded>): string | undefined => {
  const { projection } = model
  const text = ReadModel.stateText(projection)
  const [read, write] = [Schema.decodeUnknownSync(text), Schema.encodeUnknownSync(text)]
  let [fresh, kept] = [projection.initial, projection.initial]
  for (const recorded of events) {
    if (!Projection.concerns(projection, key, recorded.event)) continue
    fresh = projection.evolve(fresh, recorded.event, recorded, key)
    kept = read(write(projection.evolve(kept, recorded.event, recorded, key)))
    const wrong =
      difference(kept, fresh) ??
      difference(model.row(kept, key), model.row(fresh, key)) ??
      wrongColumns(model.columns, model.row(kept, key))
    if (wrong !== undefined) return `${where(recorded)}: ${wrong}`
  }
  return undefined
}

/** A row that was kept and read again after any of its events, or after each of them, is what a fold of them gives. */
export const readModelLaws = (...models: ReadonlyArray<AnyReadModel>): ReadonlyArray<LogLaw> =>
  models.map((model) =>
    logLaw(`rows kept after every event are those of a fold: ${model.projection.name}`, ({ events }, broken) => {
      for (const key of keysIn(model.projection, events)) {
        const wrong = orThrown(() => keptAlways(model, key, events))
        if (wrong !== undefined) broken(`the row ${JSON.stringify(key)}: ${wrong}`)
      }
    })
  )

/** Rows that are read out of those of a read model, whatever they are. */
export type AnyDerivedRows = DerivedRows.DerivedRows<
  unknown,
  ConsortiumEvent,
  ReadModel.Columns,
  unknown,
  ReadModel.Columns
>

/** What is wrong with the rows that a state holds. */
const wrongHeld = (derived: AnyDerivedRows, state: unknown, key: string): string | undefined => {
  const { columns, of, shared } = derived
  const parent = of.row(state, key)
  const names = new Set<string>()
  for (const row of derived.rows(state, key)) {
    if (names.has(row.name)) return `two rows are named ${JSON.stringify(row.name)}`
    names.add(row.name)
    const other = shared.find((name) => row.columns[name] !== parent[name])
    const wrong = other === undefined ? wrongColumns(columns, row.columns) : `${other} is not what the state's row has`
    if (wrong !== undefined) return `in ${JSON.stringify(row.name)} ${wrong}`
  }
  return undefined
}

/** What the states of a read model hold can be told apart, and found by what is found of them. */
export const derivedRowLaws = (...all: ReadonlyArray<AnyDerivedRows>): ReadonlyArray<LogLaw> =>
  all.map((derived) => {
    const { projection } = derived.of
    return logLaw(
      `rows held by a row are named apart and share its columns: ${projection.name}`,
      ({ events }, broken) => {
        for (const key of keysIn(projection, events)) {
          const wrong = orThrown(() => wrongHeld(derived, Projection.fold(projection, key, events), key))
          if (wrong !== undefined) broken(`the row ${JSON.stringify(key)}: ${wrong}`)
        }
      }
    )
  })
