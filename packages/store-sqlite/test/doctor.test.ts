/**
 * The doctor finds and names what is damaged in a file, down to single bytes of it, and finds nothing where nothing is.
 */
import { describe, expect, it } from "@effect/vitest"
import { Doctor } from "@westum/mobility"
import { RawLogContract, Runs } from "@westum/mobility-testkit"
import { Effect } from "effect"
import * as fc from "fast-check"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, beforeAll } from "vitest"
import { byBytes, bySql, damaged, examined, overwritten, writeLog } from "./support/Damage.ts"

const directory = mkdtempSync(join(tmpdir(), "westum-doctor-"))
const sound = join(directory, "sound.db")
beforeAll(() => Effect.runPromise(writeLog(sound)))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

let copies = 0
const copyWith = (damage: (filename: string) => void) => damaged(sound, join(directory, `${copies++}.db`), damage)

/** What was done to the file, and what is found of it. */
const damages: ReadonlyArray<readonly [string, (filename: string) => void, ReadonlyArray<string>]> = [
  ["a letter of data that is JSON still", byBytes('"North"', '"Nprth"'), ["digest differs 3 data"]],
  [
    "a digit of data",
    byBytes('"mobility":"m1","project":"R","member":"north"', '"mobility":"m1","project":"R","member":"nprth"'),
    ["digest differs 6 data", "digest differs 12 data"]
  ],
  ["a letter of data that is JSON no more", byBytes('"name":"South"', '"name":"South '), ["digest differs 4 data"]],
  ["a letter of meta", byBytes('"command":"approval 2"', '"command":"approval 9"'), ["digest differs 13 meta"]],
  ["the whole of meta", bySql("UPDATE event SET meta = '{}' WHERE position = 5"), ["digest differs 5 meta"]],
  [
    "the type",
    bySql("UPDATE event SET type = 'mobility.rejected' WHERE position = 12"),
    [
      "digest differs 12 type",
      ...Array.from({ length: 4 }, () => "not indexed 12 tags"),
      ...Array.from({ length: 4 }, () => "stray in the index 12")
    ]
  ],
  ["the version", bySql("UPDATE event SET version = 1 WHERE position = 11"), ["digest differs 11 version"]],
  [
    "the version, to one that is none",
    bySql("UPDATE event SET version = 0 WHERE position = 11"),
    ["malformed column 11 version"]
  ],
  ["the id, with its index", bySql("UPDATE event SET id = 'x' WHERE position = 6"), ["digest differs 6 id"]],
  [
    "the digest",
    bySql(
      "UPDATE event SET digest = 'A' || substr(digest, 2) WHERE position = 6 AND digest NOT LIKE 'A%'",
      "UPDATE event SET digest = digest || 'x' WHERE position = 6"
    ),
    ["digest differs 6 digest"]
  ],
  [
    "the time, to one before its predecessor's",
    bySql("UPDATE event SET recorded_at = 5 WHERE position = 12"),
    ["time goes back 12 recordedAt"]
  ],
  [
    "the times of two events, swapped",
    bySql(
      "CREATE TEMP TABLE t AS SELECT position, recorded_at FROM event",
      "UPDATE event SET recorded_at = (SELECT recorded_at FROM t WHERE t.position = 25 - event.position) WHERE position IN (12, 13)"
    ),
    ["time goes back 13 recordedAt"]
  ],
  [
    "the time of an event among those of its command",
    bySql("UPDATE event SET recorded_at = recorded_at + 0.5 WHERE position BETWEEN 4 AND 10"),
    [
      "recorded apart 4 recordedAt",
      "recorded apart 5 recordedAt",
      "recorded apart 6 recordedAt",
      "recorded apart 7 recordedAt",
      "recorded apart 8 recordedAt",
      "recorded apart 9 recordedAt",
      "recorded apart 10 recordedAt"
    ]
  ],
  [
    "tags that are no JSON",
    bySql("UPDATE event SET tags = '[broken' WHERE position = 12"),
    ["malformed column 12 tags", ...Array.from({ length: 4 }, () => "stray in the index 12")]
  ],
  [
    "the tags, with the index",
    bySql(
      `UPDATE event SET tags = '["project:R"]' WHERE position = 12`,
      "DELETE FROM event_tag WHERE position = 12 AND tag <> 'project:R'"
    ),
    ["digest differs 12 tags"]
  ],
  [
    "a row out of the table of tags",
    bySql("DELETE FROM event_tag WHERE position = 12 AND tag = 'mobility:m1'"),
    ["not indexed 12 tags"]
  ],
  [
    "a row into the table of tags",
    bySql("INSERT INTO event_tag VALUES ('mobility:m9', 'mobility.approved', 12)"),
    ["stray in the index 12"]
  ],
  [
    "a row into the table of tags that leads nowhere",
    bySql("INSERT INTO event_tag VALUES ('mobility:m9', 'mobility.approved', 3.0 - 13)"),
    ["stray in the index -10"]
  ],
  [
    "a middle event, with its tags",
    bySql("DELETE FROM event WHERE position = 8", "DELETE FROM event_tag WHERE position = 8"),
    ["position missing 8-8 position"]
  ],
  [
    "several events",
    bySql("DELETE FROM event WHERE position IN (3, 4, 12)", "DELETE FROM event_tag WHERE position IN (3, 4, 12)"),
    ["position missing 3-4 position", "position missing 12-12 position"]
  ],
  [
    "the last event, whose tags are left",
    bySql("DELETE FROM event WHERE position = 14"),
    Array.from({ length: 4 }, () => "stray in the index 14")
  ],
  [
    "the end of a command, and what came after",
    bySql("DELETE FROM event WHERE position > 8", "DELETE FROM event_tag WHERE position > 8"),
    ["append torn 8-8"]
  ],
  [
    "two events in each other's place",
    bySql(
      "UPDATE event SET position = -1 WHERE position = 5",
      "UPDATE event SET position = 5 WHERE position = 6",
      "UPDATE event SET position = 6 WHERE position = -1",
      "UPDATE event_tag SET position = -1 WHERE position = 5",
      "UPDATE event_tag SET position = 5 WHERE position = 6",
      "UPDATE event_tag SET position = 6 WHERE position = -1"
    ),
    ["append torn 5-5", "append torn 6-6", "append torn 7-7"]
  ]
]

describe("the doctor finds nothing", () => {
  it.live("in a log that is as it was written", () =>
    Effect.gen(function* () {
      const report = yield* examined(sound)
      expect(report).toEqual({
        looked: { events: 14, entries: 46, rows: 0, models: [] },
        sampled: false,
        findings: [],
        further: { damages: 0, notices: 0 }
      })
      expect(Doctor.reportText(report)).toBe("Looked at 14 events, 46 index entries.\nNo damage was found.")
    })
  )
})

describe("the doctor names", () => {
  it.live.each(damages)("%s", ([, damage, expected]) =>
    Effect.gen(function* () {
      const report = yield* examined(copyWith(damage))
      expect(report.findings.map(RawLogContract.inShort)).toEqual(expected)
    })
  )
})

describe("the doctor finds", () => {
  const columns = ["id", "type", "version", "tags", "digest", "data", "meta"] as const

  it.live("any change of any column of any event (property)", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 14 }),
          fc.constantFrom(...columns),
          fc.nat(),
          fc.string({ minLength: 1, maxLength: 1 }),
          async (position, column, where, letter) => {
            const copy = copyWith((filename) => {
              const db = new DatabaseSync(filename)
              const row = db.prepare(`SELECT ${column} AS it FROM event WHERE position = ?`).get(position)
              const was = String(row?.["it"])
              const i = where % was.length
              const altered = `${was.slice(0, i)}${letter}${was.slice(i + 1)}`
              fc.pre(altered !== was && !altered.includes("\u0000"))
              const value = column === "version" ? where + 20 : altered
              db.prepare(`UPDATE event SET ${column} = ? WHERE position = ?`).run(value, position)
              db.close()
            })
            const { findings } = await Effect.runPromise(examined(copy))
            rmSync(copy)
            const [first] = findings.filter(({ place }) => place.at === "event" && place.position === position)
            expect(first).toBeDefined()
            expect([column, undefined]).toContain(first?.field)
          }
        ),
        { numRuns: Runs.runs() }
      )
    )
  )

  it.live("pages of the file that are overwritten, and reads the rows of all others", () =>
    Effect.gen(function* () {
      const many = join(directory, "many.db")
      yield* writeLog(many, 400)
      const before = yield* examined(many)
      expect(before.findings).toEqual([])
      const lost = yield* examined(damaged(many, join(directory, "torn.db"), overwritten('"participant":"p200"')))
      const { events } = lost.looked
      const unread = lost.findings.filter(({ problem }) => problem === "cannot be read")
      expect(lost.findings.map(({ problem }) => problem)).toContain("storage damaged")
      expect(unread.length).toBeGreaterThan(0)
      expect(unread.length).toBeLessThan(40)
      expect(events).toBe(before.looked.events - unread.length)
    })
  )

  it.live("a part of the damage in a sample, the same for the same seed", () =>
    Effect.gen(function* () {
      const many = join(directory, "sampled.db")
      yield* writeLog(many, 1_400)
      bySql("UPDATE event SET digest = 'x'")(many)
      const sample = { share: 0.5, rows: 0, seed: 3 }
      const report = yield* examined(many, { sample, most: 7 })
      expect(report.sampled).toBe(true)
      expect(report.looked.entries).toBe(0)
      expect(report.looked.events).toBeGreaterThan(0)
      expect(report.looked.events).toBeLessThan(1_400)
      expect([report.findings.length, report.further]).toEqual([7, { damages: report.looked.events - 7, notices: 0 }])
      expect(yield* examined(many, { sample, most: 7 })).toEqual(report)
    })
  )
})

describe("a report", () => {
  it.live("says where, what was found and expected, and what to do; and repeats nothing of what events say", () =>
    Effect.gen(function* () {
      const told: Array<Doctor.Progress> = []
      const report = yield* examined(
        copyWith(bySql('UPDATE event SET data = \'{"name":"Jane Roe"}\' WHERE position = 12')),
        {
          onProgress: (progress) => Effect.sync(() => void told.push(progress))
        }
      )
      const text = Doctor.reportText(report)
      expect(text).toContain("1 damage was found.")
      expect(text).toContain("DAMAGE: digest differs - event at position 12 (mobility.approved), id ")
      expect(text).toContain("to do:    restore this row from a backup")
      expect(text).not.toContain("Jane")
      expect(Doctor.isSound(report)).toBe(false)
      expect(told).toEqual([{ looking: "events", done: 14, of: 14, findings: 1 }])
    })
  )

  it.live("cannot be had of what is no log", () =>
    Effect.gen(function* () {
      const failed = yield* Effect.flip(examined(join(directory, "nowhere.db")))
      expect(failed).toMatchObject({ _tag: "StoreFailed", reason: "unavailable" })
    })
  )
})
