/**
 * Every code of a refusal, reached once, with all of its values. The type of the table demands each of them.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { Refusal, type RefusalCode, refusalCodes } from "../../src/refusal/Refusal.ts"
import { refusalText } from "../../src/refusal/RefusalText.ts"
import {
  allocate,
  apply,
  approve,
  approved,
  assign,
  award,
  cancel,
  changeGoals,
  changeMode,
  complete,
  completed,
  correct,
  depart,
  euro,
  extend,
  grant,
  interrupt,
  join,
  move,
  opened,
  openProject,
  outcome,
  pay,
  recover,
  register,
  resume,
  retract,
  revoke,
  setGoals,
  settings,
  sign,
  check,
  close,
  declareEligible,
  declareIneligible,
  returnReport,
  submitReport,
  updateRegistration,
  withdrawPayment,
  withdrawSignature
} from "../support/Commands.ts"
import { accept, arrive, correctHosting, offer, request, withdrawOffer } from "../support/Hosting.ts"
import { play, refusalOf, send } from "../support/Playing.ts"

type Values = Readonly<Record<string, unknown>>
type Case = readonly [given: ReadonlyArray<CommandInput>, when: CommandInput, values: Values]

const one = { level: "project", member: null, category: null, places: 1, held: 2 }
const leave = { type: "leave-member", project: "p", member: "north", on: "2019-09-30" } as const
const full = [grant(1), ...approved("m"), apply("k")]

/** What lies over the decisions is tested by itself: without permissions and rules of a consortium's own, none refuses. */
const overlaid = ["NotAuthorised", "UnknownRole", "RoleNotBound", "OwnRule"] as const

const cases: Readonly<Record<Exclude<RefusalCode, (typeof overlaid)[number]>, Case>> = {
  UnknownProject: [[], grant(1), { project: "p" }],
  ProjectExists: [opened(), openProject(), { project: "p" }],
  UnknownMember: [opened(), apply("m", { member: "west" }), { project: "p", member: "west" }],
  MemberExists: [opened(), join("north"), { project: "p", member: "north" }],
  MemberHasLeft: [[...opened(), leave], apply("m"), { project: "p", member: "north", leftOn: "2019-09-30" }],
  UnknownCategory: [
    opened(),
    apply("m", { category: "guest" }),
    { project: "p", category: "guest", known: ["learner", "staff"] }
  ],
  UnknownMobility: [opened(), approve("m"), { mobility: "m" }],
  StepNotAllowed: [
    [...opened(), apply("m")],
    depart("m"),
    { mobility: "m", step: "depart", stage: "applied", allowedFrom: ["approved"] }
  ],
  NothingToCorrect: [[...opened(), apply("m")], correct("m", { goals: ["1"] }), { mobility: "m" }],
  NoSuchDate: [
    [...opened(), apply("m")],
    correct("m", { dates: { departed: null } }),
    { mobility: "m", what: "departure", stage: "applied" }
  ],
  InFuture: [
    opened(),
    apply("m", { on: "2020-06-16" }),
    { what: "application", date: "2020-06-16", today: "2020-06-15" }
  ],
  OutOfOrder: [
    [...opened(), apply("m")],
    approve("m", { on: "2019-09-30" }),
    { earlier: "application", earlierOn: "2019-10-01", later: "approval", laterOn: "2019-09-30" }
  ],
  OutsideProject: [
    opened(),
    apply("m", { planned: { start: null, end: "2021-09-01" } }),
    { what: "planned-end", date: "2021-09-01", start: "2019-09-01", end: "2021-08-31" }
  ],
  EndBeforeStart: [
    opened(),
    apply("m", { planned: { start: "2019-11-02", end: "2019-11-01" } }),
    { start: "2019-11-02", end: "2019-11-01" }
  ],
  StaysOverlap: [
    [...opened(), ...approved("m", { participant: "anna" }), apply("k", { participant: "anna" })],
    approve("k"),
    {
      participant: "anna",
      mobility: "m",
      start: "2019-11-01",
      end: "2019-11-20",
      otherStart: "2019-11-01",
      otherEnd: "2019-11-20"
    }
  ],
  ExtensionNotLater: [
    [...opened(), ...approved("m"), depart("m")],
    extend("m", { plannedEnd: "2019-11-20" }),
    { mobility: "m", end: "2019-11-20", current: "2019-11-20" }
  ],
  StillInterrupted: [
    [...opened(), ...approved("m"), depart("m"), interrupt("m")],
    complete("m"),
    { mobility: "m", since: "2019-11-05" }
  ],
  NotInterrupted: [[...opened(), ...approved("m"), depart("m")], resume("m"), { mobility: "m" }],
  AlreadySigned: [
    [...opened(), apply("m"), sign("m")],
    sign("m"),
    { mobility: "m", document: "learning-agreement", party: "participant" }
  ],
  NotSigned: [
    [...opened(), apply("m")],
    withdrawSignature("m"),
    { mobility: "m", document: "learning-agreement", party: "participant" }
  ],
  SignatureMissing: [
    [
      ...opened("p", { settings: { departureNeeds: [{ document: "learning-agreement", party: "host" }] } }),
      ...approved("m"),
      sign("m")
    ],
    depart("m"),
    { mobility: "m", step: "depart", document: "learning-agreement", party: "host", missing: 1 }
  ],
  ModeNotAllowed: [
    [...opened(), apply("m")],
    changeMode("m", { mode: "virtual" }),
    { mobility: "m", mode: "virtual", allowed: ["physical", "blended"] }
  ],
  VirtualDaysMismatch: [
    [...opened(), apply("m")],
    { type: "change-mode", mobility: "m", mode: "blended" },
    { mobility: "m", mode: "blended" }
  ],
  NeverApproved: [[...opened(), apply("m")], pay("m"), { mobility: "m" }],
  PaymentIdTaken: [
    [...opened(), ...approved("m"), pay("m")],
    pay("m", "voucher 1", { heading: "travel" }),
    { mobility: "m", payment: "voucher 1" }
  ],
  UnknownPayment: [
    [...opened(), ...approved("m"), pay("m")],
    withdrawPayment("m", "voucher 2"),
    { mobility: "m", payment: "voucher 2" }
  ],
  RecoveredTooMuch: [
    [...opened(), ...approved("m"), pay("m")],
    recover("m", "voucher 2", { amount: euro(50_001) }),
    { mobility: "m", heading: "individual-support", paid: 50_000, recovered: 50_001, currency: "EUR" }
  ],
  FinalPaymentTwice: [
    [...opened(), ...approved("m"), pay("m", "voucher 1", { kind: "final" })],
    pay("m", "voucher 2", { kind: "final" }),
    { mobility: "m", heading: "individual-support", payment: "voucher 1" }
  ],
  ReportMissing: [
    [...opened("p", { settings: { finalPaymentNeeds: { signatures: [], report: true } } }), ...completed("m")],
    pay("m", "voucher 1", { kind: "final", on: "2019-12-20" }),
    { mobility: "m" }
  ],
  NoGoal: [[...opened(), apply("m", { goals: [] })], approve("m"), { mobility: "m", stage: "approved" }],
  UnknownGoal: [opened(), apply("m", { goals: ["9"] }), { project: "p", goal: "9" }],
  GoalHasChildren: [opened(), apply("m", { goals: ["2"] }), { goal: "2" }],
  GoalNotLinked: [[...opened(), ...completed("m")], outcome("m", { goal: "2.1" }), { mobility: "m", goal: "2.1" }],
  OutcomeTooEarly: [[...opened(), ...completed("m"), outcome("m")], retract("m"), { mobility: "m", stage: "departed" }],
  GoalHasOutcome: [
    [...opened(), ...completed("m"), outcome("m")],
    changeGoals("m", ["2.1"]),
    { mobility: "m", goal: "1" }
  ],
  BadCatalogue: [
    opened(),
    setGoals({ goals: [{ code: "1", titles: {}, parent: "1" }] }),
    { goal: "1", problem: "own-ancestor" }
  ],
  GoalInUse: [[...opened(), apply("m")], setGoals({ goals: [] }), { goal: "1", mobilities: 1 }],
  NoPlaceLeft: [[...opened(), ...full], approve("k"), { project: "p", ...one }],
  BeyondQuotaForbidden: [
    [...opened("p", { settings: settings({ beyondQuota: "forbidden" }) }), ...full],
    approve("k", { beyondQuota: { reason: "board-decision" } }),
    { project: "p", ...one }
  ],
  PlacesHeld: [
    [...opened(), allocate("north", 1), ...approved("m")],
    allocate("north", 0),
    { project: "p", level: "member", member: "north", category: null, places: 0, held: 1 }
  ],
  AllocatedTooMuch: [
    [...opened(), grant(1)],
    allocate("north", 2),
    { project: "p", member: null, category: null, allocated: 2, places: 1 }
  ],
  TooFewToMove: [
    opened(),
    move("north", "south", 1),
    { project: "p", member: "north", category: null, allocated: 0, places: 1 }
  ],
  MovedToItself: [opened(), move("north", "north", 1), { project: "p", member: "north" }],
  AwardedTwice: [
    opened(),
    award([
      { heading: "travel", category: "learner", cents: 1 },
      { heading: "travel", category: "learner", cents: 2 }
    ]),
    { project: "p", heading: "travel", category: "learner", member: null }
  ],
  OtherCurrency: [
    [...opened(), award([])],
    award([], { currency: "SEK", reason: "amendment" }),
    { project: "p", currency: "SEK", current: "EUR" }
  ],
  AlreadyRegistered: [
    [...opened(), ...completed("m"), register("m")],
    register("m"),
    { mobility: "m", tool: "tool id of m" }
  ],
  NotRegistered: [[...opened(), ...completed("m")], updateRegistration("m"), { mobility: "m" }],
  ToolIdTaken: [
    [...opened(), ...completed("m"), register("m"), ...completed("k")],
    register("k", { tool: "tool id of m" }),
    { project: "p", tool: "tool id of m", mobility: "m" }
  ],
  RegistrationTooEarly: [
    [...opened(), apply("m")],
    register("m", { status: "draft", dates: "planned" }),
    { mobility: "m", stage: "applied", registerFrom: "approved" }
  ],
  CompleteNeedsApproval: [
    [...opened("p", { settings: settings({ registerFrom: "applied" }) }), apply("m")],
    register("m", { dates: "planned" }),
    { mobility: "m", stage: "applied" }
  ],
  ActualDatesTooEarly: [[...opened(), ...approved("m")], register("m"), { mobility: "m", stage: "approved" }],
  StillRegistered: [
    [...opened(), ...opened("q"), ...completed("m"), register("m")],
    correct("m", { project: "q" }),
    { mobility: "m", tool: "tool id of m" }
  ],
  EndNotLater: [
    opened(),
    { type: "request-extension", project: "p", end: "2021-08-31" },
    { project: "p", end: "2021-08-31", current: "2021-08-31" }
  ],
  NoExtensionRequested: [opened(), { type: "refuse-extension", project: "p" }, { project: "p" }],
  PhaseNotAllowed: [
    opened(),
    returnReport("final", "2020-06-01"),
    { project: "p", step: "return-report", phase: "running", allowedIn: ["final-reported"] }
  ],
  NotGranted: [
    [...opened("p", { phase: "applied" }), apply("m")],
    approve("m"),
    { project: "p", what: "approval", date: "2019-10-10", phase: "applied" }
  ],
  RowsFrozen: [
    [...opened(), ...completed("m"), submitReport("final", "2020-01-31")],
    register("m", { on: "2020-02-01" }),
    { project: "p", what: "registration", date: "2020-02-01", submittedOn: "2020-01-31" }
  ],
  ProjectClosed: [
    [...opened(), submitReport("final", "2020-01-31"), check("c 1", "2020-03-01"), close("2020-04-01")],
    { type: "assign-number", project: "p", number: "1", on: "2020-04-02" },
    { project: "p", what: "project-event", date: "2020-04-02", closedOn: "2020-04-01" }
  ],
  CheckExists: [
    [...opened(), submitReport("final", "2020-01-31"), check("c 1", "2020-03-01")],
    check("c 1", "2020-03-02"),
    { project: "p", check: "c 1" }
  ],
  NotUnderCheck: [
    [...opened(), ...completed("m"), register("m")],
    declareIneligible("m", "2020-02-01"),
    { mobility: "m", project: "p", phase: "running", on: "2020-02-01" }
  ],
  RowNotComplete: [
    [...opened(), ...completed("m"), register("m", { status: "draft" }), submitReport("final", "2020-01-31")],
    declareIneligible("m", "2020-02-01"),
    { mobility: "m", tool: "tool id of m" }
  ],
  AlreadyIneligible: [
    [
      ...opened(),
      ...completed("m"),
      register("m"),
      submitReport("final", "2020-01-31"),
      declareIneligible("m", "2020-02-01")
    ],
    declareIneligible("m", "2020-02-02"),
    { mobility: "m" }
  ],
  NotIneligible: [
    [...opened(), ...completed("m"), register("m"), submitReport("final", "2020-01-31")],
    declareEligible("m", "2020-02-02"),
    { mobility: "m" }
  ],
  RoleNotHeld: [
    [assign("kim", "supervisor", { member: "north" })],
    revoke("kim", "supervisor", { member: "south" }),
    { actor: "kim", role: "supervisor" }
  ],
  LastCoordinator: [
    [assign("kim", "coordinator"), assign("lee", "coordinator", { member: "north" })],
    revoke("kim", "coordinator"),
    { actor: "kim" }
  ],
  UnknownHosting: [[], accept("h"), { hosting: "h" }],
  HostingStepNotAllowed: [
    [request("h")],
    arrive("h"),
    { hosting: "h", step: "record-arrival", stage: "requested", allowedFrom: ["accepted"] }
  ],
  HostingAlreadySo: [[request("h")], correctHosting("h", { category: "learner" }), { hosting: "h" }],
  HostingHasNoSuchDate: [
    [request("h")],
    correctHosting("h", { dates: { ended: "2020-03-20" } }),
    { hosting: "h", what: "end", stage: "requested" }
  ],
  GoalWithoutProject: [[], request("h", { goals: ["1"] }), { hosting: "h", goal: "1" }],
  NoBedLeft: [
    [offer(0), request("h")],
    accept("h"),
    { member: "north", category: null, day: "2020-03-01", beds: 0, taken: 1 }
  ],
  UnknownOffer: [[], withdrawOffer(), { member: "north", offer: "offer 1" }]
}

describe("each code is reached, with all of its values:", () => {
  for (const [code, [given, when, values]] of Object.entries(cases)) {
    it.effect(`${code}, by ${when.type}`, () =>
      play(
        Effect.gen(function* () {
          yield* send(...given)
          const refusal = yield* refusalOf(when)
          expect(refusal).toEqual({ code, ...values })
          expect(Schema.decodeUnknownSync(Refusal)(JSON.parse(JSON.stringify(refusal)))).toEqual(refusal)
          for (const language of ["en", "sv"] as const)
            expect(refusalText(refusal, language)).not.toMatch(/[{}]|undefined|null/)
        })
      )
    )
  }

  it("and none is left out", () => {
    expect([...Object.keys(cases), ...overlaid].toSorted()).toEqual(refusalCodes.toSorted())
  })

  it.effect("a step that is allowed afterwards is refused before, and appends nothing", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"))
        yield* refusalOf(complete("m"))
        yield* send(depart("m"), complete("m"))
        yield* refusalOf(cancel("m"))
      })
    )
  )
})
