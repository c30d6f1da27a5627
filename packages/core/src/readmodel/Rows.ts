/**
 * Asks a read model for rows, and waits until it has come as far as one needs.
 */
import { Effect, Schema } from "effect"
import type { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import { type Build, buildOf, type Columns, type ReadModel, stateText } from "./ReadModel.ts"
import { UnreadableRow } from "./ReadModelRunner.ts"
import { type NotServing, type ReadModelsFailed, ReadModelStore } from "./ReadModelStore.ts"
import { type InvalidSelection, parseSelection } from "./InvalidSelection.ts"
import type { PlainSelection, Selection } from "./Selection.ts"

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
): Effect.Effect<Rows<State>, InvalidSelection | NotServing | UnreadableRow | ReadModelsFailed, ReadModelStore> =>
  Effect.flatMap(
    Effect.fromResult(parseSelection({ model: model.projection.name, columns: model.columns }, selection)),
    (wanted) => selectPlain(model, wanted)
  )

/** The pauses between two looks, in milliseconds: each twice the one before, as a row is mostly there at once, or only much later. */
const pause = { shortest: 1, longest: 50 }

/**
 * Resolves once what answers is true up to the position: for callers who have just appended. Whoever names a model waits for whichever
 * version answers; whoever names a version, for that one alone. Waits for as long as it takes, for ever where nobody runs it or a newer
 * version has taken its place: give it a timeout.
 */
export const waitUntil = Effect.fnUntraced(function* (
  wanted: string | Build,
  position: SequencePosition
): Effect.fn.Return<void, ReadModelsFailed, ReadModelStore> {
  const store = yield* ReadModelStore
  const isWanted = ({ model, version }: Build): boolean =>
    typeof wanted === "string" ? model === wanted : model === wanted.model && version === wanted.version
  for (let millis = pause.shortest; ; millis = Math.min(2 * millis, pause.longest)) {
    const standings = yield* store.standings()
    if (standings.some((each) => isWanted(each) && each.serving && each.upTo >= position)) return
    yield* Effect.sleep(millis)
  }
})
