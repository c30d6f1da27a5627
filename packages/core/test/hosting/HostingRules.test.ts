/**
 * What a hosting may not be: whose, when, for which goals. Every refusal with its values.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { hosting } from "../../src/consortium/Question.ts"
import { opened } from "../support/Commands.ts"
import {
  accept,
  arrive,
  cancelHosting,
  correctHosting,
  end,
  endEarly,
  noShow,
  offer,
  rejectHosting,
  request,
  requestAgain,
  supervise,
  withdrawHosting,
  withdrawOffer
} from "../support/Hosting.ts"
import { ask, eventOf, play, refusalOf, send } from "../support/Playing.ts"

type Case = readonly [given: ReadonlyArray<CommandInput>, when: CommandInput, refusal: object]

const linked = request("h", { project: "p" })
const leave = { type: "leave-member", project: "p", member: "north", on: "2020-01-09" } as const
const future = { date: "2020-06-16", today: "2020-06-15" }
const inFuture = (what: string) => ({ code: "InFuture", what, ...future })
const order = (earlier: string, earlierOn: string, later: string, laterOn: string) => ({
  code: "OutOfOrder",
  earlier,
  earlierOn,
  later,
  laterOn
})
const known = ["learner", "staff"]
const backwards = { start: "2020-03-20", end: "2020-03-19" }
const here = [request("h"), accept("h"), arrive("h")]
const { on: _, ...offerToday } = offer(1)
const rejected = [...opened(), linked, rejectHosting("h")]

const cases: Readonly<Record<string, Case>> = {
  "a project that is not there": [[], linked, { code: "UnknownProject", project: "p" }],
  "a member that is not of the project": [
    opened(),
    { ...linked, member: "west" },
    { code: "UnknownMember", project: "p", member: "west" }
  ],
  "a member that had left by then": [
    [...opened(), leave],
    linked,
    { code: "MemberHasLeft", project: "p", member: "north", leftOn: "2020-01-09" }
  ],
  "a category that the project does not have": [
    opened(),
    { ...linked, category: "guest" },
    { code: "UnknownCategory", project: "p", category: "guest", known }
  ],
  "a goal without a project": [
    opened(),
    request("h", { goals: ["1"] }),
    { code: "GoalWithoutProject", hosting: "h", goal: "1" }
  ],
  "a goal that the project does not have": [
    opened(),
    { ...linked, goals: ["1", "9"] },
    { code: "UnknownGoal", project: "p", goal: "9" }
  ],
  "a heading as goal": [opened(), { ...linked, goals: ["2"] }, { code: "GoalHasChildren", goal: "2" }],
  "days that end before they begin": [
    [],
    request("h", { planned: backwards }),
    { code: "EndBeforeStart", ...backwards }
  ],
  "a request tomorrow": [[], request("h", { on: "2020-06-16" }), inFuture("request")],
  "asked again for a category that the project does not have": [
    rejected,
    requestAgain("h", { category: "guest" }),
    { code: "UnknownCategory", project: "p", category: "guest", known }
  ],
  "asked again for a goal that the project does not have": [
    rejected,
    requestAgain("h", { goals: ["9"] }),
    { code: "UnknownGoal", project: "p", goal: "9" }
  ],
  "asked again of a member that has left": [
    [...opened(), linked, rejectHosting("h"), { ...leave, on: "2020-01-16" }],
    requestAgain("h"),
    { code: "MemberHasLeft", project: "p", member: "north", leftOn: "2020-01-16" }
  ],
  "asked again for days that end before they begin": [
    rejected,
    requestAgain("h", { planned: backwards }),
    { code: "EndBeforeStart", ...backwards }
  ],
  "asked again before the rejection": [
    rejected,
    requestAgain("h", { on: "2020-01-14" }),
    order("rejection", "2020-01-15", "new-request", "2020-01-14")
  ],
  "asked again tomorrow": [rejected, requestAgain("h", { on: "2020-06-16" }), inFuture("new-request")],
  "accepted before it was asked for": [
    [request("h")],
    accept("h", { on: "2020-01-09" }),
    order("request", "2020-01-10", "acceptance", "2020-01-09")
  ],
  "accepted tomorrow": [[request("h")], accept("h", { on: "2020-06-16" }), inFuture("acceptance")],
  "rejected before it was asked for": [
    [request("h")],
    rejectHosting("h", "2020-01-09"),
    order("request", "2020-01-10", "rejection", "2020-01-09")
  ],
  "a withdrawal before the request": [
    [request("h")],
    withdrawHosting("h", "2020-01-09"),
    order("request", "2020-01-10", "withdrawal", "2020-01-09")
  ],
  "a cancellation before the acceptance": [
    [request("h"), accept("h")],
    cancelHosting("h", "2020-01-19"),
    order("acceptance", "2020-01-20", "cancellation", "2020-01-19")
  ],
  "a no-show before the acceptance": [
    [request("h"), accept("h")],
    noShow("h", "2020-01-19"),
    order("acceptance", "2020-01-20", "no-show", "2020-01-19")
  ],
  "an arrival before the acceptance": [
    [request("h"), accept("h")],
    arrive("h", "2020-01-19"),
    order("acceptance", "2020-01-20", "arrival", "2020-01-19")
  ],
  "an arrival tomorrow": [[request("h"), accept("h")], arrive("h", "2020-06-16"), inFuture("arrival")],
  "an end before the arrival": [here, end("h", "2020-02-29"), order("arrival", "2020-03-01", "end", "2020-02-29")],
  "an early end before the arrival": [
    here,
    endEarly("h", "2020-02-29"),
    order("arrival", "2020-03-01", "end", "2020-02-29")
  ],
  "an end tomorrow": [here, end("h", "2020-06-16"), inFuture("end")],
  "a supervisor before the request": [
    here,
    supervise("h", "tutor 1", "2020-01-09"),
    order("request", "2020-01-10", "supervisor", "2020-01-09")
  ],
  "a supervisor tomorrow": [here, supervise("h", "tutor 1", "2020-06-16"), inFuture("supervisor")],
  "a correction of what nobody asked for": [
    [],
    correctHosting("h", { category: "staff" }),
    { code: "UnknownHosting", hosting: "h" }
  ],
  "a correction of a day that it does not have": [
    [request("h")],
    correctHosting("h", { dates: { arrived: "2020-03-01" } }),
    { code: "HostingHasNoSuchDate", hosting: "h", what: "arrival", stage: "requested" }
  ],
  "a correction of the day of an acceptance that never was": [
    [request("h")],
    correctHosting("h", { dates: { accepted: "2020-01-20" } }),
    { code: "HostingHasNoSuchDate", hosting: "h", what: "acceptance", stage: "requested" }
  ],
  "a correction to what is so already": [
    here,
    correctHosting("h", { category: "learner", dates: { arrived: "2020-03-01" } }),
    { code: "HostingAlreadySo", hosting: "h" }
  ],
  "a correction of nothing": [here, correctHosting("h", {}), { code: "HostingAlreadySo", hosting: "h" }],
  "a correction to an arrival before the acceptance": [
    here,
    correctHosting("h", { dates: { arrived: "2020-01-19" } }),
    order("acceptance", "2020-01-20", "arrival", "2020-01-19")
  ],
  "a correction to an acceptance tomorrow": [
    [request("h"), accept("h")],
    correctHosting("h", { dates: { accepted: "2020-06-16" } }),
    inFuture("acceptance")
  ],
  "a correction to days that end before they begin": [
    here,
    correctHosting("h", { planned: backwards }),
    { code: "EndBeforeStart", ...backwards }
  ],
  "a correction to a member that is not of the project": [
    [...opened(), linked],
    correctHosting("h", { member: "west" }),
    { code: "UnknownMember", project: "p", member: "west" }
  ],
  "a correction to a day on which the member had left": [
    [...opened(), { ...leave, on: "2020-01-12" }, linked],
    correctHosting("h", { dates: { requested: "2020-01-13" } }),
    { code: "MemberHasLeft", project: "p", member: "north", leftOn: "2020-01-12" }
  ],
  "a correction to a goal without a project": [
    here,
    correctHosting("h", { goals: ["1"] }),
    { code: "GoalWithoutProject", hosting: "h", goal: "1" }
  ],
  "an offer of today, where it was made before on what is tomorrow here": [
    [offer(1, { on: "2020-06-16", timeZone: "Pacific/Kiritimati" })],
    offerToday,
    order("offer", "2020-06-16", "offer", "2020-06-15")
  ],
  "an offer tomorrow": [[], offer(1, { on: "2020-06-16" }), inFuture("offer")],
  "an offer that ends before it begins": [[], offer(1, { days: backwards }), { code: "EndBeforeStart", ...backwards }],
  "an offer taken back that was never made": [
    [],
    withdrawOffer(),
    { code: "UnknownOffer", member: "north", offer: "offer 1" }
  ],
  "an offer taken back that another member made": [
    [offer(1)],
    withdrawOffer({ member: "south" }),
    { code: "UnknownOffer", member: "south", offer: "offer 1" }
  ],
  "an offer taken back tomorrow": [[offer(1)], withdrawOffer({ on: "2020-06-16" }), inFuture("offer")]
}

describe("what is refused:", () => {
  for (const [name, [given, when, refusal]] of Object.entries(cases)) {
    it.effect(name, () =>
      play(
        Effect.gen(function* () {
          yield* send(...given)
          expect(yield* refusalOf(when)).toEqual(refusal)
        })
      )
    )
  }
})

describe("what is not refused:", () => {
  const goals = ["2.1"]

  it.effect("a hosting that serves goals of a project, outside the days of the project", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { start: "2019-09-01", end: "2020-02-01" }), { ...linked, goals })
        expect((yield* ask(hosting("h"))).standing).toMatchObject({ project: "p", goals, timeZone: "Europe/Stockholm" })
      })
    )
  )

  it.effect("a correction of something else, where the goal has left the catalogue since", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), { ...linked, goals }, { type: "set-goals", project: "p", goals: [] })
        expect(yield* eventOf(correctHosting("h", { partner: "partner 2" }))).toMatchObject({
          after: { partner: "partner 2", goals }
        })
      })
    )
  )

  it.effect("a supervisor named late, between steps, and another one after the end", () =>
    play(
      Effect.gen(function* () {
        yield* send(...here, end("h"), supervise("h", "tutor 1", "2020-02-10"), supervise("h", "tutor 2", "2020-02-09"))
        expect((yield* ask(hosting("h"))).supervisor).toBe("tutor 2")
      })
    )
  )
})

describe("what is just not refused:", () => {
  const single = { start: "2020-03-01", end: "2020-03-01" }
  const today = "2020-06-15"
  const possible: Readonly<Record<string, readonly [given: Case[0], when: Case[1]]>> = {
    "a stay of a single day": [[], request("h", { planned: single })],
    "an offer for a single day": [[], offer(1, { days: single })],
    "an offer made today": [[], offer(1, { on: today })],
    "an offer taken back today": [[offer(1)], withdrawOffer({ on: today })],
    "an arrival before the day on which a supervisor was named": [
      [request("h"), accept("h"), supervise("h", "tutor 1", "2020-03-05")],
      arrive("h")
    ],
    "a correction of the day of an early end": [
      [...here, endEarly("h")],
      correctHosting("h", { dates: { ended: "2020-03-11" } })
    ]
  }
  for (const [name, [given, when]] of Object.entries(possible)) {
    it.effect(name, () => play(Effect.andThen(send(...given), eventOf(when))))
  }
})

describe("the day of a hosting", () => {
  // Noon in UTC is midnight in Auckland: there the next day has begun.
  it.effect("is that of its project's zone, else that of the member's offers, else that of UTC", () =>
    play(
      Effect.gen(function* () {
        const { on: _, ...today } = request("h")
        yield* send(...opened("p", { timeZone: "Pacific/Auckland" }), offer(5, { timeZone: "Pacific/Kiritimati" }))
        const days = [
          yield* eventOf({ ...today, project: "p" }),
          yield* eventOf({ ...today, hosting: "i" }),
          yield* eventOf({ ...today, hosting: "j", member: "south" })
        ]
        expect(days.map(({ occurredOn }) => occurredOn)).toEqual(["2020-06-16", "2020-06-16", "2020-06-15"])
      })
    )
  )

  it.effect("stays in the zone of the request, whatever the member offers later", () =>
    play(
      Effect.gen(function* () {
        yield* send(request("h"), offer(5, { timeZone: "Pacific/Kiritimati" }))
        expect(yield* eventOf({ type: "accept-hosting", hosting: "h" })).toMatchObject({
          occurredOn: "2020-06-15",
          after: { timeZone: "UTC" }
        })
      })
    )
  )
})
