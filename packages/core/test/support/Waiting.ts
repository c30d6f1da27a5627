/**
 * What waits, of every kind: a history in which it does, and what ends it.
 */
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { DocumentCode } from "../../src/Ids.ts"
import type { ToDoKind } from "../../src/todo/ToDoItem.ts"
import {
  apply,
  approved,
  cancel,
  complete,
  completed,
  depart,
  extend,
  grant,
  interrupt,
  noteReport,
  pay,
  register,
  reject,
  removeRegistration,
  replan,
  resume,
  returnEarly,
  sign,
  updateRegistration,
  waitlist,
  withdraw,
  declareEligible,
  declareIneligible,
  returnReport,
  submitReport
} from "./Commands.ts"

/** One kind of what waits. */
export interface WaitingCase {
  readonly kind: ToDoKind
  readonly given: ReadonlyArray<CommandInput>
  /** The day on which it waits, and one before on which it does not. */
  readonly on: string
  readonly notYet?: string
  /** What is said of it then, as far as it tells. */
  readonly item: Readonly<Record<string, unknown>>
  /** After which it waits no more. */
  readonly done: ReadonlyArray<CommandInput>
}

/** Days that are only planned. */
export const planned = { dates: "planned" } as const

/** Settings of a project that wants a signature before a departure. */
export const gate = { departureNeeds: [{ document: DocumentCode.make("learning-agreement"), party: "host" as const }] }

/** Home, registered and asked for a report. */
export const home = [...completed("m"), register("m"), noteReport("m")]

/** One per kind, in their order; the histories of project p, once it is opened, tell of mobility m. */
export const waitingCases: ReadonlyArray<WaitingCase> = [
  {
    kind: "decide-application",
    given: [apply("m")],
    on: "2019-10-02",
    item: {
      waitsFor: "selection",
      since: "2019-10-01",
      mobility: "m",
      member: "north",
      participant: "participant of m"
    },
    done: [reject("m")]
  },
  {
    kind: "give-place",
    given: [apply("m"), waitlist("m")],
    on: "2019-10-06",
    item: { waitsFor: "selection", since: "2019-10-05" },
    done: [withdraw("m")]
  },
  {
    kind: "sign-document",
    given: [{ type: "change-settings", project: "p", settings: gate }, ...approved("m")],
    on: "2019-10-11",
    item: { waitsFor: "host", document: "learning-agreement", since: "2019-10-10", due: "2019-11-01" },
    done: [sign("m", { party: "host" })]
  },
  {
    kind: "confirm-departure",
    given: approved("m"),
    on: "2019-11-02",
    notYet: "2019-11-01",
    item: { waitsFor: "sender", since: "2019-11-01" },
    done: [depart("m")]
  },
  {
    kind: "resume-stay",
    given: [...approved("m"), depart("m"), interrupt("m")],
    on: "2019-11-06",
    item: { waitsFor: "sender", since: "2019-11-05" },
    done: [resume("m")]
  },
  {
    kind: "extend-in-time",
    given: [...approved("m"), depart("m")],
    on: "2019-11-20",
    notYet: "2019-11-05",
    item: { waitsFor: "sender", since: "2019-11-06", due: "2019-11-20" },
    done: [extend("m", { plannedEnd: "2019-12-20" })]
  },
  {
    kind: "confirm-return",
    given: [...approved("m"), depart("m")],
    on: "2019-11-21",
    notYet: "2019-11-20",
    item: { waitsFor: "sender", since: "2019-11-20", blocksReport: true },
    done: [returnEarly("m")]
  },
  {
    kind: "register",
    given: approved("m"),
    on: "2019-10-11",
    item: { waitsFor: "coordinator", since: "2019-10-10", blocksReport: false },
    done: [register("m", { ...planned, on: "2019-10-15" })]
  },
  {
    kind: "complete-registration",
    given: [...approved("m"), register("m", { ...planned, on: "2019-10-15", status: "draft" })],
    on: "2019-10-16",
    item: { waitsFor: "coordinator", since: "2019-10-15", blocksReport: true },
    done: [updateRegistration("m", { ...planned, on: "2019-10-17" })]
  },
  {
    kind: "update-registration",
    given: [...approved("m"), register("m", { ...planned, on: "2019-10-11" }), replan("m")],
    on: "2019-10-16",
    item: { waitsFor: "coordinator", since: "2019-10-15", blocksReport: true },
    done: [updateRegistration("m", { ...planned, on: "2019-10-17" })]
  },
  {
    kind: "remove-registration",
    given: [...approved("m"), register("m", { ...planned, on: "2019-10-15" }), cancel("m")],
    on: "2019-10-21",
    item: { waitsFor: "coordinator", since: "2019-10-20", blocksReport: true },
    done: [removeRegistration("m")]
  },
  {
    kind: "expect-report-request",
    given: [...completed("m"), register("m")],
    on: "2019-12-02",
    item: { waitsFor: "coordinator", since: "2019-12-01", blocksReport: true },
    done: [noteReport("m", { status: "excluded" })]
  },
  {
    kind: "hand-in-report",
    given: home,
    on: "2019-12-03",
    item: { waitsFor: "participant", since: "2019-12-02", blocksReport: true },
    done: [noteReport("m", { on: "2019-12-20", status: "submitted" })]
  },
  {
    kind: "reach-participant",
    given: [...home, noteReport("m", { on: "2019-12-03", status: "undelivered" })],
    on: "2019-12-04",
    item: { waitsFor: "sender", since: "2019-12-03", blocksReport: true },
    done: [noteReport("m", { on: "2019-12-20", status: "reminded" })]
  },
  {
    kind: "pay-final",
    given: [...approved("m"), pay("m"), depart("m"), complete("m")],
    on: "2019-11-21",
    item: {
      waitsFor: "sender",
      since: "2019-11-20",
      heading: "individual-support",
      lacking: { signatures: [], report: false }
    },
    done: [pay("m", "voucher 2", { kind: "final", on: "2019-11-21" })]
  },
  {
    kind: "recover-grant",
    given: [...home, submitReport("final", "2020-01-31"), declareIneligible("m", "2020-02-15")],
    on: "2020-02-15",
    item: { waitsFor: "coordinator", since: "2020-02-15", mobility: "m", blocksReport: false },
    done: [declareEligible("m", "2020-03-01")]
  },
  {
    kind: "use-places",
    given: [grant(2), ...approved("m")],
    on: "2021-08-31",
    notYet: "2021-02-28",
    item: { waitsFor: "coordinator", since: "2021-03-01", due: "2021-08-31", places: 1, mobility: undefined },
    done: [...approved("k")]
  },
  {
    kind: "answer-returned-report",
    given: [submitReport("final", "2020-01-31"), returnReport("final", "2020-02-15")],
    on: "2020-02-15",
    notYet: "2020-02-14",
    item: { waitsFor: "coordinator", since: "2020-02-15", due: undefined, mobility: undefined, blocksReport: false },
    done: [submitReport("final", "2020-02-15")]
  },
  {
    kind: "submit-final-report",
    given: [],
    on: "2021-09-01",
    notYet: "2021-08-31",
    item: { waitsFor: "coordinator", since: "2021-09-01", due: "2021-10-30", mobility: undefined, blocksReport: false },
    done: [submitReport("final", "2020-06-01")]
  }
]
