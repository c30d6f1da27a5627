/**
 * What the next events make of the rows of a read model: pure, apart from where they are kept.
 */
import { type Result, Schema } from "effect"
import * as Compiler from "effect/schema/SchemaJITCompiler"
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
  keysOf(events: ReadonlyArray<Recorded<Event>>): ReadonlySet<string>
  /** Puts the state that an event leads to in the place of each state that it moves; a key without one starts anew. */
  evolve(states: Map<string, State>, events: ReadonlyArray<Recorded<Event>>): void
  read(text: string): Result.Result<State, Schema.SchemaError>
  write(key: string, state: State): StoredRow
}

/** The fold of a read model. */
export const rowFold = <State, Event extends Typed, Row extends Columns>(
  model: ReadModel<State, Event, Row>
): RowFold<State, Event> => {
  const { projection } = model
  const text = stateText(projection)
  // Rows are written about as often as events are read; the compiler makes it several times faster and falls back by itself.
  Compiler.enable(text.ast)
  Compiler.enable(Schema.flip(text).ast)
  const read = Schema.decodeUnknownResult(text)
  // The projection has made these states out of checked events. Whoever reads a row checks it.
  const write = Schema.encodeSync(text, { disableChecks: true })
  const types: ReadonlySet<string> = new Set(projection.types)
  const keys = (event: Event): ReadonlyArray<string> => (types.has(event.type) ? projection.keys(event) : [])
  return {
    keysOf: (events) => {
      const all = new Set<string>()
      for (const { event } of events) for (const key of keys(event)) all.add(key)
      return all
    },
    evolve: (states, events) => {
      for (const recorded of events) {
        const moved = keys(recorded.event)
        for (const key of moved.length > 1 ? new Set(moved) : moved) {
          const before = states.get(key) ?? projection.initial
          states.set(key, projection.evolve(before, recorded.event, recorded, key))
        }
      }
    },
    read,
    write: (key, state) => ({ key, state: write(state), columns: model.row(state, key) })
  }
}
