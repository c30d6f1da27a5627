/**
 * When reminders are due by a plan: seen from any moment, on what was given so far and on what waits.
 */
import { describe, expect, it } from "@effect/vitest"
import { MobilityId } from "../../src/Ids.ts"
import { type ReminderPlan, remindersDue } from "../../src/reaction/ReminderPlan.ts"
import type { Reminders } from "../../src/reminder/Reminders.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { startOfDay, TimeZone } from "../../src/time/TimeZone.ts"
import type { ToDoItem } from "../../src/todo/ToDoItem.ts"
import type { ToDoKind } from "../../src/todo/ToDoKind.ts"

const day = (text: string): CalendarDate => CalendarDate.make(text)

const waits = (since: string | null, kind: ToDoKind = "register"): ToDoItem => ({
  kind,
  waitsFor: "coordinator",
  since: since === null ? null : day(since),
  due: undefined,
  blocksReport: false,
  mobility: MobilityId.make("m"),
  member: undefined,
  participant: undefined,
  document: undefined,
  heading: undefined,
  places: undefined,
  lacking: undefined
})

/** The reminders of rows: the last, and how many there were since which day. */
const given = (last: string, since: Readonly<Record<string, number>>): Reminders => ({
  register: { last: day(last), since }
})

const plan: ReminderPlan = { of: "register", after: 2, every: 5, most: 3 }
const ofReports: ReminderPlan = { of: "hand-in-report", after: 1, every: 1, most: 1 }
const timeZone = TimeZone.make("Europe/Stockholm")

interface Due {
  readonly on: (day: CalendarDate) => ReadonlyArray<ToDoItem>
  readonly plans: ReadonlyArray<ReminderPlan>
  readonly reminders: Reminders
}

/** What is due at a moment: the occasions, and when there will be more. */
const due = (
  now: string,
  ahead: ReadonlyArray<ToDoItem>,
  { on = () => ahead, plans = [plan], reminders = {} }: Partial<Due> = {}
) => {
  const about = { mobility: MobilityId.make("m") }
  const { again, replies } = remindersDue(plans, { about, timeZone, reminders, ahead, on }, Date.parse(now))
  return [replies.map(({ occasion }) => occasion), again === null ? null : new Date(again).toISOString()]
}

describe("a reminder", () => {
  const cases: ReadonlyArray<
    readonly [
      name: string,
      now: string,
      since: string,
      reminders: Reminders,
      occasion: string | null,
      again: string | null
    ]
  > = [
    ["comes so many days after the first", "2019-10-11T21:59:59.999Z", "2019-10-10", {}, null, "2019-10-11T22:00"],
    ["comes as its day begins in the time zone", "2019-10-11T22:00:00Z", "2019-10-10", {}, "since 2019-10-10, 1", null],
    ["comes late where nobody looked", "2020-10-11T22:00:00Z", "2019-10-10", {}, "since 2019-10-10, 1", null],
    [
      "comes again so many days after the last, whenever that was",
      "2019-10-15T12:00:00Z",
      "2019-10-10",
      given("2019-10-14", { "2019-10-10": 1 }),
      null,
      "2019-10-18T22:00"
    ],
    [
      "has the number that comes next",
      "2019-10-19T12:00:00Z",
      "2019-10-10",
      given("2019-10-14", { "2019-10-10": 2 }),
      "since 2019-10-10, 3",
      null
    ],
    [
      "is not given more often than planned",
      "2019-12-19T12:00:00Z",
      "2019-10-10",
      given("2019-10-14", { "2019-10-10": 3 }),
      null,
      null
    ],
    [
      "is the first of what waits anew, and comes not sooner for that",
      "2019-10-18T12:00:00Z",
      "2019-10-12",
      given("2019-10-14", { "2019-10-10": 3 }),
      null,
      "2019-10-18T22:00"
    ],
    [
      "of what waits anew comes so many days after its own first",
      "2019-10-23T12:00:00Z",
      "2019-10-22",
      given("2019-10-14", { "2019-10-10": 3 }),
      null,
      "2019-10-23T22:00"
    ]
  ]
  it.each(cases)("%s", (_, now, since, reminders, occasion, again) => {
    const item = waits(since)
    expect(due(now, [item], { reminders })).toEqual([
      occasion === null ? [] : [`register ${occasion}`],
      again === null ? null : `${again}:00.000Z`
    ])
  })

  it("says what waits, about whom, since when, and which it is", () => {
    const about = { mobility: MobilityId.make("m") }
    const ahead = [waits("2019-10-10")]
    const { replies } = remindersDue([plan], { about, timeZone, reminders: {}, ahead, on: () => ahead }, 2e12)
    expect(replies.map(({ command }) => command)).toEqual([
      { type: "remind", about, of: "register", since: "2019-10-10", number: 1 }
    ])
  })
})

describe("there is no reminder", () => {
  const item = waits("2019-10-10")
  const cases: ReadonlyArray<readonly [name: string, ahead: ReadonlyArray<ToDoItem>, more: Partial<Due>]> = [
    ["of what waits since nobody knows when", [waits(null)], {}],
    ["of a kind that has no plan", [waits("2019-10-10", "hand-in-report")], {}],
    ["where there is no plan", [item], { plans: [] }],
    ["of what does not wait on the day", [item], { on: () => [] }],
    ["of what waits since another day on the day", [item], { on: () => [waits("2019-10-09")] }],
    ["where something else waits since then on the day", [item], { on: () => [waits("2019-10-10", "give-place")] }]
  ]
  it.each(cases)("%s", (_, ahead, more) => expect(due("2019-12-01T12:00:00Z", ahead, more)).toEqual([[], null]))
})

describe("of several things that wait", () => {
  const [early, late] = [waits("2019-10-10"), waits("2019-10-20", "hand-in-report")]
  const plans = [plan, ofReports]

  it.each([
    ["as they stand", [early, late], plans],
    ["the other way round", [late, early], plans.toReversed()]
  ] as const)("the first is looked for, %s", (_, ahead, ordered) => {
    expect(due("2019-10-01T12:00:00Z", ahead, { plans: ordered })).toEqual([[], "2019-10-11T22:00:00.000Z"])
  })

  it("one may be due and another be ahead", () => {
    expect(due("2019-10-12T12:00:00Z", [early, late], { plans })).toEqual([
      ["register since 2019-10-10, 1"],
      "2019-10-20T22:00:00.000Z"
    ])
  })

  it("of one matter the first counts", () => {
    expect(due("2019-12-01T12:00:00Z", [early, waits("2019-11-01")], {})).toEqual([
      ["register since 2019-10-10, 1"],
      null
    ])
  })

  it("each is asked for on the day that it is where the project is", () => {
    const asked: Array<string> = []
    const on = (today: CalendarDate) => {
      asked.push(today)
      return [early]
    }
    due(new Date(startOfDay(day("2019-10-20"), timeZone)).toISOString(), [early], { on })
    expect(asked).toEqual(["2019-10-20"])
  })
})
