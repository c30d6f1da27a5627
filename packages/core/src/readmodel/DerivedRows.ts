/**
 * Rows that are finer than those of a read model, read out of its states when they are asked for: a project's state has the figures of
 * its members, and each member is a row. They are kept nowhere, so that nothing is counted twice and none is left over.
 */
import type { Columns, ReadModel, TypesOf } from "./ReadModel.ts"
import { matching, page, type PlainSelection, type Test } from "./Selection.ts"

/** One of the rows that a state holds. */
export interface Held<Value, Row extends Columns> {
  /** Unique within the state. */
  readonly name: string
  readonly value: Value
  readonly columns: Row
}

/** Which rows the states of a read model hold. */
export interface DerivedRows<State, Event, Parent extends Columns, Value, Row extends Columns> {
  readonly of: ReadModel<State, Event, Parent>
  readonly columns: TypesOf<Row>
  /** Columns in which a row has what the row of its state has: a condition on one of them spares reading the other states. */
  readonly shared: ReadonlyArray<keyof Row & keyof Parent & string>
  rows(state: State, key: string): ReadonlyArray<Held<Value, Row>>
}

/** A row as it was asked for. */
export interface DerivedRow<Value> {
  /** The key of the state that holds it. */
  readonly key: string
  readonly name: string
  readonly value: Value
}

/** What has to hold of the states of which the rows that are wanted are held. */
export const testsOfStates = <State, Event, Parent extends Columns, Value, Row extends Columns>(
  { shared }: DerivedRows<State, Event, Parent, Value, Row>,
  { tests }: PlainSelection
): ReadonlyArray<Test> => tests.filter(({ column }) => shared.some((name) => name === column))

/** Comes before all that keys and names consist of, so that rows of one state stand together. */
const border = "\u0000"

/** The rows that are wanted, and how many there are in all. */
export const derive = <State, Event, Parent extends Columns, Value, Row extends Columns>(
  derived: DerivedRows<State, Event, Parent, Value, Row>,
  states: Iterable<{ readonly key: string; readonly state: State }>,
  selection: PlainSelection
): { readonly rows: ReadonlyArray<DerivedRow<Value>>; readonly count: number } => {
  const all = Array.from(states, ({ key, state }) =>
    derived.rows(state, key).map(({ columns, name, value }) => ({
      key: `${key}${border}${name}`,
      columns,
      row: { key, name, value }
    }))
  )
  const wanted = matching(all.flat(), selection)
  return { rows: page(wanted, selection).map(({ row }) => row), count: wanted.length }
}
