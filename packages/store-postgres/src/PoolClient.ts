/**
 * A client on connections that are lent by a pool of the program, kept for a while, and set for our statements.
 */
import { PgClient } from "@effect/sql-pg"
import { Effect, Pool, Queue, type Scope } from "effect"
import { Reactivity } from "effect/reactivity"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import type { LogClient } from "./Database.ts"
import { lost } from "./Failure.ts"
import type { ForeignPool, ForeignPoolConnection } from "./ForeignPool.ts"
import { ForeignSession, sendOn, sqlErrorOf } from "./ForeignSession.ts"
import { inRealTime } from "./RealTime.ts"
import { waiter, type WireOf } from "./Wire.ts"

/** What is done with a pool. */
export interface Lending {
  readonly pool: ForeignPool
  /** How many of its connections are ours at most. */
  readonly maxConnections: number
  /** Milliseconds to wait for one. */
  readonly connectTimeout: number
  /** What each is set to while it is ours. */
  readonly settings: Readonly<Record<string, string>>
}

type Failed<A> = Effect.Effect<A, SqlError>

/** The connections behind our sessions. */
const lentOf = new WeakMap<object, Lent>()

/** A connection that is ours for now. Its errors are heard, or they would end the process. */
class Lent {
  readonly connection: ForeignPoolConnection
  readonly session: ForeignSession
  readonly #mourners = new Set<(why: SqlError) => void>()
  readonly #failed = (error: Error): void => this.lose(sqlErrorOf("query", error))
  readonly #ended = (): void => this.lose(sqlErrorOf("query", new Error("the connection ended")))
  #lost: SqlError | undefined

  constructor(connection: ForeignPoolConnection) {
    this.connection = connection
    const send = sendOn(connection)
    this.session = new ForeignSession((...statement) =>
      Effect.tapError(Effect.raceFirst(send(...statement), this.#loss), (error) =>
        Effect.sync(() => {
          if (error.reason._tag === "ConnectionError") this.lose(error)
        })
      )
    )
    lentOf.set(this.session, this)
    connection.addListener("error", this.#failed)
    connection.addListener("end", this.#ended)
  }

  /** Gives the connection back. One that is ended may tell of an error still; of the others the pool hears itself. */
  release(end: boolean): void {
    if (!end) {
      this.connection.removeListener("error", this.#failed)
      this.connection.removeListener("end", this.#ended)
    }
    this.connection.release(end)
  }

  /** Fails when the connection is lost: what was sent on it may never be answered. */
  get #loss(): Failed<never> {
    return Effect.callback((resume) => {
      const mourner = (why: SqlError) => resume(Effect.fail(why))
      this.onLoss(mourner)
      return Effect.sync(() => void this.#mourners.delete(mourner))
    })
  }

  get isLost(): boolean {
    return this.#lost !== undefined
  }

  lose(why: SqlError): void {
    if (this.#lost !== undefined) return
    this.#lost = why
    for (const mourner of this.#mourners) mourner(why)
  }

  onLoss(mourner: (why: SqlError) => void): void {
    if (this.#lost === undefined) this.#mourners.add(mourner)
    else mourner(this.#lost)
  }
}

/** The wire of a session of ours. */
export const lentWire: WireOf = (session) => {
  const lent = lentOf.get(session)
  if (lent === undefined) throw new TypeError("this session is none that a pool has lent")
  return {
    onCancelledWait: (heard) => {
      const hearNotice = ({ routine }: { readonly routine?: string | undefined }): void => {
        if (routine === waiter) heard()
      }
      lent.connection.addListener("notice", hearNotice)
      return () => void lent.connection.removeListener("notice", hearNotice)
    },
    end: (why) => lent.lose(lost(why))
  }
}

const exhausted = (timeout: number) =>
  sqlErrorOf("connect", new Error(`the pool lent no connection within ${timeout} milliseconds`))

/** One that comes when nobody waits for it any more is given back. */
const borrow = ({ connectTimeout, pool }: Lending): Failed<ForeignPoolConnection> =>
  Effect.callback<ForeignPoolConnection, SqlError>((resume) => {
    let isWanted = true
    pool.connect().then(
      (connection) => (isWanted ? resume(Effect.succeed(connection)) : connection.release()),
      (error: unknown) => resume(Effect.fail(sqlErrorOf("connect", error)))
    )
    return Effect.sync(() => void (isWanted = false))
  }).pipe(
    Effect.timeoutOrElse({ duration: connectTimeout, orElse: () => Effect.fail(exhausted(connectTimeout)) }),
    inRealTime
  )

const settle = ({ settings }: Lending, { session }: Lent): Failed<void> => {
  const entries = Object.entries(settings)
  if (entries.length === 0) return Effect.void
  const calls = entries.map((_, i) => `set_config($${2 * i + 1}, $${2 * i + 2}, false)`)
  return Effect.asVoid(session.executeValuesUnprepared(`SELECT ${calls.join(", ")}`, entries.flat()))
}

/** What we set would go on to whoever gets the connection next: it is ended, unless we set nothing. */
const lend = (lending: Lending): Effect.Effect<Lent, SqlError, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.map(borrow(lending), (connection) => new Lent(connection)),
    (lent) => Effect.sync(() => lent.release(lent.isLost || Object.keys(lending.settings).length > 0)),
    { interruptible: true }
  ).pipe(Effect.tap((lent) => settle(lending, lent)))

const hear = (lent: Lent, channel: string) =>
  Effect.gen(function* () {
    const told = yield* Effect.acquireRelease(Queue.unbounded<{ readonly payload: string }, SqlError>(), Queue.shutdown)
    lent.connection.addListener("notification", ({ channel: on, payload = "" }) => {
      if (on === channel) Queue.offerUnsafe(told, { payload })
    })
    lent.onLoss((why) => void Effect.runFork(Queue.fail(told, why)))
    // Whoever gets it next did not ask to be told.
    yield* Effect.addFinalizer(() =>
      Effect.sync(() => lent.lose(sqlErrorOf("query", new Error("nobody listens any more"))))
    )
    yield* lent.session.executeValuesUnprepared(`LISTEN "${channel}"`, [])
    return told
  })

/** A client on a pool of the program. Gives all its connections back when the scope closes. */
export const poolClient = Effect.fnUntraced(function* (
  lending: Lending
): Effect.fn.Return<LogClient, never, Scope.Scope> {
  const pool = yield* Pool.makeWithTTL({
    acquire: lend(lending),
    min: 0,
    max: lending.maxConnections,
    timeToLive: "1 minute"
  })
  const lent: Effect.Effect<Lent, SqlError, Scope.Scope> = Effect.flatMap(Pool.get(pool), (lent) =>
    lent.isLost
      ? Effect.andThen(
          Pool.invalidate(pool, lent),
          Effect.suspend(() => leased)
        )
      : Effect.succeed(lent)
  )
  const leased = Effect.tap(lent, (lent) =>
    Effect.addFinalizer(() => (lent.isLost ? Pool.invalidate(pool, lent) : Effect.void))
  )
  const client = yield* SqlClient.make({
    acquirer: Effect.map(leased, ({ session }) => session),
    compiler: PgClient.makeCompiler(),
    driver: "pg",
    spanAttributes: [["db.system.name", "postgresql"]],
    releaseSavepoint: (name) => `RELEASE SAVEPOINT ${name}`,
    // What the transaction had done is undone when its connection is lost.
    isTransaction: (session) => lentOf.get(session)?.isLost !== true
  }).pipe(Effect.provide(Reactivity.layer))
  return Object.assign(client, {
    listen: (channel: string) => Effect.flatMap(leased, (lent) => hear(lent, channel))
  })
})
