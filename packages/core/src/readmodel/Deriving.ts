/**
 * Asks for the rows that the states of a read model hold.
 */
import { Effect } from "effect"
import type { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import { derive, type DerivedRow, type DerivedRows, testsOfStates } from "./DerivedRows.ts"
import type { Columns } from "./ReadModel.ts"
import type { UnreadableRow } from "./ReadModelRunner.ts"
import type { NotServing, ReadModelsFailed, ReadModelStore } from "./ReadModelStore.ts"
import { selectPlain } from "./Rows.ts"
import { type InvalidSelection, parseSelection } from "./InvalidSelection.ts"
import type { Selection } from "./Selection.ts"

/** Rows from one moment. */
export interface Derived<Value> {
  readonly rows: ReadonlyArray<DerivedRow<Value>>
  /** How many match, whatever page of them was wanted. */
  readonly count: number
  /** The position up to which all this is true. */
  readonly upTo: SequencePosition
}

/** The rows that are wanted. Reads every state that can hold one of them: those of one project, where the selection names it. */
export const selectDerived = Effect.fnUntraced(function* <
  State,
  Event,
  Parent extends Columns,
  Value,
  Row extends Columns
>(
  derived: DerivedRows<State, Event, Parent, Value, Row>,
  selection: Selection<Row> = {}
): Effect.fn.Return<Derived<Value>, InvalidSelection | NotServing | UnreadableRow | ReadModelsFailed, ReadModelStore> {
  const wanted = yield* Effect.fromResult(
    parseSelection({ model: derived.of.projection.name, columns: derived.columns }, selection)
  )
  const tests = testsOfStates(derived, wanted)
  const { rows, upTo } = yield* selectPlain(derived.of, { tests, order: [], offset: 0, limit: undefined })
  return { ...derive(derived, rows, wanted), upTo }
})
