/**
 * What subscriptions read: pages of a log that only grows, from a server that may be away for a while.
 */
import type { EventStore } from "@westum/mobility"
import { Effect } from "effect"
import { isSqlError, type SqlError } from "effect/sql/SqlError"
import { contiguous } from "./Contiguity.ts"
import type { Run } from "./Database.ts"
import { DatabaseFault } from "./DatabaseFault.ts"
import { isAway } from "./Failure.ts"
import type { Growth } from "./Growth.ts"
import { Patience } from "./Patience.ts"
import { read } from "./Reader.ts"
import { inRealTime } from "./RealTime.ts"
import type { Tenant } from "./Tenant.ts"

type Found<A> = Effect.Effect<A, SqlError | DatabaseFault>

/**
 * Looks where the log ends. It was restored to an earlier state, or the server is not the one it was, when it ends before where
 * it was known to end: what is recorded from now on would be taken for what was told already.
 */
export const grownOnly = <A, E>(
  growth: Growth<E>,
  look: Effect.Effect<A, SqlError>,
  headOf: (found: A) => number
): Found<A> =>
  Effect.suspend(() => {
    const known = growth.head
    return Effect.flatMap(look, (found) => {
      const head = headOf(found)
      growth.grew(head)
      return head >= known
        ? Effect.succeed(found)
        : Effect.fail(new DatabaseFault("corrupt", `the log ends at ${head}, and ended at ${known} before`))
    })
  })

/** A page of a subscription. Waits for a server that is away, as those do who wait for the log to grow. */
export const follow =
  <E>(run: Run, tenant: Tenant, growth: Growth<E>) =>
  (parts: readonly [EventStore.ReadPart], options: EventStore.ReadOptions): Found<EventStore.ReadResult> => {
    const once = Effect.flatMap(
      grownOnly(growth, read(run, tenant, parts, options), ({ head }) => head),
      (page) => contiguous(run, tenant, parts[0], options.limit, page)
    )
    const patience = new Patience(0)
    const again: Found<EventStore.ReadResult> = Effect.catch(once, (error) =>
      isSqlError(error) && isAway(error) ? Effect.andThen(inRealTime(patience.pause), again) : Effect.fail(error)
    )
    return again
  }
