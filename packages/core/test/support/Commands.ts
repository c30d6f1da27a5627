/**
 * Commands of an ordinary project and an ordinary stay, each with its day; what a test wants otherwise it says.
 */
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"

type Of<Type extends CommandInput["type"]> = Extract<CommandInput, { readonly type: Type }>
type More<Type extends CommandInput["type"]> = Partial<Omit<Of<Type>, "type">>

/** The days of an ordinary stay. */
export const days = {
  applied: "2019-10-01",
  approved: "2019-10-10",
  departed: "2019-11-01",
  ended: "2019-11-20",
  registered: "2019-12-01"
} as const

export const openProject = (more: More<"open-project"> = {}): CommandInput => ({
  type: "open-project",
  project: "p",
  on: "2019-09-01",
  coordinator: "north",
  start: "2019-09-01",
  end: "2021-08-31",
  timeZone: "Europe/Stockholm",
  categories: ["learner", "staff"],
  ...more
})

/** Goals 1 and 2, the latter a heading with 2.1 and 2.2 below it. */
export const setGoals = (more: More<"set-goals"> = {}): CommandInput => ({
  type: "set-goals",
  project: "p",
  on: "2019-09-01",
  goals: [
    { code: "1", titles: { en: "Languages", sv: "Språk" } },
    { code: "2", titles: {} },
    { code: "2.1", titles: {}, parent: "2" },
    { code: "2.2", titles: {}, parent: "2" }
  ],
  ...more
})

export const join = (member: string, project = "p", more: More<"join-member"> = {}): CommandInput => ({
  type: "join-member",
  project,
  on: "2019-09-01",
  member,
  name: member.toUpperCase(),
  ...more
})

/** A project with its goals and the members north, south and east. */
export const opened = (project = "p", more: More<"open-project"> = {}): ReadonlyArray<CommandInput> => [
  openProject({ project, ...more }),
  setGoals({ project }),
  ...["north", "south", "east"].map((member) => join(member, project))
]

export const leave = (member: string, on: string, project = "p"): CommandInput => ({
  type: "leave-member",
  project,
  on,
  member
})

export const correctProject = (changes: Of<"correct-project">["changes"], project = "p"): CommandInput => ({
  type: "correct-project",
  project,
  changes,
  reason: "typing-error"
})

export const correctMember = (
  member: string,
  changes: Of<"correct-member">["changes"],
  project = "p"
): CommandInput => ({
  type: "correct-member",
  project,
  member,
  changes,
  reason: "typing-error"
})

export const retractLeave = (member: string, project = "p"): CommandInput => ({
  type: "retract-leave",
  project,
  member,
  reason: "other-member"
})

/** What a project decides for itself, where it says nothing; and a change to it. */
export const settings = (more: Of<"change-settings">["settings"] = {}): Of<"change-settings">["settings"] => ({
  guards: { project: "block", category: "block", member: "block", "member-category": "block" },
  beyondQuota: "with-reason",
  registerFrom: "approved",
  goalsFrom: "approved",
  placeless: ["accompanying-person", "preparatory-visit"],
  prevented: "uses-place",
  departureNeeds: [],
  deadlines: { finalReport: 60, participantReport: null },
  modes: ["blended"],
  finalPaymentNeeds: { signatures: [], report: false },
  ...more
})

export const grant = (places: number, category?: string): CommandInput => ({
  type: "grant-places",
  project: "p",
  on: "2019-09-01",
  places,
  ...(category === undefined ? {} : { category })
})

export const allocate = (
  member: string,
  places: number | null,
  category?: string,
  project = "p"
): Of<"allocate-places"> => ({
  type: "allocate-places",
  project,
  on: "2019-09-01",
  member,
  places,
  ...(category === undefined ? {} : { category })
})

export const move = (from: string, to: string, places: number, category?: string): Of<"move-places"> => ({
  type: "move-places",
  project: "p",
  on: "2019-09-01",
  from,
  to,
  places,
  ...(category === undefined ? {} : { category })
})

/** Money in euro, as the grant agreement says at first. */
export const award = (awards: Of<"award-grant">["awards"], more: More<"award-grant"> = {}): CommandInput => ({
  type: "award-grant",
  project: "p",
  on: "2019-09-01",
  currency: "EUR",
  awards,
  reason: "original",
  ...more
})

/** A learner of member north applies, with goal 1; each mobility has a participant of its own. */
export const apply = (mobility: string, more: More<"apply"> = {}): CommandInput => ({
  type: "apply",
  mobility,
  project: "p",
  member: "north",
  category: "learner",
  participant: `participant of ${mobility}`,
  goals: ["1"],
  on: days.applied,
  planned: { start: "2019-11-01", end: "2019-11-20" },
  ...more
})

export const approve = (mobility: string, more: More<"approve"> = {}): CommandInput => ({
  type: "approve",
  mobility,
  on: days.approved,
  ...more
})

export const depart = (mobility: string, more: More<"depart"> = {}): CommandInput => ({
  type: "depart",
  mobility,
  on: days.departed,
  ...more
})

export const complete = (mobility: string, more: More<"complete"> = {}): CommandInput => ({
  type: "complete",
  mobility,
  on: days.ended,
  ...more
})

export const returnEarly = (mobility: string, more: More<"return-early"> = {}): CommandInput => ({
  type: "return-early",
  mobility,
  on: "2019-11-10",
  forceMajeure: false,
  reason: "homesick",
  ...more
})

export const reject = (mobility: string, on: string = days.approved): CommandInput => ({
  type: "reject",
  mobility,
  on,
  reason: "no-language"
})

export const withdraw = (mobility: string, on = "2019-10-20"): CommandInput => ({
  type: "withdraw",
  mobility,
  on,
  reason: "new-job"
})

export const cancel = (mobility: string, on = "2019-10-20"): CommandInput => ({
  type: "cancel",
  mobility,
  on,
  by: "host",
  reason: "host-closed"
})

export const waitlist = (mobility: string, more: More<"waitlist"> = {}): CommandInput => ({
  type: "waitlist",
  mobility,
  on: "2019-10-05",
  ...more
})

export const reconsider = (mobility: string, on = "2019-10-12"): CommandInput => ({
  type: "reconsider",
  mobility,
  on,
  reason: "new-certificate"
})

export const noShow = (mobility: string, on: string = days.departed): CommandInput => ({
  type: "no-show",
  mobility,
  on,
  reason: "not-at-the-airport"
})

/** Force majeure. */
export const prevent = (mobility: string, on = "2019-10-20"): CommandInput => ({
  type: "prevent",
  mobility,
  on,
  reason: "border-closed"
})

export const replan = (mobility: string, more: More<"replan"> = {}): CommandInput => ({
  type: "replan",
  mobility,
  on: "2019-10-15",
  planned: { start: "2019-11-05", end: "2019-11-25" },
  ...more
})

export const extend = (mobility: string, more: More<"extend"> = {}): CommandInput => ({
  type: "extend",
  mobility,
  on: "2019-11-15",
  plannedEnd: "2019-11-30",
  ...more
})

export const interrupt = (mobility: string, on = "2019-11-05"): CommandInput => ({
  type: "interrupt",
  mobility,
  on,
  reason: "illness"
})

export const resume = (mobility: string, on = "2019-11-08"): CommandInput => ({ type: "resume", mobility, on })

/** The participant signs the learning agreement. */
export const sign = (mobility: string, more: More<"sign-document"> = {}): CommandInput => ({
  type: "sign-document",
  mobility,
  on: "2019-10-18",
  document: "learning-agreement",
  party: "participant",
  ...more
})

export const withdrawSignature = (mobility: string, more: More<"withdraw-signature"> = {}): CommandInput => ({
  type: "withdraw-signature",
  mobility,
  on: "2019-10-19",
  document: "learning-agreement",
  party: "participant",
  reason: "agreement-changed",
  ...more
})

export const noteReport = (mobility: string, more: More<"note-report"> = {}): CommandInput => ({
  type: "note-report",
  mobility,
  on: "2019-12-02",
  status: "requested",
  ...more
})

/** Three days online after those abroad. */
export const changeMode = (mobility: string, more: More<"change-mode"> = {}): CommandInput => ({
  type: "change-mode",
  mobility,
  on: "2019-12-05",
  mode: "blended",
  virtual: { start: "2019-11-25", end: "2019-11-27" },
  ...more
})

/** Others pay for it. */
export const changeFunding = (mobility: string, more: More<"change-funding"> = {}): CommandInput => ({
  type: "change-funding",
  mobility,
  on: "2019-12-05",
  funding: "zero-grant",
  ...more
})

/** So many cents in euro. */
export const euro = (cents: number) => ({ cents, currency: "EUR" })

/** An advance of 500 euro for individual support. */
export const pay = (mobility: string, payment = "voucher 1", more: More<"record-payment"> = {}): CommandInput => ({
  type: "record-payment",
  mobility,
  on: "2019-10-25",
  payment,
  kind: "advance",
  heading: "individual-support",
  amount: euro(50_000),
  ...more
})

/** 100 euro of it are taken back. */
export const recover = (mobility: string, payment = "voucher 2", more: More<"record-recovery"> = {}): CommandInput => ({
  type: "record-recovery",
  mobility,
  on: "2019-12-10",
  payment,
  heading: "individual-support",
  amount: euro(10_000),
  reason: "cut-short",
  ...more
})

export const withdrawPayment = (mobility: string, payment = "voucher 1"): CommandInput => ({
  type: "withdraw-payment",
  mobility,
  payment,
  reason: "wrong-person"
})

/** A complete row with the actual dates. */
export const register = (mobility: string, more: More<"register"> = {}): CommandInput => ({
  type: "register",
  mobility,
  on: days.registered,
  tool: `tool id of ${mobility}`,
  status: "complete",
  dates: "actual",
  ...more
})

export const updateRegistration = (mobility: string, more: More<"update-registration"> = {}): CommandInput => ({
  type: "update-registration",
  mobility,
  on: "2019-12-10",
  status: "complete",
  dates: "actual",
  ...more
})

export const removeRegistration = (mobility: string, on = "2019-12-20"): CommandInput => ({
  type: "remove-registration",
  mobility,
  on,
  reason: "wrong-project"
})

export const changeGoals = (mobility: string, goals: ReadonlyArray<string>, on = "2019-12-05"): CommandInput => ({
  type: "change-goals",
  mobility,
  goals,
  on
})

export const correctRegistration = (mobility: string, tool: string): CommandInput => ({
  type: "correct-registration",
  mobility,
  tool,
  reason: "typing-error"
})

export const outcome = (mobility: string, more: More<"record-outcome"> = {}): CommandInput => ({
  type: "record-outcome",
  mobility,
  on: "2019-12-05",
  goal: "1",
  result: "reached",
  evidence: `report of ${mobility}`,
  ...more
})

export const withdrawOutcome = (mobility: string, goal = "1"): CommandInput => ({
  type: "withdraw-outcome",
  mobility,
  goal,
  reason: "other-mobility"
})

export const recordPast = (mobility: string, more: More<"record-past"> = {}): CommandInput => ({
  type: "record-past",
  mobility,
  project: "p",
  member: "north",
  category: "learner",
  participant: `participant of ${mobility}`,
  goals: ["1"],
  appliedOn: days.applied,
  approvedOn: days.approved,
  departedOn: days.departed,
  endedOn: days.ended,
  ...more
})

export const correct = (mobility: string, changes: Of<"correct-details">["changes"]): CommandInput => ({
  type: "correct-details",
  mobility,
  changes,
  reason: "typing-error"
})

export const retract = (mobility: string): CommandInput => ({ type: "retract-step", mobility, reason: "wrong-row" })

export const enterInError = (mobility: string, more: More<"enter-in-error"> = {}): CommandInput => ({
  type: "enter-in-error",
  mobility,
  reason: "duplicate",
  ...more
})

export const reinstate = (mobility: string): CommandInput => ({ type: "reinstate", mobility, reason: "no-duplicate" })

/** Somebody is given a role, for the whole consortium where no scope is named. */
export const assign = (actor: string, role: string, scope: Of<"assign-role">["scope"] = {}): Of<"assign-role"> => ({
  type: "assign-role",
  actor,
  role,
  scope
})

/** And loses it again. */
export const revoke = (actor: string, role: string, scope: Of<"revoke-role">["scope"] = {}): Of<"revoke-role"> => ({
  type: "revoke-role",
  actor,
  role,
  scope
})

/** Applied and approved. */
export const approved = (mobility: string, more: More<"apply"> = {}): ReadonlyArray<CommandInput> => [
  apply(mobility, more),
  approve(mobility)
]

/** From the application to the return. */
export const completed = (mobility: string, more: More<"apply"> = {}): ReadonlyArray<CommandInput> => [
  ...approved(mobility, more),
  depart(mobility),
  complete(mobility)
]

export const decideGrant = (decision: "granted" | "rejected", on = "2019-09-15"): CommandInput => ({
  type: "record-grant-decision",
  project: "p",
  decision,
  on
})

export const submitReport = (report: "interim" | "final", on: string, project = "p"): CommandInput => ({
  type: "submit-report",
  project,
  report,
  on
})

export const returnReport = (report: "interim" | "final", on: string): CommandInput => ({
  type: "return-report",
  project: "p",
  report,
  on
})

export const check = (code: string, on: string): CommandInput => ({ type: "record-check", project: "p", code, on })

export const close = (on: string): CommandInput => ({ type: "close-project", project: "p", on })

/** The last step of project `p` was a mistake. */
export const retractProjectStep = (): CommandInput => ({
  type: "retract-project-step",
  project: "p",
  reason: "wrong-day"
})

/** The last word on a later end of project `p` was a mistake. */
export const retractExtensionStep = (): CommandInput => ({
  type: "retract-extension-step",
  project: "p",
  reason: "mistyped"
})

export const declareIneligible = (mobility: string, on: string): CommandInput => ({
  type: "declare-ineligible",
  mobility,
  on,
  reason: "too-short"
})

export const declareEligible = (mobility: string, on: string): CommandInput => ({
  type: "declare-eligible",
  mobility,
  on,
  reason: "appeal"
})

/** The first reminder that a mobility of ordinary days is not registered. */
export const remind = (mobility: string, more: Omit<More<"remind">, "about"> = {}): CommandInput => ({
  type: "remind",
  about: { mobility },
  of: "register",
  since: days.approved,
  number: 1,
  ...more
})

/** The first reminder of what waits about project `p` as a whole. */
export const remindProject = (of: Of<"remind">["of"], since: string, number = 1): CommandInput => ({
  type: "remind",
  about: { project: "p" },
  of,
  since,
  number
})
