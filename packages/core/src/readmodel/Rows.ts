/**
 * Asks a read model for rows, and waits until it has come as far as one needs.
 */
import { Effect, Schema } from "effect"
import type { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import { buildOf, type Columns, type ReadModel, stateText } from "./ReadModel.ts"
import { UnreadableRow } from "./ReadModelRunner.ts"
import { type NotServing, type ReadModelsFailed, ReadModelStore } from "./ReadModelStore.ts"
import { plain, type PlainSelection, type Selection } from "./Selection.ts"

/** A row as it was asked for. */
export interface Row<State> {
  readonly key: string
  readonly state: State
}

/** Rows from one moment. */
export interface Rows<State> {
  readonly rows: ReadonlyArray<Row<State>>
  /** How many match, whatever page of them was wanted. */
  readonly count: number
  /** The position up to which all this is true. */
  readonly upTo: SequencePosition
}

/** The rows that are wanted, every part of what is wanted said. */
export const selectPlain = Effect.fnUntraced(function* <State, Event, Cells extends Columns>(
  model: ReadModel<State, Event, Cells>,
  selection: PlainSelection
): Effect.fn.Return<Rows<State>, NotServing | UnreadableRow | ReadModelsFailed, ReadModelStore> {
  const store = yield* ReadModelStore
  const build = buildOf(model)
  const read = Schema.decodeUnknownEffect(stateText(model.projection))
  const { count, rows, upTo } = yield* store.select(build, selection)
  const states = yield* Effect.forEach(rows, ({ key, state }) =>
    Effect.mapBoth(read(state), {
      onSuccess: (value) => ({ key, state: value }),
      onFailure: ({ message }) => new UnreadableRow({ ...build, key, detail: message })
    })
  )
  return { rows: states, count, upTo }
})

/** The rows that are wanted, of this version of the read model. */
export const select = <State, Event, Cells extends Columns>(
  model: ReadModel<State, Event, Cells>,
  selection: Selection<Cells> = {}
): Effect.Effect<Rows<State>, NotServing | UnreadableRow | ReadModelsFailed, ReadModelStore> =>
  selectPlain(model, plain(selection))

/** How long to wait between two looks. */
const pause = "10 millis"

/** Resolves once the version that answers is true up to the position: for callers who have just appended. Waits for as long as it takes. */
export const waitUntil = Effect.fnUntraced(function* (
  model: string,
  position: SequencePosition
): Effect.fn.Return<void, ReadModelsFailed, ReadModelStore> {
  const store = yield* ReadModelStore
  while (true) {
    const standings = yield* store.standings()
    if (standings.some((each) => each.model === model && each.serving && each.upTo >= position)) return
    yield* Effect.sleep(pause)
  }
})
