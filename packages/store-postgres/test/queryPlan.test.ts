/**
 * How PostgreSQL finds what it is asked for: by the indexes, never by walking through a table.
 */
import { describe, expect, it } from "@effect/vitest"
import { type EventStore, Query, SequencePosition } from "@westum/mobility"
import { Effect } from "effect"
import { everything, selected } from "../src/Reader.ts"
import { statement as small } from "../src/SmallReads.ts"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { event, open, patience, place } from "./support/Log.ts"

const { schema, url } = fileDatabase()

const events = 20_000

/** A log of which half has one tag, and each event another of its own. */
const filled = Effect.gen(function* () {
  yield* Effect.scoped(open({ url: url(), schema: "plans" }))
  yield* execute(
    url(),
    "TRUNCATE plans.event, plans.event_tag",
    `INSERT INTO plans.event
     SELECT i, i, 'id-' || i, 'type.' || i % 12, 1, ARRAY['one:' || i] || CASE i % 2 WHEN 0 THEN ARRAY['half:a'] ELSE '{}' END,
       '', repeat('x', 100), '{}' FROM generate_series(1, ${events}) i`,
    "INSERT INTO plans.event_tag SELECT tag, type, position FROM plans.event, unnest(tags) tag",
    "VACUUM ANALYZE plans.event",
    "VACUUM ANALYZE plans.event_tag"
  )
})

const planOf = (statement: string, limit = ", 10") =>
  Effect.map(
    execute(
      url(),
      "SET plan_cache_mode = force_generic_plan",
      `PREPARE asked AS ${statement}`,
      `EXPLAIN EXECUTE asked ('{"{half:a,one:4}"}', '{NULL}', '{0}', NULL${limit})`
    ),
    (rows) => rows.map(([line]) => String(line)).join("\n")
  )

describe("the plan of a page", () => {
  it.live(
    "walks through no table, in either direction",
    () =>
      Effect.gen(function* () {
        yield* filled
        for (const direction of ["ASC", "DESC"] as const) {
          for (const statement of [everything, selected]) {
            const plan = yield* planOf(statement("plans", direction))
            expect(plan).not.toMatch(/Seq Scan on event/)
            expect(plan).toMatch(/Index (Only )?Scan (Backward )?using event_pkey/)
          }
          expect(yield* planOf(selected("plans", direction))).toContain("event_tag_pkey on event_tag t")
        }
        expect(yield* planOf(small("plans"), "")).toContain("event_tag_pkey on event_tag t")
      }),
    patience
  )
})

const headOf = (store: EventStore.EventStoreService) =>
  Effect.map(store.read([{ query: Query.all }], { limit: 1 }), ({ head }) => head)

const rowsWalked = (schema: string) =>
  execute(
    url(),
    `SELECT sum(seq_tup_read)::integer FROM pg_stat_user_tables WHERE schemaname = '${schema}'
    AND relname IN ('event', 'event_tag')`
  )

describe("plans that were made when the log had one event", () => {
  it.live(
    "walk through no table when it has grown, before anybody has counted its rows",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        yield* Effect.scoped(Effect.flatMap(open({ url: url(), schema: name }), (store) => store.append(place())))
        yield* execute(url(), `VACUUM ANALYZE ${name}.event`, `VACUUM ANALYZE ${name}.event_tag`)
        yield* Effect.scoped(
          Effect.gen(function* () {
            const store = yield* open({ url: url(), schema: name })
            const taken = { query: [{ types: ["place.taken"], tags: ["place:a"] }] } as const
            const everyWay = Effect.gen(function* () {
              const [one] = place("place:a")
              const { last } = yield* store.append([one], {
                failIfEventsMatch: taken.query,
                after: yield* headOf(store)
              })
              yield* store.append([one])
              yield* store.find([one.id])
              yield* store.read([{ ...taken, after: SequencePosition.at(last - 1) }])
              yield* store.read([{ query: [{ tags: ["place:a"] }] }])
              yield* store.read([{ query: [{ types: ["place.taken"] }] }], { backwards: true, limit: 1 })
              yield* store.positionAt(Date.now())
            })
            yield* everyWay
            const [first, ...others] = Array.from({ length: 3000 }, (_, i) => event("place.left", "{}", `place:${i}`))
            if (first !== undefined) yield* store.append([first, ...others])
            yield* everyWay
            yield* everyWay
          })
        )
        // A session tells what it has walked through before it ends.
        expect(yield* rowsWalked(name)).toEqual([[0]])
      }),
    patience
  )
})
