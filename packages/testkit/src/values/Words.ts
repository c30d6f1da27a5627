/**
 * The texts and numbers that generated values are made of: a few plain ones, so that values meet, and what may go wrong.
 * What no schema tells stands here and nowhere else.
 */
import { Ids } from "@westum/mobility"
import { Schema } from "effect"
import * as fc from "fast-check"
import { iso } from "../model/Days.ts"
import { firstDay } from "../history/Setup.ts"
import { letter } from "./Letter.ts"

/** Texts for brands by their names, such as `MemberId`; of what has none here, a few plain texts are used. */
export type Words = Readonly<Record<string, fc.Arbitrary<string>>>

/** The longest id and the longest text there are, also of letters that take two places each. */
export const longTexts: ReadonlyArray<string> = ["x".repeat(200), "🚌".repeat(100), "x".repeat(64), "y".repeat(255)]

/** What programs stumble over in texts, and none of it wrong. */
export const oddTexts: ReadonlyArray<string> = [
  "å",
  "a\u030a",
  "a:b",
  "10",
  "9",
  " ",
  `"\\/`,
  "ß",
  "名",
  "toJSON",
  "length",
  "null",
  "\u2028",
  "\u0085",
  "e\u200d\u0301"
]

/** Odd texts that no id may be: empty, on several lines, half a letter, a name of JavaScript's own. */
export const otherTexts: ReadonlyArray<string> = ["", "one\ntwo", "\ud83d", "__proto__", "constructor"]

const isId = Schema.is(Ids.EventId)
const oddIds = [...oddTexts, ...otherTexts].filter(isId)
const longIds = longTexts.filter(isId)

/** Most often a plain one, and what is smallest comes first. */
const mostly = <A>(plain: fc.Arbitrary<A>, ...odd: ReadonlyArray<fc.Arbitrary<A>>): fc.Arbitrary<A> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 6, arbitrary: plain },
    ...odd.map((arbitrary) => ({ weight: 1, arbitrary }))
  )

const named = (...names: ReadonlyArray<string>): fc.Arbitrary<string> =>
  mostly(
    fc.constantFrom(...names),
    fc.constantFrom(...oddIds),
    fc.constantFrom(...longIds),
    fc.string({ unit: letter, minLength: 1, maxLength: 12 }).filter(isId)
  )

/** Days of two years, around the one on which histories begin. */
const nearby = fc.integer({ min: -365, max: 365 }).map((days) => iso(firstDay + days))

/** Leap days, the ends of a year, and the first and last day that can be written. */
export const oddDays = [
  "2020-02-29",
  "2000-02-29",
  "1900-02-28",
  "2019-12-31",
  "0000-02-29",
  "0000-01-01",
  "9999-12-31"
] as const

/** The words of every brand that the domain has. */
export const words: Words = {
  ProjectId: named("p", "q", "r"),
  MemberId: named("north", "south", "east"),
  MobilityId: named("m1", "m2", "m3"),
  ParticipantId: named("anna", "bo", "cleo"),
  HostId: named("host 1", "host 2"),
  GroupId: named("group 1", "group 2"),
  ToolId: named("tool 1", "tool 2"),
  EvidenceId: named("report 1", "report 2"),
  ActorId: named("kim", "lee", "mo"),
  RoleCode: named("coordinator", "contact-person", "participant"),
  EventId: named("event 1", "event 2"),
  GoalCode: named("1", "2", "2.1"),
  CategoryCode: named("learner", "staff"),
  ActivityCode: named("job-shadowing", "training"),
  CountryCode: fc.constantFrom("SE", "FI", "GR", "XK"),
  ReasonCode: mostly(fc.constantFrom("illness", "typing-error"), fc.constantFrom("0", "x".repeat(64), "a-1-b-2")),
  CalendarDate: mostly(nearby, fc.constantFrom(...oddDays)),
  CheckCode: named("check 1", "check 2"),
  VersionName: fc.constantFrom("interim-1", "final-1", "final-2", "check-1", "closed"),
  Currency: fc.constantFrom("EUR", "SEK", "XXX"),
  AgencyCode: fc.constantFrom("SE01", "ES01"),
  Sector: fc.constantFrom("VET", "AE"),
  TimeZone: fc.constantFrom("Europe/Stockholm", "UTC", "America/St_Johns", "Pacific/Kiritimati", "Etc/GMT+12")
}

/** Texts that are no brand's. */
export const plainTexts: ReadonlyArray<string> = ["a", "b", "Long Name"]

/** Numbers as places, positions and counts are. */
export const plainNumbers: ReadonlyArray<number> = [0, 1, 2, 3, 4, 7]

/** Years of calls, and numbers at the edges of what is whole, what is positive and what is exact. */
export const oddNumbers: ReadonlyArray<number> = [
  2019,
  2021,
  2024,
  1_000_000,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  -1,
  -(2 ** 31),
  Number.MIN_SAFE_INTEGER,
  0.1,
  1e21,
  Number.MAX_VALUE
]
