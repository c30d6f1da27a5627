/**
 * What the next events make of the rows of a read model: pure, apart from where they are kept.
 */
import { type Result, Schema } from "effect"
import type { Recorded } from "../eventsourcing/Projection.ts"
import { type Columns, type ReadModel, stateText } from "./ReadModel.ts"
import type { StoredRow } from "./ReadModelStore.ts"

/** Any read model of these events, whatever its states are. */
interface Typed {
  readonly type: string
}

/** States as text and back, and what events make of them. */
export interface RowFold<State, Event> {
  /** The keys whose states these events move, each once. */
  keysOf(events: ReadonlyArray<Recorded<Event>>): ReadonlyArray<string>
  /** The states that the events lead to, of the keys that they move. */
  evolve(states: ReadonlyMap<string, State>, events: ReadonlyArray<Recorded<Event>>): ReadonlyMap<string, State>
  read(text: string): Result.Result<State, Schema.SchemaError>
  write(key: string, state: State): StoredRow
}

/** The fold of a read model. */
export const rowFold = <State, Event extends Typed, Row extends Columns>(
  model: ReadModel<State, Event, Row>
): RowFold<State, Event> => {
  const { projection } = model
  const text = stateText(projection)
  const read = Schema.decodeUnknownResult(text)
  const write = Schema.encodeSync(text)
  const types: ReadonlySet<string> = new Set(projection.types)
  const keys = (event: Event): ReadonlyArray<string> => (types.has(event.type) ? projection.keys(event) : [])
  return {
    keysOf: (events) => [...new Set(events.flatMap(({ event }) => keys(event)))],
    evolve: (states, events) => {
      const moved = new Map<string, State>()
      for (const recorded of events) {
        for (const key of new Set(keys(recorded.event))) {
          const [known] = [moved, states].filter((each) => each.has(key)).map((each) => each.get(key))
          moved.set(key, projection.evolve(known ?? projection.initial, recorded.event, recorded, key))
        }
      }
      return moved
    },
    read,
    write: (key, state) => ({ key, state: write(state), columns: model.row(state, key) })
  }
}
