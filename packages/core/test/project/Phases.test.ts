/**
 * The phases of a project: they follow from what happened and from a day, and each opens or closes what can be done in it.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { goalProgress, mobility, project, quotaUsage, versions } from "../../src/consortium/Question.ts"
import { type Phase, phases } from "../../src/project/Phase.ts"
import { phaseOn } from "../../src/project/PhaseHistory.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  apply,
  approve,
  approved,
  changeGoals,
  check,
  close,
  completed,
  correct,
  decideGrant,
  declareEligible,
  declareIneligible,
  enterInError,
  grant,
  opened,
  outcome,
  recordPast,
  register,
  removeRegistration,
  retractProjectStep,
  returnReport,
  submitReport,
  updateRegistration
} from "../support/Commands.ts"
import { ask, dayIs, eventOf, play, refusalOf, refusalsOf, send } from "../support/Playing.ts"

const phase = (day: string) => Effect.map(ask(project("p")), (state) => phaseOn(state, CalendarDate.make(day)))

const appliedFor = opened("p", { phase: "applied" })
const interim = [...opened(), submitReport("interim", "2020-01-10")]
const final = [...interim, submitReport("final", "2020-02-10")]
const checked = [...final, check("C1", "2020-03-10")]
const closed = [...checked, close("2020-04-10")]

/** Every way into a phase. */
const ways: ReadonlyArray<readonly [Phase, ReadonlyArray<CommandInput>]> = [
  ["applied", appliedFor],
  ["rejected", [...appliedFor, decideGrant("rejected")]],
  ["granted", opened("p", { start: "2020-06-16" })],
  ["running", opened()],
  ["running", [...appliedFor, decideGrant("granted")]],
  ["running", [...interim, returnReport("interim", "2020-01-20")]],
  ["interim-reported", interim],
  ["interim-reported", [...final, returnReport("final", "2020-02-20")]],
  ["final-reported", final],
  ["final-reported", [...opened(), submitReport("final", "2020-02-10")]],
  ["checked", checked],
  ["checked", [...checked, check("C2", "2020-03-20")]],
  ["closed", closed]
]

/** The steps on a day, each with the phases that allow it. */
const steps: ReadonlyArray<readonly [(on: string) => CommandInput, ReadonlyArray<Phase>]> = [
  [(on) => decideGrant("granted", on), ["applied"]],
  [(on) => submitReport("interim", on), ["granted", "running"]],
  [(on) => submitReport("final", on), ["granted", "running", "interim-reported"]],
  [(on) => returnReport("interim", on), ["interim-reported"]],
  [(on) => returnReport("final", on), ["final-reported"]],
  [(on) => check("C9", on), ["final-reported", "checked"]],
  [(on) => close(on), ["checked"]]
]

const accepted = () => Effect.map(ask(quotaUsage("p")), (report) => report.project.accepted)

describe("a project", () => {
  for (const [is, way] of ways) {
    for (const [stepOn, allowedIn] of steps) {
      const step = stepOn("2020-05-01")
      const may = allowedIn.includes(is)
      it.effect(
        `that is ${is} after ${way.length} commands ${may ? "allows" : "refuses"} ${JSON.stringify(step)}`,
        () =>
          play(
            Effect.gen(function* () {
              yield* send(...way)
              expect(yield* phase("2020-06-15")).toBe(is)
              if (may) expect((yield* send(step)).length).toBe(1)
              else if (is === "closed") {
                expect(yield* refusalOf(step)).toMatchObject({ code: "ProjectClosed", closedOn: "2020-04-10" })
                expect(yield* refusalOf(stepOn("2020-04-10"))).toMatchObject({
                  code: "PhaseNotAllowed",
                  allowedIn
                })
              } else {
                expect(yield* refusalOf(step)).toEqual({
                  code: "PhaseNotAllowed",
                  project: "p",
                  step: step.type,
                  phase: is === "granted" || is === "running" ? yield* phase("2020-05-01") : is,
                  allowedIn
                })
              }
            })
          )
      )
    }
  }

  it("has every phase tried here", () => {
    expect([...new Set(ways.map(([is]) => is))]).toEqual([...phases])
  })

  it.effect("is in each phase from the day on which it came there", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { phase: "applied", start: "2019-10-01" }), decideGrant("granted", "2019-09-15"))
        yield* send(
          submitReport("interim", "2020-01-10"),
          submitReport("final", "2020-02-10"),
          returnReport("final", "2020-02-20"),
          submitReport("final", "2020-03-01"),
          check("C1", "2020-03-10"),
          close("2020-04-10")
        )
        const days: ReadonlyArray<readonly [string, Phase]> = [
          ["2019-01-01", "applied"],
          ["2019-09-14", "applied"],
          ["2019-09-15", "granted"],
          ["2019-09-30", "granted"],
          ["2019-10-01", "running"],
          ["2020-01-10", "interim-reported"],
          ["2020-02-10", "final-reported"],
          ["2020-02-20", "interim-reported"],
          ["2020-03-01", "final-reported"],
          ["2020-03-10", "checked"],
          ["2020-04-10", "closed"],
          ["2030-01-01", "closed"]
        ]
        for (const [day, is] of days) expect([day, yield* phase(day)]).toEqual([day, is])
      })
    )
  )

  it.effect("that nobody has opened is in no phase", () =>
    play(
      Effect.gen(function* () {
        expect(yield* phase("2020-06-15")).toBeUndefined()
        expect(yield* refusalOf(submitReport("final", "2020-06-01"))).toEqual({ code: "UnknownProject", project: "p" })
      })
    )
  )

  it.effect("goes from phase to phase in the order of days, whenever it is entered", () =>
    play(
      Effect.gen(function* () {
        yield* send(...final)
        expect(yield* refusalOf(check("C1", "2020-02-09"))).toEqual({
          code: "OutOfOrder",
          earlier: "report-submission",
          earlierOn: "2020-02-10",
          later: "check",
          laterOn: "2020-02-09"
        })
        expect(yield* refusalOf(returnReport("final", "2020-02-09"))).toMatchObject({ later: "report-return" })
        yield* send(check("C1", "2020-02-10"))
        expect(yield* refusalOf(close("2020-02-09"))).toMatchObject({ earlier: "check", later: "closing" })
        expect(yield* refusalOf(close("2020-06-16"))).toMatchObject({ code: "InFuture", what: "project-event" })
      })
    )
  )

  it.effect("has a code for each check", () =>
    play(
      Effect.gen(function* () {
        yield* send(...checked)
        expect(yield* refusalOf(check("C1", "2020-03-11"))).toEqual({ code: "CheckExists", project: "p", check: "C1" })
      })
    )
  )
})

const wrong = (step: CommandInput): ReadonlyArray<CommandInput> => [step, retractProjectStep()]

describe("a step of a project that was entered by mistake", () => {
  const seen = Effect.gen(function* () {
    const days = yield* Effect.forEach(
      ["2019-09-20", "2020-01-15", "2020-02-05", "2020-02-15", "2020-03-15", "2020-04-15"],
      (text) =>
        Effect.gen(function* () {
          const day = CalendarDate.make(text)
          const now = yield* ask(project("p"))
          const then = yield* ask(project("p"), { asOf: day })
          return [phaseOn(now, day), phaseOn(then, day), then.phases.facts.length]
        })
    )
    const names = (yield* ask(versions("p"))).map(({ name, on }) => `${name} on ${on}`)
    return { days, names }
  })

  const right: ReadonlyArray<CommandInput> = [
    decideGrant("granted"),
    submitReport("interim", "2020-01-10"),
    submitReport("final", "2020-02-10"),
    check("C1", "2020-03-10"),
    close("2020-04-10")
  ]
  const mistakes: ReadonlyArray<readonly [string, ReadonlyArray<CommandInput>]> = [
    ["the agency's no", wrong(decideGrant("rejected"))],
    ["an interim report of another day", wrong(submitReport("interim", "2020-01-20"))],
    ["a final report of another day", wrong(submitReport("final", "2020-02-01"))],
    ["a check of another code", wrong(check("C7", "2020-03-10"))],
    ["a closing of another day", wrong(close("2020-03-20"))]
  ]

  it.effect.each(mistakes.map(([name, both], i) => ({ name, both, i })))(
    "leaves nothing behind: $name",
    ({ both, i }) =>
      Effect.gen(function* () {
        const asRight = yield* play(Effect.andThen(send(...appliedFor, ...right), seen))
        const corrected = yield* play(
          Effect.andThen(send(...appliedFor, ...right.slice(0, i), ...both, ...right.slice(i)), seen)
        )
        expect(corrected).toEqual(asRight)
      })
  )

  it.effect("is taken back one by one, also after the closing, and put right in one batch", () =>
    play(
      Effect.gen(function* () {
        yield* send(...closed)
        const before = yield* ask(project("p"))
        const [last] = before.phases.facts.slice(-1)
        yield* send(retractProjectStep(), retractProjectStep(), check("C2", "2020-03-11"), close("2020-04-10"))
        expect((yield* ask(versions("p"))).map(({ code, name }) => [name, code])).toEqual([
          ["interim-1", undefined],
          ["final-1", undefined],
          ["check-1", "C2"],
          ["closed", undefined]
        ])
        expect(yield* eventOf(retractProjectStep())).toMatchObject({
          type: "project.step-retracted",
          occurredOn: "2020-06-15",
          reason: "wrong-day"
        })
        expect(last?.event.type).toBe("project.closed")
        expect(yield* phase("2020-06-15")).toBe("checked")
      })
    )
  )

  it.effect("is known as it was entered until it was taken back", () =>
    play(
      Effect.gen(function* () {
        yield* send(...final)
        yield* dayIs("2020-06-20")
        yield* send(retractProjectStep())
        const on = CalendarDate.make("2020-06-17")
        expect(phaseOn(yield* ask(project("p"), { knownAt: on }), on)).toBe("final-reported")
        expect(phaseOn(yield* ask(project("p"), { asOf: on }), on)).toBe("interim-reported")
        expect(phaseOn(yield* ask(project("p")), on)).toBe("interim-reported")
      })
    )
  )

  it.effect("lets rows change again, and leaves what was entered of mobilities", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m"), submitReport("final", "2020-02-10"))
        yield* send(declareIneligible("m", "2020-02-20"))
        const change = updateRegistration("m", { on: "2020-03-01" })
        expect(yield* refusalOf(change)).toMatchObject({ code: "RowsFrozen" })
        yield* send(retractProjectStep())
        expect(yield* accepted()).toBe(0)
        yield* send(change)
        expect(yield* accepted()).toBe(1)
      })
    )
  )
})

describe("a project that is only applied for", () => {
  it.effect("takes applications, and gives no places until it is granted", () =>
    play(
      Effect.gen(function* () {
        yield* send(
          ...appliedFor,
          ...opened("q"),
          grant(3),
          apply("m", { on: "2019-09-02" }),
          ...approved("k", { project: "q" })
        )
        const not = { code: "NotGranted", project: "p", phase: "applied" }
        expect(yield* refusalOf(approve("m", { on: "2019-09-14" }))).toEqual({
          ...not,
          what: "approval",
          date: "2019-09-14"
        })
        expect(yield* refusalOf(recordPast("past", { approvedOn: null }))).toEqual({
          ...not,
          what: "approval",
          date: null
        })
        expect(yield* refusalOf(correct("k", { project: "p" }))).toMatchObject(not)
        yield* send(decideGrant("granted", "2019-09-15"))
        expect(yield* refusalOf(approve("m", { on: "2019-09-14" }))).toMatchObject(not)
        yield* send(
          approve("m", { on: "2019-09-15" }),
          correct("k", { project: "p" }),
          recordPast("past", { approvedOn: null })
        )
        expect((yield* ask(quotaUsage("p"))).project.held).toBe(3)
      })
    )
  )

  it.effect("gives none once it is rejected", () =>
    play(
      Effect.gen(function* () {
        yield* send(...appliedFor, apply("m"), decideGrant("rejected"))
        expect(yield* refusalOf(approve("m"))).toMatchObject({ code: "NotGranted", phase: "rejected" })
        yield* send(apply("k"))
      })
    )
  )
})

describe("rows in the tool", () => {
  const rows = [
    ...completed("m"),
    register("m", { on: "2019-12-01" }),
    ...completed("k"),
    ...completed("l"),
    register("l")
  ]

  it.effect("that stood in another project are that project's", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...opened("q"), ...rows, { ...submitReport("final", "2020-02-10"), project: "q" })
        yield* send(removeRegistration("m", "2020-03-01"), correct("m", { project: "q" }))
        expect((yield* ask(mobility("m"))).details?.project).toBe("q")
        // A row of its own it gets no more.
        expect(yield* refusalOf(register("m", { on: "2020-03-02" }))).toMatchObject({
          code: "RowsFrozen",
          project: "q"
        })
      })
    )
  )

  it.effect("stand still from the day after the final report on, and what happened by then can be entered later", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...rows, submitReport("interim", "2020-01-10"))
        yield* send(updateRegistration("l", { on: "2020-01-20" }), submitReport("final", "2020-02-10"))
        const frozen = { code: "RowsFrozen", project: "p", date: "2020-02-11", submittedOn: "2020-02-10" }
        const on = "2020-02-11"
        expect(
          yield* refusalsOf(
            register("k", { on }),
            updateRegistration("m", { on }),
            removeRegistration("m", on),
            // Today.
            { type: "remove-registration", mobility: "m", reason: "double" }
          )
        ).toEqual([
          { ...frozen, what: "registration" },
          { ...frozen, what: "registration-update" },
          { ...frozen, what: "registration-removal" },
          { ...frozen, what: "registration-removal", date: "2020-06-15" }
        ])
        yield* send(
          register("k", { on: "2020-02-10" }),
          updateRegistration("m", { on: "2020-01-15" }),
          removeRegistration("m", "2020-02-10"),
          recordPast("past", { registration: { tool: "T9", status: "complete", on: null } }),
          changeGoals("l", ["2.1"], "2020-02-11")
        )
        expect(yield* refusalOf(correct("k", { dates: { registered: "2020-02-11" } }))).toMatchObject(frozen)
        yield* send(correct("k", { dates: { registered: "2020-02-09" } }))
        yield* send(check("C1", "2020-03-01"))
        expect(yield* refusalOf(register("m", { on: "2020-03-02" }))).toMatchObject({ code: "RowsFrozen" })
      })
    )
  )

  it.effect("can be changed again on the day on which the report came back, until it is submitted anew", () =>
    play(
      Effect.gen(function* () {
        yield* send(...final, ...rows, returnReport("final", "2020-02-20"), submitReport("final", "2020-03-01"))
        const days = ["2020-02-19", "2020-03-02"]
        expect(yield* refusalsOf(...days.map((on) => updateRegistration("m", { on })))).toMatchObject([
          { code: "RowsFrozen", submittedOn: "2020-02-10" },
          { code: "RowsFrozen", submittedOn: "2020-03-01" }
        ])
        yield* send(...["2020-02-20", "2020-03-01"].map((on) => updateRegistration("m", { on })))
      })
    )
  )

  it.effect("that stood before a submission was entered stay, whatever else happens to the mobility", () =>
    play(
      Effect.gen(function* () {
        yield* send(
          ...opened(),
          ...completed("m"),
          register("m", { on: "2020-05-01" }),
          submitReport("final", "2020-02-10")
        )
        yield* send(outcome("m"), correct("m", { host: "host 2" }))
        expect((yield* ask(mobility("m"))).registration?.on).toBe("2020-05-01")
      })
    )
  )
})

describe("a closed project", () => {
  it.effect("has nothing happen to it any more, but what happened before can be entered, and corrected", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), ...completed("k"), ...closed.slice(opened().length))
        const no = { code: "ProjectClosed", project: "p", closedOn: "2020-04-10" }
        expect(
          yield* refusalsOf(
            { type: "assign-number", project: "p", number: "1", on: "2020-04-11" },
            { type: "assign-number", project: "p", number: "1" },
            apply("new", { on: "2020-04-11" }),
            outcome("m", { on: "2020-04-11" }),
            recordPast("past", { registration: { tool: "T9", status: "complete", on: "2020-04-11" } })
          )
        ).toMatchObject([
          { ...no, what: "project-event", date: "2020-04-11" },
          { ...no, what: "project-event", date: "2020-06-15" },
          { ...no, what: "application" },
          { ...no, what: "outcome" },
          { ...no, what: "registration" }
        ])
        yield* send(
          grant(3),
          apply("new"),
          outcome("m", { on: "2020-04-10" }),
          register("m", { on: "2020-02-10" }),
          correct("m", { member: "south", dates: { ended: null } }),
          enterInError("k")
        )
        expect(yield* refusalOf(correct("m", { dates: { registered: "2020-04-11" } }))).toMatchObject({
          ...no,
          what: "registration"
        })
      })
    )
  )
})

describe("a mobility declared ineligible", () => {
  const reported = [
    ...opened(),
    ...completed("m"),
    register("m"),
    ...completed("k"),
    register("k", { status: "draft" })
  ]

  it.effect("is no longer accepted, but registered all the same, until an appeal", () =>
    play(
      Effect.gen(function* () {
        yield* send(...reported, submitReport("final", "2020-02-10"))
        expect(yield* accepted()).toBe(1)
        expect(yield* eventOf(declareIneligible("m", "2020-02-10"))).toMatchObject({
          type: "mobility.declared-ineligible",
          project: "p",
          tool: "tool id of m",
          reason: "too-short"
        })
        const { categories, members, project: row } = yield* ask(quotaUsage("p"))
        expect([row.accepted, row.registered, row.drafts, row.held]).toEqual([0, 2, 1, 2])
        expect([categories["learner"]?.accepted, members["north"]?.categories["learner"]?.accepted]).toEqual([0, 0])
        expect((yield* ask(mobility("m"))).registration?.ineligible).toEqual({ on: "2020-02-10", reason: "too-short" })
        yield* send(check("C1", "2020-03-01"), declareEligible("m", "2020-03-02"))
        expect(yield* accepted()).toBe(1)
        expect((yield* ask(mobility("m"))).registration).not.toHaveProperty("ineligible")
      })
    )
  )

  it.effect("is so wherever a correction takes it, and counts nowhere once it was entered in error", () =>
    play(
      Effect.gen(function* () {
        yield* send(...reported, submitReport("final", "2020-02-10"), declareIneligible("m", "2020-02-15"))
        const [corrected] = yield* send(correct("m", { member: "south", category: "staff" }))
        expect(corrected).toMatchObject({
          before: { registration: "ineligible" },
          after: { registration: "ineligible" }
        })
        const moved = (yield* ask(quotaUsage("p"))).members["south"]
        expect([moved?.registered, moved?.accepted]).toEqual([1, 0])
        expect(yield* eventOf(changeGoals("m", ["2.1"], "2020-02-16"))).toMatchObject({ registration: "ineligible" })
        const [first, , served] = yield* ask(goalProgress("p"))
        expect([first?.count.accepted, served?.count.registered, served?.count.accepted]).toEqual([0, 1, 0])
        yield* send(declareEligible("m", "2020-02-17"))
        expect((yield* ask(quotaUsage("p"))).members["south"]?.accepted).toBe(1)
        yield* send(declareIneligible("m", "2020-02-18"), enterInError("m"))
        expect((yield* ask(quotaUsage("p"))).members["south"]).toBeUndefined()
        expect(yield* accepted()).toBe(0)
      })
    )
  )

  it.effect("is judged anew once its row was changed in a report that came back, or removed", () =>
    play(
      Effect.gen(function* () {
        yield* send(...reported, submitReport("final", "2020-02-10"), declareIneligible("m", "2020-02-15"))
        yield* send(returnReport("final", "2020-02-20"))
        expect(yield* accepted()).toBe(0)
        expect(yield* eventOf(updateRegistration("m", { on: "2020-02-21" }))).toMatchObject({ before: "ineligible" })
        expect(yield* accepted()).toBe(1)
        yield* send(submitReport("final", "2020-02-22"), declareIneligible("m", "2020-02-23"))
        yield* send(returnReport("final", "2020-02-24"), removeRegistration("m", "2020-02-25"))
        expect([yield* accepted(), (yield* ask(quotaUsage("p"))).project.registered]).toEqual([0, 1])
      })
    )
  )

  it.effect("is one that was reported: not a draft, not before the submission, not after the closing", () =>
    play(
      Effect.gen(function* () {
        yield* send(...reported)
        expect(yield* refusalOf(declareIneligible("m", "2020-02-15"))).toMatchObject({
          code: "NotUnderCheck",
          phase: "running"
        })
        yield* send(submitReport("final", "2020-02-10"))
        expect(
          yield* refusalsOf(
            declareIneligible("m", "2020-02-09"),
            declareIneligible("k", "2020-02-15"),
            declareEligible("m", "2020-02-15"),
            declareIneligible("nobody", "2020-02-15")
          )
        ).toMatchObject([
          { code: "NotUnderCheck", on: "2020-02-09" },
          { code: "RowNotComplete", tool: "tool id of k" },
          { code: "NotIneligible" },
          { code: "UnknownMobility" }
        ])
        yield* send(check("C1", "2020-03-10"), declareIneligible("m", "2020-03-11"), close("2020-04-10"))
        expect(
          yield* refusalsOf(declareIneligible("m", "2020-03-12"), declareEligible("m", "2020-04-11"))
        ).toMatchObject([{ code: "AlreadyIneligible" }, { code: "NotUnderCheck", phase: "closed" }])
      })
    )
  )
})

describe("versions", () => {
  it.effect("are what was reported, what came of each check, and what was closed", () =>
    play(
      Effect.gen(function* () {
        yield* send(...checked.slice(0, -1), returnReport("final", "2020-02-20"), submitReport("final", "2020-03-01"))
        yield* send(check("C1", "2020-03-10"), check("C2", "2020-03-11"), close("2020-04-10"))
        const all = yield* ask(versions("p"))
        expect(all.map(({ code, name, on }) => [name, on, code])).toEqual([
          ["interim-1", "2020-01-10", undefined],
          ["final-1", "2020-02-10", undefined],
          ["final-2", "2020-03-01", undefined],
          ["check-1", "2020-03-10", "C1"],
          ["check-2", "2020-03-11", "C2"],
          ["closed", "2020-04-10", undefined]
        ])
        expect(new Set(all.map(({ event }) => event)).size).toBe(6)
      })
    )
  )
})
