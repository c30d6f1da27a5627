/**
 * How PostgreSQL finds what it is asked for: by the indexes, never by walking through a table.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { everything, selected } from "../src/Reader.ts"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { open, patience } from "./support/Log.ts"

const { url } = fileDatabase()

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

const planOf = (statement: string) =>
  Effect.map(
    execute(
      url(),
      "SET plan_cache_mode = force_generic_plan",
      `PREPARE asked AS ${statement}`,
      `EXPLAIN EXECUTE asked ('{"{half:a,one:4}"}', '{NULL}', '{0}', NULL, 10)`
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
      }),
    patience
  )
})
