/**
 * How SQLite finds what it is asked for: by the index, from tag, type and position, never by walking through a table.
 */
import { describe, expect, it } from "@effect/vitest"
import type { Event, Query } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"
import { DatabaseSync } from "node:sqlite"
import { Connection } from "../src/Connection.ts"
import { prepare } from "../src/Items.ts"
import { endOfLog } from "../src/EventRow.ts"
import { anySql, countSql, eventsSql, pageSql, type Sql, typesOf, unionOf } from "../src/ItemSql.ts"
import { logFile } from "../src/LogTables.ts"
import { event, open } from "./support/Log.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const span = { after: 10, until: 1000 }

const tags = (count: number) => Arr.makeBy(count, (i): Event.Tag => `tag:${i}`)
const types = (count: number) => Arr.makeBy(count, (i) => `type.${i}`)

const emptyLog = (): Connection => {
  const db = new DatabaseSync(":memory:")
  db.exec(logFile.tables.join(" "))
  // A connection wants a file that stands where it stood: any will do, as nobody looks into it.
  return new Connection(import.meta.filename, db)
}

const planOf = ({ params, text }: Sql): ReadonlyArray<string> =>
  emptyLog()
    .rows(`EXPLAIN QUERY PLAN ${text}`, params)
    .map((row) => String(row[3]))

const statements = (item: Query.QueryItem): ReadonlyArray<readonly [string, Sql]> => [
  ["the events", eventsSql(item, span)],
  ["a page", pageSql(item, span, { limit: 10, backwards: false })],
  ["a page from the end", pageSql(item, span, { limit: 10, backwards: true })],
  ["a condition", anySql(item, span)],
  ["a count", countSql(item, span, 10)]
]

const byTag = "SEARCH t USING PRIMARY KEY (tag=?)"
const byTagAndType = "SEARCH t USING PRIMARY KEY (tag=? AND type=? AND position>? AND position<?)"
const byType = /^SEARCH t USING (COVERING )?INDEX event_by_type \(type=\? AND rowid>\? AND rowid<\?\)$/
const lookUp = "SEARCH o USING PRIMARY KEY (tag=? AND type=? AND position=?)"

const items: ReadonlyArray<readonly [string, Query.QueryItem, string | RegExp]> = [
  ["every event", {}, "SEARCH t USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"],
  ["a type", { types: types(1) }, byType],
  ["types", { types: types(12) }, byType],
  ["a tag", { tags: tags(1) }, byTag],
  ["a tag and a type", { tags: tags(1), types: types(1) }, byTagAndType],
  ["a tag and types", { tags: tags(1), types: types(12) }, byTagAndType],
  ["tags", { tags: tags(3) }, byTag],
  ["tags and a type", { tags: tags(2), types: types(1) }, byTagAndType],
  ["tags and types", { tags: tags(4), types: types(12) }, byTagAndType]
]

describe("the plan of", () => {
  for (const [what, item, leading] of items) {
    for (const [kind, sql] of statements(item)) {
      it(`${kind}, for ${what}`, () => {
        const plan = planOf(sql)
        expect(plan.find((step) => / t( |$)/.test(step))).toMatch(leading)
        // What is walked through is the result of a subquery.
        expect(plan.filter((step) => /^SCAN (?!p$|\(subquery)/.test(step))).toEqual([])
        expect(plan.filter((step) => step === lookUp)).toHaveLength(Math.max(0, (item.tags?.length ?? 0) - 1))
      })
    }
  }

  it("what a decision reads, with the end of the log: as each by itself, and one row of the log", () => {
    const [tagged, typed] = [{ tags: tags(1), types: types(12) }, { types: types(2) }]
    const plan = planOf(unionOf([endOfLog, eventsSql(tagged, span), eventsSql(typed, span), eventsSql(tagged, span)]))
    expect(plan.filter((step) => step.startsWith("SEARCH "))).toEqual([
      "SEARCH event",
      byTagAndType,
      "SEARCH e USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
      expect.stringMatching(byType),
      byTagAndType,
      "SEARCH e USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN"
    ])
    expect(plan.filter((step) => step.startsWith("SCAN "))).toEqual([])
  })

  it("the types of a tag: a step for each", () => {
    const plan = planOf({ text: typesOf, params: ["tag:a"] })
    expect(plan).toContain("SEARCH event_tag USING PRIMARY KEY (tag=? AND type>?)")
    expect(plan.filter((step) => /^SCAN (?!known)/.test(step))).toEqual([])
  })
})

describe("an item is made cheap:", () => {
  const filled = Effect.gen(function* () {
    const filename = `${yield* temporaryDirectory}/log.db`
    const store = yield* open({ filename })
    yield* store.append(
      Arr.makeBy(300, (i) => ({
        ...event(`type.${i % 3}`),
        tags: ["all:a", ...(i % 2 === 0 ? (["half:a"] as const) : []), `one:${i}`] as const
      }))
    )
    return yield* Effect.acquireRelease(
      Effect.sync(() => new Connection(filename, new DatabaseSync(filename))),
      (file) => Effect.sync(() => file.close())
    )
  })
  const whole = { after: 0, until: 300 }

  it.live("its rarest tag leads, whichever was written first", () =>
    Effect.gen(function* () {
      const file = yield* filled
      const leading = (item: Query.QueryItem) => prepare(file, item, whole, true).tags
      expect(leading({ tags: ["all:a", "one:4"] })).toEqual(["one:4", "all:a"])
      expect(leading({ tags: ["all:a", "unknown:a", "half:a"] })).toEqual(["unknown:a", "all:a", "half:a"])
      expect(leading({ tags: ["all:a", "half:a"] })).toEqual(["half:a", "all:a"])
      expect(leading({ tags: ["half:a", "all:a"] })).toEqual(["half:a", "all:a"])
    })
  )

  it.live("a part of a frequent tag's events is asked for by type", () =>
    Effect.gen(function* () {
      const file = yield* filled
      const types = ["type.0", "type.1", "type.2"]
      expect(prepare(file, { tags: ["all:a"] }, whole, true)).toEqual({ tags: ["all:a"], types })
      expect(prepare(file, { tags: ["all:a", "half:a"] }, whole, true)).toEqual({ tags: ["half:a", "all:a"], types })
      expect(prepare(file, { tags: ["one:4"] }, whole, true)).toEqual({ tags: ["one:4"] })
      expect(prepare(file, { tags: ["all:a"] }, whole, false)).toEqual({ tags: ["all:a"] })
      expect(prepare(file, { types: ["type.0"] }, whole, true)).toEqual({ types: ["type.0"] })
    })
  )
})
