/**
 * Reads that wait at the same time share statements; each gets what it would get alone.
 */
import { PgClient } from "@effect/sql-pg"
import { describe, expect, it } from "@effect/vitest"
import { type Event, EventStore, type Query, SequencePosition } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Array as Arr, Cause, Effect, Exit, Fiber, Layer, Redacted, Result, Scope } from "effect"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { event, open, patience, place, whole } from "./support/Log.ts"
import { countedTo } from "./support/Statements.ts"

const { schema, url } = fileDatabase()

const together = { concurrency: "unbounded" } as const

const opened = Effect.gen(function* () {
  const counted = yield* countedTo(url())
  const name = yield* schema
  return { ...counted, name, store: yield* open({ url: counted.url, schema: name }) }
})

const types = ["place.taken", "place.freed"] as const

const item = (...tags: ReadonlyArray<Event.Tag>): Query.Query => {
  const [first, ...rest] = tags.map((tag) => ({ types, tags: [tag] as const }))
  return first === undefined ? [{}] : [first, ...rest]
}

/** A log in which each event has a tag of its own, one of five, and in part one that all share. */
const fill = (store: EventStore.EventStoreService, count: number) =>
  store.append(
    Arr.map(Arr.range(1, count), (n) => ({
      ...event(types[n % 2] ?? types[0], JSON.stringify({ n })),
      tags: [`own:${n}`, `five:${n % 5}`, ...(n % 3 === 0 ? (["third:a"] as const) : [])] as const
    }))
  )

/** As different as reads of decisions are: of one tag or several, from different positions on, up to others. */
const readsOf = (count: number): ReadonlyArray<readonly [EventStore.ReadPart, EventStore.ReadOptions]> =>
  Array.from({ length: count }, (_, n) => {
    const tags: ReadonlyArray<ReadonlyArray<Event.Tag>> = [
      [`own:${n}`],
      [`five:${n % 5}`, "third:a"],
      ["own:none"],
      [`own:${n}`, `own:${n + 1}`, `five:${n % 5}`]
    ]
    const part = { query: item(...(tags[n % 4] ?? [])), after: SequencePosition.at(n % 7 === 0 ? 0 : n % 11) }
    return [part, n % 3 === 0 ? { until: SequencePosition.at(n) } : {}]
  })

/** What a read gets out of a log, worked out by itself. */
const expected = (
  log: ReadonlyArray<Event.SequencedEvent>,
  { after = SequencePosition.start, query }: EventStore.ReadPart,
  { until = SequencePosition.at(log.length) }: EventStore.ReadOptions
): EventStore.ReadResult => {
  const tags = query.flatMap((item) => item.tags ?? [])
  const matches = ({ event, position }: Event.SequencedEvent) =>
    position > after && position <= until && event.tags.some((tag) => tags.includes(tag))
  return { head: until, events: log.filter(matches) }
}

describe("reads that come together", () => {
  it.live(
    "each get what they get alone, in an eighth as many statements",
    () =>
      Effect.gen(function* () {
        const { passed, store } = yield* opened
        yield* fill(store, 100)
        const log = yield* whole(store)
        const reads = readsOf(96).map(([part, options]) => store.read([part], options))
        const alone = readsOf(96).map(([part, options]) => expected(log, part, options))
        expect(new Set(alone.map(({ events }) => events.length)).size).toBeGreaterThan(8)
        passed()
        expect(yield* Effect.all(reads, together)).toEqual(alone)
        expect(passed().statements).toBe(96 / 8)
      }),
    patience
  )

  it.live(
    "and are more than fits into an answer are read by themselves",
    () =>
      Effect.gen(function* () {
        const { store } = yield* opened
        yield* fill(store, 30_100)
        const large = store.read([{ query: item("third:a") }])
        const small = store.read([{ query: item("own:7", "own:30000") }])
        const sizes = (yield* Effect.all([small, large, small], together)).map(({ events }) => events.length)
        expect(sizes).toEqual([2, 10_033, 2])
      }),
    patience
  )

  it.live(
    "see what was recorded before they were asked for",
    () =>
      Effect.gen(function* () {
        const { store } = yield* opened
        const own = Effect.gen(function* () {
          const tag: Event.Tag = `own:${crypto.randomUUID()}`
          const { last } = yield* store.append(place(tag))
          const { events, head } = yield* store.read([{ query: item(tag) }])
          return events.length === 1 && head >= last
        })
        const turns = yield* Effect.all(
          Array.from({ length: 200 }, () => own),
          together
        )
        expect(turns.every((seen) => seen)).toBe(true)
      }),
    patience
  )

  it.live(
    "do not need each other: those that are interrupted leave the others their answers",
    () =>
      Effect.gen(function* () {
        const { store } = yield* opened
        yield* fill(store, 100)
        const fibers = yield* Effect.forEach(Arr.range(1, 64), (n) =>
          Effect.forkChild(store.read([{ query: item(`own:${n}`) }]))
        )
        yield* Effect.yieldNow
        yield* Fiber.interruptAll(fibers.filter((_, n) => n % 2 === 0))
        const left = yield* Effect.forEach(
          fibers.filter((_, n) => n % 2 === 1),
          Fiber.join
        )
        expect(left.map(({ events }) => events[0]?.position)).toEqual(Arr.range(1, 32).map((n) => 2 * n))
      }),
    patience
  )
})

describe("reads that get no answer", () => {
  it.live(
    "because of a row that is damaged, or that the server cannot give, are those that asked for it, and no others",
    () =>
      Effect.gen(function* () {
        const { name, store } = yield* opened
        yield* fill(store, 10)
        const failing = "recorded_at / (CASE position WHEN 5 THEN 0 ELSE 1 END) AS recorded_at"
        yield* execute(
          url(),
          `UPDATE ${name}.event SET tags = '{damaged}' WHERE position = 3`,
          `ALTER TABLE ${name}.event RENAME TO rows`,
          `CREATE VIEW ${name}.event AS SELECT position, ${failing}, id, type, version, tags, digest, data, meta FROM ${name}.rows`
        )
        const reads = Arr.range(1, 8).map((n) => Effect.result(store.read([{ query: item(`own:${n}`) }])))
        const told = yield* Effect.all(reads, together)
        yield* execute(url(), `DROP VIEW ${name}.event`, `ALTER TABLE ${name}.rows RENAME TO event`)
        expect(
          told.map((result) => (Result.isSuccess(result) ? result.success.events.length : result.failure.reason))
        ).toEqual([1, 1, "corrupt", 1, "unavailable", 1, 1, 1])
      }),
    patience
  )

  it.live(
    "all say why, and the next ones are answered",
    () =>
      Effect.gen(function* () {
        const { name, store } = yield* opened
        yield* fill(store, 10)
        const reads = Array.from({ length: 20 }, () => Effect.flip(store.read([{ query: item("own:1") }])))
        yield* execute(url(), `ALTER TABLE ${name}.event_tag RENAME TO elsewhere`)
        const failures = yield* Effect.all(reads, together)
        yield* execute(url(), `ALTER TABLE ${name}.elsewhere RENAME TO event_tag`)
        expect(new Set(failures.map(({ reason }) => reason))).toEqual(new Set(["notAStore"]))
        expect((yield* store.read([{ query: item("own:1") }])).events).toHaveLength(1)
      }),
    patience
  )

  it.live(
    "because the store closes are told so, those that wait and those that come later",
    () =>
      Effect.gen(function* () {
        const scope = yield* Scope.make()
        const name = yield* schema
        const store = yield* Scope.provide(open({ url: url(), schema: name }), scope)
        const read = store.read([{ query: item("own:1") }])
        const others: ReadonlyArray<Effect.Effect<unknown, EventStore.StoreFailed>> = [
          store.read([{ query: [{}] }]),
          store.find(["a"]),
          store.positionAt(0)
        ]
        const asked = [...Arr.range(1, 100).map(() => read), ...others]
        const waiting = yield* Effect.forEach(asked, (each) => Effect.forkChild(Effect.exit(each)))
        yield* Effect.yieldNow
        yield* Scope.close(scope, Exit.void)
        const exits = [...(yield* Effect.forEach(waiting, Fiber.join)), ...(yield* Effect.forEach(asked, Effect.exit))]
        // What the server had answered before it closed is an answer.
        const failed = exits.filter(Exit.isFailure).map(({ cause }) => Cause.squash(cause))
        expect(failed.length).toBeGreaterThanOrEqual(asked.length)
        for (const failure of failed) expect(failure).toMatchObject({ _tag: "StoreFailed", reason: "unavailable" })
      }),
    patience
  )
})

it.live(
  "reads in a transaction of the program see what that sees",
  () =>
    Effect.gen(function* () {
      const name = yield* schema
      const client = PgClient.layer({ url: Redacted.make(url()) })
      const outside = yield* open({ url: url(), schema: name })
      const recording = Effect.promise(() => Effect.runPromise(outside.append(place("own:1"))))
      const program = Effect.gen(function* () {
        const sql = yield* PgClient.PgClient
        const store = yield* EventStore.EventStore
        const count = Effect.map(store.read([{ query: item("own:1") }]), ({ events }) => events.length)
        const counts = sql.withTransaction(
          Effect.gen(function* () {
            yield* sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`
            return [yield* count, yield* Effect.andThen(recording, count)]
          })
        )
        expect([...(yield* counts), yield* count]).toEqual([0, 0, 1])
      })
      yield* Effect.provide(program, Layer.provideMerge(PostgresEventStore.layerClient({ schema: name }), client))
    }),
  patience
)
