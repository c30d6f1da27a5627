/**
 * Every step from every stage: what comes of it stands here once more, so that a wrong table is found out.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { mobility } from "../../src/consortium/Question.ts"
import {
  holdsPlace,
  hasEnded,
  type Stage,
  type StepName,
  stages,
  stepNames,
  steps,
  usesPlace
} from "../../src/mobility/Stage.ts"
import {
  apply,
  approve,
  cancel,
  changeFunding,
  changeGoals,
  changeMode,
  complete,
  correct,
  correctRegistration,
  declareEligible,
  declareIneligible,
  depart,
  enterInError,
  reinstate,
  extend,
  interrupt,
  noShow,
  noteReport,
  opened,
  outcome,
  pay,
  prevent,
  reconsider,
  recordPast,
  recover,
  register,
  reject,
  removeRegistration,
  replan,
  resume,
  retract,
  returnEarly,
  settings,
  sign,
  submitReport,
  updateRegistration,
  waitlist,
  withdraw,
  withdrawOutcome,
  withdrawPayment,
  withdrawSignature
} from "../support/Commands.ts"
import { ask, play, refusalOf, send } from "../support/Playing.ts"

const applied = [apply("m")]
const approved = [...applied, approve("m")]
const departed = [...approved, depart("m")]

/** Every way to stand somewhere, named; some stages can be reached in ways that differ in what is taken back. */
const ways: ReadonlyArray<readonly [name: string, stage: Stage, way: ReadonlyArray<CommandInput>]> = [
  ["none", "none", []],
  ["applied", "applied", applied],
  ["applied, reconsidered", "applied", [...applied, reject("m", "2019-10-03"), reconsider("m", "2019-10-04")]],
  ["waitlisted", "waitlisted", [...applied, waitlist("m")]],
  ["approved", "approved", approved],
  ["approved from the waiting list", "approved", [...applied, waitlist("m"), approve("m")]],
  ["departed", "departed", departed],
  ["departed, interrupted", "departed", [...departed, interrupt("m")]],
  ["completed", "completed", [...departed, complete("m")]],
  ["completed, recorded as past", "completed", [recordPast("m")]],
  ["returned-early", "returned-early", [...departed, returnEarly("m")]],
  ["rejected", "rejected", [...applied, reject("m")]],
  ["withdrawn before approval", "withdrawn", [...applied, withdraw("m")]],
  ["withdrawn after approval", "withdrawn", [...approved, withdraw("m")]],
  ["cancelled", "cancelled", [...approved, cancel("m")]],
  ["no-show", "no-show", [...approved, noShow("m")]],
  ["prevented", "prevented", [...approved, prevent("m")]],
  ["entered-in-error", "entered-in-error", [...approved, enterInError("m")]]
]

const row = { on: "2019-10-01", status: "draft", dates: "planned" } as const

const commands: Readonly<Record<StepName, CommandInput>> = {
  apply: apply("m"),
  waitlist: waitlist("m"),
  approve: approve("m"),
  reject: reject("m", "2019-10-12"),
  reconsider: reconsider("m"),
  withdraw: withdraw("m"),
  cancel: cancel("m"),
  "no-show": noShow("m"),
  prevent: prevent("m"),
  replan: replan("m"),
  depart: depart("m"),
  extend: extend("m"),
  interrupt: interrupt("m"),
  resume: resume("m"),
  complete: complete("m"),
  "return-early": returnEarly("m"),
  "record-past": recordPast("m"),
  register: register("m", row),
  "update-registration": updateRegistration("m", row),
  "remove-registration": removeRegistration("m"),
  "change-goals": changeGoals("m", ["2.1"]),
  "record-outcome": outcome("m"),
  "withdraw-outcome": withdrawOutcome("m"),
  "sign-document": sign("m", { on: "2019-10-20" }),
  "withdraw-signature": withdrawSignature("m", { on: "2019-10-20" }),
  "note-report": noteReport("m"),
  "declare-ineligible": declareIneligible("m", "2020-02-01"),
  "declare-eligible": declareEligible("m", "2020-02-02"),
  "change-mode": changeMode("m"),
  "change-funding": changeFunding("m"),
  "record-payment": pay("m"),
  "record-recovery": recover("m"),
  "withdraw-payment": withdrawPayment("m"),
  "correct-details": correct("m", { host: "another host" }),
  "correct-registration": correctRegistration("m", "another id"),
  "retract-step": retract("m"),
  "enter-in-error": enterInError("m"),
  reinstate: reinstate("m")
}

const going: ReadonlyArray<Stage> = ["applied", "waitlisted", "approved", "departed", "completed", "returned-early"]
const begun: ReadonlyArray<Stage> = [...going, "rejected", "withdrawn", "cancelled", "no-show", "prevented"]

const reportable = begun.filter((stage) => !["applied", "waitlisted", "rejected"].includes(stage))

/** The stages that allow a step, in the order in which a refusal names them. */
const allowed: Readonly<Record<StepName, ReadonlyArray<Stage>>> = {
  apply: ["none"],
  waitlist: ["applied"],
  approve: ["applied", "waitlisted"],
  reject: ["applied", "waitlisted"],
  reconsider: ["rejected"],
  withdraw: ["applied", "waitlisted", "approved"],
  cancel: ["approved"],
  "no-show": ["approved"],
  prevent: ["approved"],
  replan: ["applied", "waitlisted", "approved"],
  depart: ["approved"],
  extend: ["departed"],
  interrupt: ["departed"],
  resume: ["departed"],
  complete: ["departed"],
  "return-early": ["departed"],
  "record-past": ["none"],
  register: [...going, "prevented"],
  "update-registration": [...going, "prevented"],
  "remove-registration": begun,
  "change-goals": going,
  "record-outcome": ["completed", "returned-early"],
  "withdraw-outcome": ["completed", "returned-early"],
  "sign-document": [...going, "prevented"],
  "withdraw-signature": [...going, "prevented"],
  "note-report": ["departed", "completed", "returned-early"],
  "declare-ineligible": reportable,
  "declare-eligible": reportable,
  "change-mode": going,
  "change-funding": [...going, "prevented"],
  "record-payment": begun,
  "record-recovery": begun,
  "withdraw-payment": begun,
  "correct-details": begun,
  "correct-registration": begun,
  "retract-step": begun,
  "enter-in-error": begun,
  reinstate: ["entered-in-error"]
}

const events: Readonly<Record<StepName, ReadonlyArray<string>>> = {
  apply: ["mobility.applied"],
  waitlist: ["mobility.waitlisted"],
  approve: ["mobility.approved"],
  reject: ["mobility.rejected"],
  reconsider: ["mobility.reconsidered"],
  withdraw: ["mobility.withdrawn"],
  cancel: ["mobility.cancelled"],
  "no-show": ["mobility.no-show"],
  prevent: ["mobility.prevented"],
  replan: ["mobility.replanned"],
  depart: ["mobility.departed"],
  extend: ["mobility.extended"],
  interrupt: ["mobility.interrupted"],
  resume: ["mobility.resumed"],
  complete: ["mobility.completed"],
  "return-early": ["mobility.returned-early"],
  "record-past": ["mobility.applied", "mobility.approved", "mobility.departed", "mobility.completed"],
  register: ["mobility.registered"],
  "update-registration": ["mobility.registration-updated"],
  "remove-registration": ["mobility.registration-removed"],
  "change-goals": ["mobility.goals-changed"],
  "record-outcome": ["mobility.outcome-recorded"],
  "withdraw-outcome": ["mobility.outcome-withdrawn"],
  "sign-document": ["mobility.document-signed"],
  "withdraw-signature": ["mobility.signature-withdrawn"],
  "note-report": ["mobility.report-noted"],
  "declare-ineligible": ["mobility.declared-ineligible"],
  "declare-eligible": ["mobility.declared-eligible"],
  "change-mode": ["mobility.mode-changed"],
  "change-funding": ["mobility.funding-changed"],
  "record-payment": ["mobility.payment-made"],
  "record-recovery": ["mobility.payment-recovered"],
  "withdraw-payment": ["mobility.payment-withdrawn"],
  "correct-details": ["mobility.details-corrected"],
  "correct-registration": ["mobility.registration-corrected"],
  "retract-step": ["mobility.step-retracted"],
  "enter-in-error": ["mobility.entered-in-error"],
  reinstate: ["mobility.reinstated"]
}

/** The stage a step leads to; the others leave the stage as it is. */
const leadsTo: Readonly<Record<string, Stage>> = {
  apply: "applied",
  waitlist: "waitlisted",
  approve: "approved",
  reject: "rejected",
  reconsider: "applied",
  withdraw: "withdrawn",
  cancel: "cancelled",
  "no-show": "no-show",
  prevent: "prevented",
  depart: "departed",
  complete: "completed",
  "return-early": "returned-early",
  "record-past": "completed",
  "enter-in-error": "entered-in-error",
  reinstate: "approved"
}

const stageBefore: Readonly<Record<string, Stage>> = {
  "applied, reconsidered": "rejected",
  waitlisted: "applied",
  approved: "applied",
  "approved from the waiting list": "waitlisted",
  departed: "approved",
  "departed, interrupted": "departed",
  completed: "departed",
  "completed, recorded as past": "departed",
  "returned-early": "departed",
  rejected: "applied",
  "withdrawn before approval": "applied",
  "withdrawn after approval": "approved",
  cancelled: "approved",
  "no-show": "approved",
  prevented: "approved"
}

const nextStage = (step: StepName, way: string, stage: Stage): Stage =>
  (step === "retract-step" ? stageBefore[way] : leadsTo[step]) ?? stage

/** Drafts may stand in the tool from the application on, and steps on a row need one. */
const settle = opened("p", { settings: settings({ registerFrom: "applied" }) })

const reportedRow = register("m", { on: "2019-10-11", dates: "planned" })

/** The agency judges complete rows, once they are reported. */
const reported = (step: StepName, way: ReadonlyArray<CommandInput>): ReadonlyArray<CommandInput> => [
  ...way.flatMap((command) =>
    command.type === "approve" || command.type === "record-past" ? [command, reportedRow] : [command]
  ),
  submitReport("final", "2020-01-31"),
  ...(step === "declare-eligible" ? [declareIneligible("m", "2020-02-01")] : [])
]
/** The participant is paid as soon as there is a place. */
const paid = (command: CommandInput): ReadonlyArray<CommandInput> =>
  command.type === "approve" || command.type === "record-past" ? [command, pay("m")] : [command]

/** Whoever comes home has an outcome. */
const withOutcome = (command: CommandInput): ReadonlyArray<CommandInput> =>
  ["complete", "return-early", "record-past"].includes(command.type) ? [command, outcome("m")] : [command]

const withRow = (step: StepName, [first, ...rest]: ReadonlyArray<CommandInput>): ReadonlyArray<CommandInput> => {
  if (first === undefined) return []
  const wantsRow =
    step === "update-registration" ||
    step === "remove-registration" ||
    step === "correct-registration" ||
    step === "note-report"
  // Nothing is entered in error that was paid.
  const mayPay = !rest.some(({ type }) => type === "enter-in-error")
  if (step === "record-recovery" || step === "withdraw-payment")
    return [first, ...rest].flatMap(mayPay ? paid : (each) => [each])
  if (step === "withdraw-signature") return [first, sign("m"), ...rest]
  // Only where the stay is over it can have an outcome.
  if (step === "withdraw-outcome") return [first, ...rest].flatMap(withOutcome)
  return wantsRow ? [first, register("m", row), ...rest] : [first, ...rest]
}

const refused = (step: StepName, way: string, stage: Stage) => {
  const special = exceptions[`${step} from ${way}`]
  if (special !== undefined) return special
  return stage === "none"
    ? { code: "UnknownMobility", mobility: "m" }
    : { code: "StepNotAllowed", mobility: "m", step, stage, allowedFrom: allowed[step] }
}

/** Where the stage would allow the step, but what happened in it does not. */
const exceptions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ...Object.fromEntries(
    ["applied", "applied, reconsidered", "waitlisted", "rejected", "withdrawn before approval"].flatMap((way) => [
      [`record-payment from ${way}`, { code: "NeverApproved", mobility: "m" }],
      [`record-recovery from ${way}`, { code: "NeverApproved", mobility: "m" }],
      [`withdraw-payment from ${way}`, { code: "UnknownPayment", mobility: "m", payment: "voucher 1" }]
    ])
  ),
  "retract-step from applied": {
    code: "StepNotAllowed",
    mobility: "m",
    step: "retract-step",
    stage: "applied",
    allowedFrom: begun.filter((stage) => stage !== "applied")
  },
  "declare-ineligible from withdrawn before approval": { code: "NotRegistered", mobility: "m" },
  "declare-eligible from withdrawn before approval": { code: "NotRegistered", mobility: "m" },
  "resume from departed": { code: "NotInterrupted", mobility: "m" },
  "interrupt from departed, interrupted": { code: "StillInterrupted", mobility: "m", since: "2019-11-05" },
  "complete from departed, interrupted": { code: "StillInterrupted", mobility: "m", since: "2019-11-05" }
}

describe("each step from each stage:", () => {
  for (const step of stepNames) {
    for (const [name, stage, way] of ways) {
      const isAllowed = allowed[step].includes(stage) && exceptions[`${step} from ${name}`] === undefined
      const outcomeOf = isAllowed ? `leads to ${nextStage(step, name, stage)}` : "is refused"
      it.effect(`${step} from ${name} ${outcomeOf}`, () =>
        play(
          Effect.gen(function* () {
            yield* send(
              ...settle,
              ...(isAllowed && step.startsWith("declare-") ? reported(step, way) : withRow(step, way))
            )
            if (isAllowed) {
              expect((yield* send(commands[step])).map(({ type }) => type)).toEqual(events[step])
              expect((yield* ask(mobility("m"))).stage).toBe(nextStage(step, name, stage))
            } else {
              expect(yield* refusalOf(commands[step])).toEqual(refused(step, name, stage))
              expect((yield* ask(mobility("m"))).stage).toBe(stage)
            }
          })
        )
      )
    }
  }
})

describe("the table", () => {
  it("is the one that is tested here", () => {
    expect(stepNames.filter((step) => steps[step].to.length > 1)).toEqual(["record-past"])
    expect(Object.keys(commands)).toEqual([...stepNames])
    expect([...new Set(ways.map(([, stage]) => stage))].toSorted()).toEqual([...stages].toSorted())
  })

  it("says who holds a place, who uses it and whose stay is over", () => {
    expect(stages.filter(holdsPlace)).toEqual(["approved", "departed", "completed", "returned-early"])
    expect(stages.filter(usesPlace)).toEqual(["departed", "completed", "returned-early"])
    expect(stages.filter(hasEnded)).toEqual(["completed", "returned-early"])
  })
})
