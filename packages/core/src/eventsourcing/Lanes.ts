/**
 * Waiting lines, one per contended key: whoever finds a lane free goes at once and alone; those who come meanwhile go next, together.
 */
import { Effect, Exit, type Scope } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { isReadonlyArrayNonEmpty } from "effect/Array"

/** How many go together at most. */
const widest = 256

interface Waiting<Item, A, E> {
  readonly item: Item
  readonly resume: (exit: Exit.Exit<A, E>) => void
}

const unanswered = Exit.die(new RangeError("work done together must give an exit for each item"))

/** Work done together; one exit per item, in order; a failure of the whole is that of each. */
export type Together<Item, A, E> = (
  items: NonEmptyReadonlyArray<Item>
) => Effect.Effect<ReadonlyArray<Exit.Exit<A, E>>, E>

/** Runs an item in the lane of its key. */
export type Lane<Item, A, E> = (key: string, item: Item) => Effect.Effect<A, E>

/** Lanes that work until the scope closes; who still waits then is interrupted. */
export const make = <Item, A, E>(together: Together<Item, A, E>, scope: Scope.Scope): Lane<Item, A, E> => {
  const lanes = new Map<string, Array<Waiting<Item, A, E>>>()

  const alone = (item: Item): Effect.Effect<A, E> => Effect.flatMap(together([item]), ([exit]) => exit ?? unanswered)

  const next = (key: string): Effect.Effect<void> =>
    Effect.suspend(() => {
      const going = lanes.get(key)?.splice(0, widest) ?? []
      if (isReadonlyArrayNonEmpty(going)) return Effect.asVoid(Effect.forkIn(go(key, going), scope))
      lanes.delete(key)
      return Effect.void
    })

  const go = (key: string, going: NonEmptyReadonlyArray<Waiting<Item, A, E>>): Effect.Effect<void, E> => {
    const [first, ...rest] = going
    return together([first.item, ...rest.map(({ item }) => item)]).pipe(
      Effect.onExit((exits) =>
        Effect.sync(() => {
          going.forEach(({ resume }, i) => {
            resume(Exit.isSuccess(exits) ? (exits.value[i] ?? unanswered) : Exit.failCause(exits.cause))
          })
        })
      ),
      Effect.ensuring(next(key)),
      Effect.asVoid
    )
  }

  return (key, item) =>
    Effect.suspend(() => {
      const lane = lanes.get(key)
      if (lane === undefined) {
        lanes.set(key, [])
        return Effect.ensuring(alone(item), next(key))
      }
      return Effect.callback<A, E>((resume) => {
        const waiting: Waiting<Item, A, E> = { item, resume }
        lane.push(waiting)
        return Effect.sync(() => {
          const i = lane.indexOf(waiting)
          if (i >= 0) lane.splice(i, 1)
        })
      })
    })
}
