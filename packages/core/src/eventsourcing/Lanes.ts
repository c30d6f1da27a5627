/**
 * Waiting lines, one per contended key: whoever finds a lane free goes at once and alone; those who come meanwhile go next, together.
 */
import { Array as Arr, Context, Deferred, Effect, Exit, type Scope, Tracer } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { isReadonlyArrayNonEmpty } from "effect/Array"

/** How many go together at most. */
export const widest = 256

interface Waiting<Item, A, E> {
  readonly item: Item
  readonly exit: Deferred.Deferred<A, E>
}

/** A queue exists while somebody goes. */
interface Queue<Item, A, E> {
  /** Those who go together now; nobody while somebody goes alone. */
  going: ReadonlyArray<Waiting<Item, A, E>>
  readonly waiting: Array<Waiting<Item, A, E>>
}

const unanswered = Exit.die(new RangeError("work done together must give an exit for each item"))

/**
 * Whether a service belongs to one piece of work alone: its span, or a transaction of one of Effect's SQL clients. Each client has a tag
 * of its own for its transactions, which nobody here can know; so this rests on the names that `effect/sql` gives its services, of which
 * work on the log wants none. A test with the tag of a client tells when they are called otherwise.
 */
const isOfOne = (key: string): boolean => key === Tracer.ParentSpan.key || key.startsWith("effect/sql/")

/** What is done together is no part of what the one does who happens to begin it. */
const ofNobody = <A, E>(work: Effect.Effect<A, E>): Effect.Effect<A, E> =>
  Effect.updateContext(work, ({ mapUnsafe }) =>
    Context.makeUnsafe(new Map(Array.from(mapUnsafe).filter(([key]) => !isOfOne(key))))
  )

/** Work done together; one exit per item, in order; a failure of the whole is that of each. */
export type Together<Item, A, E> = (
  items: NonEmptyReadonlyArray<Item>
) => Effect.Effect<ReadonlyArray<Exit.Exit<A, E>>, E>

/** Runs an item in the lane of its key. */
export type Lane<Item, A, E> = (key: string, item: Item) => Effect.Effect<A, E>

const tell = <Item, A, E>(
  group: ReadonlyArray<Waiting<Item, A, E>>,
  exits: Exit.Exit<ReadonlyArray<Exit.Exit<A, E>>, E>
): void => {
  for (const [i, { exit }] of group.entries()) {
    Deferred.doneUnsafe(exit, Exit.isSuccess(exits) ? (exits.value[i] ?? unanswered) : Exit.failCause(exits.cause))
  }
}

/**
 * Lanes that work until the scope closes; who still waits then, or comes later, is interrupted. `alone` is the same work for one
 * item.
 */
export const make = Effect.fnUntraced(function* <Item, A, E>(
  together: Together<Item, A, E>,
  alone: (item: Item) => Effect.Effect<A, E> = (item) =>
    Effect.flatMap(together([item]), ([exit]) => exit ?? unanswered)
): Effect.fn.Return<Lane<Item, A, E>, never, Scope.Scope> {
  const scope = yield* Effect.scope
  const queues = new Map<string, Queue<Item, A, E>>()

  const next = (key: string, queue: Queue<Item, A, E>): Effect.Effect<void> =>
    Effect.suspend(() => {
      const group = queue.waiting.splice(0, widest)
      queue.going = group
      if (isReadonlyArrayNonEmpty(group)) return Effect.asVoid(Effect.forkIn(ofNobody(go(key, queue, group)), scope))
      queues.delete(key)
      return Effect.void
    })

  const go = (
    key: string,
    queue: Queue<Item, A, E>,
    group: NonEmptyReadonlyArray<Waiting<Item, A, E>>
  ): Effect.Effect<void> =>
    Effect.suspend(() => together(Arr.map(group, ({ item }) => item))).pipe(
      Effect.onExit((exits) => Effect.sync(() => tell(group, exits))),
      Effect.ensuring(next(key, queue)),
      Effect.ignore
    )

  // What is forked into a closing scope may never begin: those it was to answer are told here.
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      for (const { going, waiting } of queues.values()) tell([...going, ...waiting.splice(0)], Exit.interrupt())
    })
  )

  // Taking a place in a queue and promising to leave it is one step: nothing can be interrupted in between.
  return (key, item) =>
    Effect.uninterruptibleMask((restore) => {
      if (scope.state._tag === "Closed") return Effect.interrupt
      const queue = queues.get(key)
      if (queue === undefined) {
        const own: Queue<Item, A, E> = { going: [], waiting: [] }
        queues.set(key, own)
        return Effect.ensuring(restore(Effect.suspend(() => alone(item))), next(key, own))
      }
      const place = { item, exit: Deferred.makeUnsafe<A, E>() }
      queue.waiting.push(place)
      const leave = Effect.sync(() => {
        const i = queue.waiting.indexOf(place)
        if (i >= 0) queue.waiting.splice(i, 1)
      })
      return Effect.onInterrupt(restore(Deferred.await(place.exit)), () => leave)
    })
})
