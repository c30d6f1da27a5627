/**
 * What the next events make of the rows of a read model: pure, apart from where they are kept.
 */
import { type Result, Schema } from "effect"
import * as Compiler from "effect/schema/SchemaJITCompiler"
import type { Projection, Recorded } from "../eventsourcing/Projection.ts"
import { type Columns, type ReadModel, stateText } from "./ReadModel.ts"
import type { StoredRow } from "./ReadModelStore.ts"

/** As much of an event as tells whether a read model wants it. */
interface Typed {
  readonly type: string
}

/** What events make of states. */
export interface StateFold<State, Event> {
  /** The keys whose states these events move, each once. */
  keysOf(events: ReadonlyArray<Recorded<Event>>): ReadonlySet<string>
  /** Puts the state that an event leads to in the place of each state that it moves, of the keys wanted; a key without one starts anew. */
  evolve(states: Map<string, State>, events: ReadonlyArray<Recorded<Event>>, wanted?: (key: string) => boolean): void
}

/** The same with states as text and back. */
export interface RowFold<State, Event> extends StateFold<State, Event> {
  read(text: string): Result.Result<State, Schema.SchemaError>
  write(key: string, state: State): StoredRow
}

/** The fold of a projection, each of its keys by itself. */
export const stateFold = <State, Event extends Typed>(
  projection: Projection<State, Event>
): StateFold<State, Event> => {
  const types: ReadonlySet<string> = new Set(projection.types)
  const keys = (event: Event): ReadonlyArray<string> => (types.has(event.type) ? projection.keys(event) : [])
  return {
    keysOf: (events) => {
      const all = new Set<string>()
      for (const { event } of events) for (const key of keys(event)) all.add(key)
      return all
    },
    evolve: (states, events, wanted) => {
      for (const recorded of events) {
        const moved = keys(recorded.event)
        for (const key of moved.length > 1 ? new Set(moved) : moved) {
          if (wanted?.(key) === false) continue
          const before = states.get(key) ?? projection.initial
          states.set(key, projection.evolve(before, recorded.event, recorded, key))
        }
      }
    }
  }
}

/** The fold of a read model. */
export const rowFold = <State, Event extends Typed, Row extends Columns>(
  model: ReadModel<State, Event, Row>
): RowFold<State, Event> => {
  const text = stateText(model.projection)
  // Rows are written about as often as events are read; the compiler makes it several times faster and falls back by itself.
  Compiler.enable(text.ast)
  Compiler.enable(Schema.flip(text).ast)
  const read = Schema.decodeUnknownResult(text)
  // The projection has made these states out of checked events. Whoever reads a row checks it.
  const write = Schema.encodeSync(text, { disableChecks: true })
  return {
    ...stateFold(model.projection),
    read,
    write: (key, state) => ({ key, state: write(state), columns: model.row(state, key) })
  }
}
