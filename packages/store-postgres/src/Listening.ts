/**
 * Hears of appends by whomever: told by the server, and by looking now and then, since what is told may be missed.
 */
import { Effect, Queue, type Scope } from "effect"
import type { SqlError } from "effect/sql/SqlError"
import type { LogClient } from "./Database.ts"
import type { DatabaseFault } from "./DatabaseFault.ts"
import type { Growth } from "./Growth.ts"
import { Patience } from "./Patience.ts"
import { inRealTime } from "./RealTime.ts"
import type { Tenant } from "./Tenant.ts"

/** What listening needs. */
export interface Source<E> {
  readonly client: LogClient
  readonly tenant: Tenant
  readonly growth: Growth<E>
  /** Where the log ends; fails when that is before where it ended already. */
  readonly head: Effect.Effect<number, SqlError | DatabaseFault>
  /** Milliseconds between two looks. */
  readonly pollInterval: number
  /** What those who wait are told of an error; nothing when the server may come back. */
  readonly failed: (error: SqlError | DatabaseFault) => Effect.Effect<never, E> | undefined
}

const look = <E>({ failed, growth, head }: Source<E>): Effect.Effect<void> =>
  Effect.match(head, {
    onSuccess: growth.grew,
    onFailure: (error) => {
      const answer = failed(error)
      if (answer !== undefined) growth.answer(answer)
    }
  })

const poll = <E>(source: Source<E>): Effect.Effect<never> =>
  Effect.sleep(source.pollInterval).pipe(
    Effect.andThen(Effect.suspend(() => (source.growth.isAwaited ? look(source) : Effect.void))),
    Effect.forever
  )

/** Whether somebody tells of more than is known. Anybody who may connect can tell anything, so that it is only a reason to look. */
const tellsOfMore = <E>({ growth }: Source<E>, told: ReadonlyArray<{ readonly payload: string }>): boolean =>
  told.some(({ payload }) => Number(payload) > growth.head)

/** Listens until the connection is lost. What was recorded before it listened was not told, so it looks first. */
const hear = <E>(source: Source<E>, patience: Patience): Effect.Effect<never, SqlError> =>
  Effect.scoped(
    Effect.gen(function* () {
      const told = yield* source.client.listen(source.tenant.channel)
      patience.restore()
      yield* look(source)
      return yield* Effect.forever(
        Effect.flatMap(Queue.takeAll(told), (all) => (tellsOfMore(source, all) ? look(source) : Effect.void))
      )
    })
  )

const hearAgain = <E>(source: Source<E>): Effect.Effect<never> => {
  const patience = new Patience(0)
  return Effect.forever(Effect.catch(hear(source, patience), () => patience.pause))
}

/** Listens until the scope closes. */
export const listen = <E>(source: Source<E>): Effect.Effect<void, never, Scope.Scope> =>
  Effect.asVoid(
    Effect.forkScoped(inRealTime(Effect.all([poll(source), hearAgain(source)], { concurrency: 2, discard: true })))
  )
