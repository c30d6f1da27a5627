/**
 * Saves states that took many events, beside the work, and starts from them again. Nothing rests on it: where saving fails, or what was
 * saved cannot be believed, histories are folded from their start.
 */
import { type Cause, Effect, Fiber, Option, Queue, Result, Schema, type Scope } from "effect"
import type { EventStoreService, StoreFailed } from "./EventStore.ts"
import { failureOf, tagOf } from "./Failure.ts"
import type { Part } from "./Known.ts"
import type { Moved } from "./Moved.ts"
import type { Projection } from "./Projection.ts"
import { isIntact, isOf, type SavedState, sealed } from "./SavedState.ts"
import type { Bounds, SavedStatesFailed, SavedStatesService } from "./SavedStates.ts"
import { at, type SequencePosition } from "./SequencePosition.ts"
import { type Kept, stateText } from "./StateText.ts"

/** The state of a part. */
interface Stated<Event> extends Part<Event> {
  readonly state: unknown
}

/** A state as it may be saved: the rest of a known part does not matter. */
export type Due<Event> = Stated<Event> & Readonly<Omit<Moved, "saved">>

/** A state that was saved, and that its projection can read. */
export interface Resumed<Event> extends Stated<Event> {
  readonly saved: SavedState
}

/** What saves states. */
export interface Saves<Event> {
  /** A state is due again after so many more events. */
  readonly every: number
  /** Saves a state as it is now, some time later. */
  readonly due: (state: Due<Event>) => void
}

/** What saves states, and finds them again. */
export interface Saving<Event> extends Saves<Event> {
  /** The newest state of each key that the log vouches for. */
  readonly newest: (
    store: EventStoreService,
    projections: Iterable<Projection<unknown, Event>>,
    bounds: Bounds
  ) => Effect.Effect<ReadonlyArray<Resumed<Event>>>
  /** The newest state of a key up to a position. Whoever goes on from it has to see that the log has the event that it ends with. */
  readonly find: (part: Part<Event>, until?: SequencePosition) => Effect.Effect<Resumed<Event> | undefined>
  /** Forgets a state that the log does not vouch for. */
  readonly forget: (saved: SavedState) => Effect.Effect<void>
}

/** Hands on a state that has come far since it was saved. */
export const saveIfDue = <Event>({ due, every }: Saves<Event>, moved: Moved, state: () => Stated<Event>): void => {
  if (moved.events - moved.saved < every) return
  moved.saved = moved.events
  due({ ...state(), ...moved })
}

/** Events after which a state is due again, where nothing else is said. */
export const usual = 500

/** To read back a state that takes more than this would take longer than to fold its events. */
const charactersPerEvent = 200

/** States that wait to be saved; the oldest go first. */
const waiting = 256

/** The last thing a runner does is to save what waits, for as long at most. */
const patience = "2 seconds"

/** Why a store failed, where it was a store. */
const reasonOf = (cause: Cause.Cause<object>): { readonly reason?: string } => {
  const failure = failureOf(cause)
  return failure !== undefined && "reason" in failure ? { reason: String(failure.reason) } : {}
}

/** Where a state cannot be saved or read for whatever reason, there is none. What a state says is told to those only who look for faults. */
const leftOut = <A, E extends { readonly _tag: string }, R>(
  doing: string,
  work: Effect.Effect<A, E, R>,
  instead: A
): Effect.Effect<A, never, R> =>
  Effect.catchCause(work, (cause) =>
    Effect.logWarning(`${doing}: left out`).pipe(
      Effect.andThen(Effect.logDebug(doing, cause)),
      Effect.annotateLogs({ failed: tagOf(cause), ...reasonOf(cause) }),
      Effect.as(instead)
    )
  )

const isKept = <Event>(projection: Projection<unknown, Event>): projection is Kept<unknown, Event> =>
  projection.schema !== undefined

const encoded = <Event>(
  projection: Kept<unknown, Event>,
  { event, events, generation, key, moved, recordedAt, state }: Due<Event>
): Effect.Effect<SavedState | undefined, Schema.SchemaError> =>
  Effect.map(Schema.encodeEffect(stateText(projection))(state), (text) => {
    if (text.length > charactersPerEvent * events) return undefined
    const { name, version } = projection
    const said = { event, events, generation, key, position: moved, projection: name, recordedAt, state: text, version }
    return sealed(said)
  })

/** Of saved states those that are what was saved and that their projections can read. */
const readable = <Event>(
  states: Iterable<SavedState>,
  projections: ReadonlyMap<string, Kept<unknown, Event>>
): ReadonlyArray<Resumed<Event>> => {
  const read: Array<Resumed<Event>> = []
  for (const saved of states) {
    const projection = projections.get(saved.projection)
    if (projection === undefined || projection.version !== saved.version || !isIntact(saved)) continue
    const state = Schema.decodeResult(stateText(projection))(saved.state)
    if (Result.isSuccess(state)) read.push({ projection, key: saved.key, state: state.success, saved })
  }
  return read
}

/** Those of the states that end with an event which the log has where they say. */
const vouchedFor = <Event>(
  store: EventStoreService,
  resumed: ReadonlyArray<Resumed<Event>>
): Effect.Effect<ReadonlyArray<Resumed<Event>>, StoreFailed> => {
  if (resumed.length === 0) return Effect.succeed([])
  return Effect.map(store.find([...new Set(resumed.map(({ saved }) => saved.event))]), (found) => {
    const byId = new Map(found.map((stored) => [stored.event.id, stored]))
    return resumed.filter(({ saved }) => {
      const stored = byId.get(saved.event)
      return stored !== undefined && isOf(saved, stored)
    })
  })
}

const keptOf = <Event>(projections: Iterable<Projection<unknown, Event>>) =>
  new Map([...projections].filter(isKept).map((projection) => [projection.name, projection]))

const newest = Effect.fnUntraced(function* <Event>(
  states: SavedStatesService,
  store: EventStoreService,
  projections: Iterable<Projection<unknown, Event>>,
  bounds: Bounds
): Effect.fn.Return<ReadonlyArray<Resumed<Event>>, SavedStatesFailed | StoreFailed> {
  const kept = keptOf(projections)
  const saved = yield* states.newest(
    Array.from(kept.values(), ({ name, version }) => ({ projection: name, version })),
    bounds
  )
  const believed = yield* vouchedFor(store, readable(saved, kept))
  const good = new Set(believed.map((each) => each.saved))
  yield* Effect.forEach(
    saved.filter((each) => !good.has(each)),
    (each) => states.forget(each)
  )
  return believed
})

const find = Effect.fnUntraced(function* <Event>(
  states: SavedStatesService,
  { key, projection }: Part<Event>,
  until: SequencePosition
): Effect.fn.Return<Resumed<Event> | undefined, SavedStatesFailed> {
  const { name, version } = projection
  const saved = Option.toArray(yield* states.upTo({ projection: name, version }, key, until))
  const [resumed] = readable(saved, keptOf([projection]))
  // Whatever stands under this key may be of another: what a store mixes up is found out too.
  if (resumed !== undefined && resumed.key === key && resumed.saved.position <= until) return resumed
  yield* Effect.forEach(saved, (each) => states.forget(each))
  return undefined
})

const last = at(Number.MAX_SAFE_INTEGER)

/** Saves until the scope closes. */
export const make = Effect.fnUntraced(function* <Event>(
  states: SavedStatesService,
  every = usual
): Effect.fn.Return<Saving<Event>, never, Scope.Scope> {
  const queue = yield* Queue.sliding<Due<Event>, Cause.Done>(waiting)
  const save = (due: Due<Event>): Effect.Effect<void> => {
    const { projection } = due
    if (!isKept(projection)) return Effect.void
    const saved = Effect.flatMap(encoded(projection, due), (state) =>
      state === undefined ? Effect.void : states.save(state)
    )
    return leftOut(`Saving a state of ${projection.name}`, saved, undefined)
  }
  const saves = yield* Queue.take(queue).pipe(Effect.flatMap(save), Effect.forever, Effect.exit, Effect.forkScoped)
  yield* Effect.addFinalizer(() =>
    Effect.andThen(Queue.end(queue), Effect.timeoutOption(Effect.interruptible(Fiber.await(saves)), patience))
  )
  return {
    every,
    due: ({ event, events, generation, key, moved, projection, recordedAt, state }) => {
      if (isKept(projection)) {
        Queue.offerUnsafe(queue, { event, events, generation, key, moved, projection, recordedAt, state })
      }
    },
    newest: (store, projections, bounds) =>
      leftOut("Reading saved states", newest(states, store, projections, bounds), []),
    find: (part, until = last) =>
      isKept(part.projection)
        ? leftOut("Reading a saved state", find(states, part, until), undefined)
        : Effect.undefined,
    forget: (saved) => leftOut("Forgetting a saved state", states.forget(saved), undefined)
  }
})
