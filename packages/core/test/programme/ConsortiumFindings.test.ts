/**
 * What is found in the members of a project: how many, of which country, since when, until when.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { project } from "../../src/consortium/Question.ts"
import { MemberId, MobilityId } from "../../src/Ids.ts"
import { consortiumFindings, type MemberStay } from "../../src/programme/ConsortiumFindings.ts"
import type { RuleSet } from "../../src/programme/RuleSet.ts"
import { CountryCode } from "../../src/project/Country.ts"
import type { Membership } from "../../src/project/Membership.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { join, openProject } from "../support/Commands.ts"
import { ask, play, send } from "../support/Playing.ts"
import { sets } from "./support.ts"

const { ka102, ka121 } = sets
const date = (text: string) => CalendarDate.make(text)
const member = (text: string) => MemberId.make(text)

interface Said {
  readonly country?: string | null
  readonly accededOn?: string | null
  readonly joinedOn?: string
  readonly leftOn?: string
  readonly former?: ReadonlyArray<Said>
}

const membership = ({
  accededOn = "2019-08-20",
  country = "SE",
  former = [],
  joinedOn = "2019-09-01",
  leftOn
}: Said): Membership => ({
  name: "Somebody",
  joinedOn: date(joinedOn),
  country: country === null ? null : CountryCode.make(country),
  accededOn: accededOn === null ? null : date(accededOn),
  leftOn: leftOn === undefined ? undefined : date(leftOn),
  former: former.map((before) => {
    const { accededOn: acceded, joinedOn: joined, leftOn: left } = membership(before)
    return { joinedOn: joined, accededOn: acceded, leftOn: left }
  })
})

const stay = (mobility: string, of: string, start: string | null, end: string | null): MemberStay => ({
  mobility: MobilityId.make(mobility),
  member: member(of),
  stay: { start: start === null ? null : date(start), end: end === null ? null : date(end) }
})

const members = (said: Readonly<Record<string, Said>>) =>
  Object.fromEntries(Object.entries(said).map(([id, of]) => [id, membership(of)]))

const found = (
  ruleSet: RuleSet,
  said: Readonly<Record<string, Said>>,
  stays: ReadonlyArray<MemberStay> = [],
  on = "2020-01-01"
) => consortiumFindings(ruleSet, members(said), stays, date(on))

/** What is shipped as unconfirmed, confirmed. */
const sure: RuleSet = {
  ...ka102,
  consortium: {
    members: { least: 3, oneCountry: true, source: "consortium" },
    accession: { source: "partC" },
    leaving: { source: "withdrawal" }
  }
}

const three = { north: {}, south: {}, east: {} }

describe("the members", () => {
  it.each([
    ["three of one country", three, []],
    ["two", { north: {}, south: {} }, [{ code: "TooFewMembers", severity: "error", members: 2, least: 3 }]],
    [
      "three, of which one has not joined yet",
      { ...three, east: { joinedOn: "2020-01-02" } },
      [{ code: "TooFewMembers", severity: "error", members: 2, least: 3 }]
    ],
    ["three, of which one has joined today", { ...three, east: { joinedOn: "2020-01-01" } }, []],
    [
      "three, of which one has left",
      { ...three, east: { leftOn: "2019-12-31" } },
      [{ code: "TooFewMembers", severity: "error", members: 2, least: 3 }]
    ],
    ["three, on the last day of one", { ...three, east: { leftOn: "2020-01-01" } }, []],
    [
      "three of two countries",
      { ...three, east: { country: "FI" } },
      [{ code: "SeveralCountries", severity: "error", countries: ["FI", "SE"] }]
    ],
    [
      "three, and one of another country that has left",
      { ...three, west: { country: "FI", leftOn: "2019-10-01" } },
      []
    ],
    [
      "three, one of unknown country",
      { ...three, east: { country: null } },
      [{ code: "CountryUnknown", severity: "warning", member: "east" }]
    ]
  ])("%s", (_, said, expected) => {
    expect(found(sure, said)).toEqual(expected)
  })

  it("are only warned of as shipped for 2014 to 2020, since it is not confirmed that it is asked later", () => {
    expect(found(ka102, { north: {} })).toEqual([{ code: "TooFewMembers", severity: "warning", members: 1, least: 3 }])
  })

  it("may be of several countries, and of unknown ones, where only their number is asked", () => {
    const rule = { least: 2, oneCountry: false, source: "consortium" }
    const few = { ...sure, consortium: { members: rule } }
    expect(found(few, { north: {}, south: { country: "FI" }, east: { country: null } })).toEqual([])
    expect(found(few, { north: { country: null } })).toEqual([
      { code: "TooFewMembers", severity: "error", members: 1, least: 2 }
    ])
  })

  it("may be two of two countries from 2021 on", () => {
    expect(found(ka121, { north: {}, south: { country: "FI" }, east: { country: null } })).toEqual([])
  })
})

describe("accession", () => {
  it("is asked for", () => {
    expect(found(ka121, { north: { accededOn: null } })).toEqual([
      { code: "AccessionUnknown", severity: "warning", member: "north" }
    ])
  })

  it("comes before anybody of the member leaves", () => {
    const stays = [
      stay("early", "north", "2019-09-30", "2019-10-20"),
      stay("right", "north", "2019-10-01", "2019-10-20"),
      stay("unknown", "north", null, "2019-09-20"),
      stay("another", "south", "2019-09-01", "2019-09-10")
    ]
    expect(found(ka121, { north: { accededOn: "2019-10-01" }, south: {} }, stays)).toEqual([
      { code: "BeforeAccession", severity: "error", member: "north", accededOn: "2019-10-01", mobilities: ["early"] }
    ])
    expect(found(ka102, { ...three, north: { accededOn: "2019-10-01" } }, stays)).toMatchObject([
      { code: "BeforeAccession", severity: "warning" }
    ])
  })
})

describe("a member that leaves", () => {
  const stays = [
    stay("over", "east", "2019-11-01", "2019-11-30"),
    stay("running", "east", "2019-11-01", "2019-12-01"),
    stay("planned", "east", "2020-05-01", "2020-05-20"),
    stay("open", "east", "2019-11-01", null),
    stay("ends later", "east", null, "2020-01-10"),
    stay("unknown", "east", null, null),
    stay("another", "north", "2019-11-01", "2020-01-10")
  ]

  it("is told which of its mobilities run on", () => {
    expect(found(sure, { ...three, west: {}, east: { leftOn: "2019-11-30" } }, stays)).toEqual([
      {
        code: "LeftWhileRunning",
        severity: "error",
        member: "east",
        leftOn: "2019-11-30",
        mobilities: ["running", "planned", "open", "ends later"]
      }
    ])
  })

  it("is told nothing where all are over, or where nobody asks", () => {
    expect(found(sure, { ...three, west: {}, east: { leftOn: "2021-01-01" } }, stays.slice(0, 3))).toEqual([])
    expect(found({ ...ka121, consortium: {} }, { east: { leftOn: "2019-11-30", accededOn: null } }, stays)).toEqual([])
  })
})

describe("a member that left and came back", () => {
  const back: Said = {
    joinedOn: "2021-01-10",
    accededOn: "2021-02-01",
    former: [{ joinedOn: "2019-09-15", accededOn: "2019-09-20", leftOn: "2020-06-30" }]
  }
  const stays = [
    stay("too early", "east", "2019-09-16", "2019-09-30"),
    stay("fine", "east", "2020-03-02", "2020-06-30"),
    stay("ran on", "east", "2020-06-20", "2020-07-05"),
    stay("between", "east", "2020-09-01", "2020-09-20"),
    stay("ended between", "east", null, "2020-09-20"),
    stay("too early again", "east", "2021-01-10", "2021-01-20"),
    stay("fine again", "east", "2021-02-01", "2021-03-01"),
    stay("running", "east", "2021-03-01", null)
  ]

  it("is judged in each period by its own days", () => {
    const common = { severity: "error", member: "east" }
    expect(found(sure, { ...three, west: {}, east: back }, stays, "2021-04-01")).toEqual([
      { ...common, code: "BeforeAccession", accededOn: "2019-09-20", mobilities: ["too early"] },
      {
        ...common,
        code: "LeftWhileRunning",
        leftOn: "2020-06-30",
        mobilities: ["ran on", "between", "ended between"]
      },
      { ...common, code: "BeforeAccession", accededOn: "2021-02-01", mobilities: ["too early again"] }
    ])
  })

  it("is told of a stay once, also where it left and came back on one day", () => {
    const again: Said = { former: [{ accededOn: "2019-08-20", leftOn: "2019-09-01" }], accededOn: "2019-09-20" }
    expect(found(sure, { ...three, east: again }, [stay("m", "east", "2019-09-01", "2019-09-02")])).toMatchObject([
      { code: "BeforeAccession", accededOn: "2019-09-20", mobilities: ["m"] }
    ])
  })

  it.each([
    ["in the first period", "2019-09-15", true],
    ["on its last day", "2020-06-30", true],
    ["the day after", "2020-07-01", false],
    ["the day before it is back", "2021-01-09", false],
    ["on the day that it is back", "2021-01-10", true],
    ["before all", "2019-09-14", false]
  ])("counts among the members %s: %s, %s", (_, on, counts) => {
    const { east: __, ...two } = three
    const few = { code: "TooFewMembers", severity: "error", members: 2, least: 3 }
    expect(found(sure, { ...two, east: back }, [], on)).toEqual(counts ? [] : [few])
  })
})

it.effect("the members of a project are those that it knows", () =>
  play(
    Effect.gen(function* () {
      const known = { country: "SE", accededOn: "2019-08-20" }
      yield* send(openProject(), join("north", "p", known), join("south", "p", { country: "NO" }))
      const state = yield* ask(project("p"))
      expect(consortiumFindings(ka102, state.members, [], date("2019-10-01"))).toEqual([
        { code: "TooFewMembers", severity: "warning", members: 2, least: 3 },
        { code: "SeveralCountries", severity: "warning", countries: ["NO", "SE"] },
        { code: "AccessionUnknown", severity: "warning", member: "south" }
      ])
    })
  )
)
