/**
 * A story in which every type of event happens, with every field that it can have; played again it leaves the same log.
 */
import { Effect } from "effect"
import { CommandIds } from "../../src/consortium/CommandIds.ts"
import { Consortium } from "../../src/consortium/Consortium.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import {
  allocate,
  apply,
  approve,
  assign,
  award,
  cancel,
  changeFunding,
  changeGoals,
  changeMode,
  completed,
  correct,
  correctMember,
  correctProject,
  correctRegistration,
  depart,
  enterInError,
  extend,
  grant,
  interrupt,
  join,
  move,
  noShow,
  noteReport,
  opened,
  openProject,
  outcome,
  pay,
  prevent,
  reconsider,
  recordPast,
  reinstate,
  recover,
  register,
  reject,
  remind,
  removeRegistration,
  replan,
  resume,
  retract,
  retractLeave,
  returnEarly,
  revoke,
  setGoals,
  settings,
  sign,
  declareEligible,
  declareIneligible,
  submitReport,
  updateRegistration,
  waitlist,
  withdraw,
  withdrawOutcome,
  withdrawPayment,
  withdrawSignature
} from "../support/Commands.ts"
import {
  accept,
  arrive,
  cancelHosting,
  correctHosting,
  end,
  endEarly,
  hostingInError,
  reinstateHosting,
  noShow as nobodyCame,
  offer,
  rejectHosting,
  request,
  requestAgain,
  retractHosting,
  supervise,
  withdrawHosting,
  withdrawOffer
} from "../support/Hosting.ts"
import { stored } from "../support/Playing.ts"

const projects: ReadonlyArray<CommandInput> = [
  openProject({
    number: "2019-1-SE01-KA102-060112",
    programme: "KA102",
    settings: settings({ beyondQuota: "with-reason" })
  }),
  setGoals({
    goals: [
      { code: "1", titles: { en: "Languages", sv: "Språk" }, target: { measure: "served", number: 40 } },
      { code: "2", titles: {} },
      { code: "2.1", titles: {}, parent: "2", target: { measure: "achieved", number: 5, by: "2021-08-31" } }
    ]
  }),
  join("north", "p", { country: "SE", accededOn: "2019-08-20" }),
  ...["south", "east"].map((member) => join(member)),
  { type: "assign-number", project: "p", on: "2019-09-02", number: "2019-1-SE01-KA102-060113" },
  {
    type: "change-settings",
    project: "p",
    on: "2019-09-02",
    settings: settings({ guards: { project: "block", category: "warn", member: "block", "member-category": "block" } })
  },
  grant(3),
  grant(4),
  grant(1, "learner"),
  allocate("north", 2),
  allocate("north", 1, "staff"),
  allocate("north", null, "staff"),
  move("north", "south", 1),
  { type: "leave-member", project: "p", on: "2019-09-30", member: "east" },
  { type: "request-extension", project: "p", on: "2019-10-01", end: "2022-08-31" },
  { type: "refuse-extension", project: "p", on: "2019-10-02" },
  { type: "grant-extension", project: "p", on: "2019-10-03", end: "2022-05-31" },
  ...opened("q")
]

const lives: ReadonlyArray<CommandInput> = [
  apply("m", { activity: "job-shadowing", host: "host 1", group: "group 1" }),
  approve("m", { planned: { start: "2019-11-02", end: "2019-11-20" } }),
  depart("m", { plannedEnd: "2019-11-25" }),
  returnEarly("m"),
  register("m", { status: "draft", dates: "planned", period: { start: "2019-11-02", end: null } }),
  updateRegistration("m"),
  removeRegistration("m"),
  changeGoals("m", ["1", "2.1"]),
  outcome("m"),
  { type: "record-outcome", mobility: "m", on: "2019-12-06", goal: "2.1", result: "partly" },
  apply("rejected", { goals: [], category: "staff" }),
  reject("rejected"),
  apply("withdrawn"),
  withdraw("withdrawn"),
  apply("beyond", { member: "south" }),
  approve("beyond", { beyondQuota: { reason: "board-decision" } }),
  apply("beyond 2", { member: "south" }),
  approve("beyond 2", { beyondQuota: { reason: "board-decision" } }),
  cancel("beyond 2"),
  ...completed("done", { project: "q", participant: "person 1" }),
  register("done")
]

const past: ReadonlyArray<CommandInput> = [
  recordPast("past", {
    participant: "person 1",
    planned: { start: null, end: null },
    appliedOn: null,
    approvedOn: null,
    departedOn: null,
    endedOn: null,
    registration: { tool: "past 1", status: "complete", on: null }
  }),
  recordPast("past early", {
    participant: "person 1",
    endedOn: null,
    returnedEarly: { forceMajeure: true, reason: "earthquake" }
  }),
  recordPast("past overlapping", { participant: "person 1" })
]

const corrections: ReadonlyArray<CommandInput> = [
  correct("past early", {
    member: "south",
    category: "staff",
    participant: "person 2",
    goals: ["2.1"],
    activity: "training",
    host: "host 2",
    group: "group 2",
    planned: { start: "2019-11-01", end: null },
    dates: { applied: "2019-10-02", approved: null, departed: "2019-11-02", ended: "2019-11-03" }
  }),
  correct("done", { dates: { registered: "2019-12-02" } }),
  apply("moved"),
  approve("moved", { beyondQuota: { reason: "board-decision" } }),
  correct("moved", { project: "q" }),
  retract("beyond 2"),
  retract("moved"),
  enterInError("moved", { duplicateOf: "m" }),
  enterInError("past")
]

/** What came into the model later. It stands behind the rest, whose ids go by their place. */
const sideWays: ReadonlyArray<CommandInput> = [
  apply("waited", { member: "south", participant: "person 3" }),
  waitlist("waited", { rank: 1 }),
  reject("waited"),
  reconsider("waited"),
  replan("waited"),
  approve("waited", { on: "2019-10-16", beyondQuota: { reason: "board-decision" } }),
  depart("waited", { on: "2019-11-05" }),
  interrupt("waited", "2019-11-10"),
  resume("waited", "2019-11-12"),
  extend("waited"),
  sign("waited", { reference: "folder 7" }),
  withdrawSignature("waited"),
  register("waited", { on: "2019-11-11", dates: "planned" }),
  noteReport("waited"),
  ...["prevented", "no-show"].flatMap((mobility) => [
    apply(mobility, { member: "south" }),
    approve(mobility, { beyondQuota: { reason: "board-decision" } })
  ]),
  prevent("prevented"),
  noShow("no-show")
]

const money: ReadonlyArray<CommandInput> = [
  award([
    { heading: "travel", cents: 61_050_00 },
    { heading: "individual-support", category: "staff", cents: 120_000_00 },
    { heading: "individual-support", category: "learner", member: "north", cents: 30_000_00 }
  ]),
  award([{ heading: "organisational-support", cents: 59_400_00 }], { on: "2019-09-15", reason: "amendment" }),
  award([], { project: "q", currency: "SEK" }),
  award([], { project: "q", reason: "correction" })
]

const contact: CommandInput = {
  ...assign("kim", "contact-person", { project: "p", member: "north", participant: "person 1" }),
  on: "2019-09-03"
}

const roles: ReadonlyArray<CommandInput> = [
  assign("coordinator 1", "coordinator"),
  contact,
  assign("lee", "supervisor", { member: "south" }),
  revoke("kim", "contact-person", { project: "p", member: "north", participant: "person 1" }),
  assign("coordinator 2", "coordinator"),
  revoke("coordinator 1", "coordinator")
]

/** Most serve no project. */
const linked = { project: "p" } as const

const hostings: ReadonlyArray<CommandInput> = [
  offer(5),
  offer(4),
  offer(1, { offer: "offer 2", category: "staff" }),
  withdrawOffer({ offer: "offer 2" }),
  request("hosted", {
    project: "p",
    group: "group 1",
    goals: ["1"],
    learningGoals: ["LU-3"],
    planned: { start: "2020-03-02", end: "2020-03-20" }
  }),
  rejectHosting("hosted"),
  requestAgain("hosted", { category: "staff", planned: { start: "2020-03-01", end: "2020-03-20" } }),
  accept("hosted", { supervisor: "tutor 1" }),
  supervise("hosted", "tutor 2"),
  arrive("hosted"),
  end("hosted"),
  request("early", linked),
  accept("early"),
  arrive("early"),
  endEarly("early"),
  request("partner withdrew", linked),
  withdrawHosting("partner withdrew"),
  request("member cancelled", linked),
  accept("member cancelled"),
  cancelHosting("member cancelled"),
  request("nobody came", linked),
  accept("nobody came"),
  nobodyCame("nobody came"),
  retractHosting("nobody came"),
  request("corrected", { project: "p", goals: ["1"] }),
  accept("corrected"),
  arrive("corrected"),
  end("corrected"),
  correctHosting("corrected", {
    member: "south",
    category: "staff",
    partner: "partner 2",
    participant: "guest 2",
    group: "group 2",
    goals: ["2.1"],
    learningGoals: ["LU-4"],
    planned: { start: "2020-03-02", end: "2020-03-21" },
    dates: { requested: "2020-01-09", accepted: "2020-01-21", arrived: "2020-03-02", ended: "2020-03-21" }
  }),
  hostingInError("nobody came", { duplicateOf: "hosted" }),
  request("unlinked"),
  accept("unlinked")
]

/** From the application to the closing; one mobility is found ineligible, and upon an appeal eligible after all. */
const phases: ReadonlyArray<CommandInput> = [
  openProject({ project: "applied for", phase: "applied" }),
  { type: "record-grant-decision", project: "applied for", on: "2019-09-15", decision: "granted" },
  submitReport("interim", "2020-03-01", "q"),
  submitReport("final", "2020-04-01", "q"),
  { type: "return-report", project: "q", on: "2020-04-15", report: "final" },
  submitReport("final", "2020-05-01", "q"),
  declareIneligible("done", "2020-05-15"),
  { type: "record-check", project: "q", on: "2020-05-20", code: "2020-C-17" },
  declareEligible("done", "2020-06-01"),
  { type: "close-project", project: "q", on: "2020-06-10" }
]

/** Forms, funding and money of a mobility that has been moved already: its last events. */
const terms: ReadonlyArray<CommandInput> = [
  apply("paid", { group: "group 1" }),
  approve("paid", { beyondQuota: { reason: "board" } }),
  changeMode("paid", { on: "2019-10-12", virtual: { start: "2019-10-20", end: "2019-10-22" } }),
  { type: "change-mode", mobility: "paid", on: "2019-10-13", mode: "physical" },
  changeFunding("paid", { on: "2019-10-14" }),
  changeFunding("paid", { on: "2019-10-15", funding: "eu" }),
  pay("paid"),
  pay("paid", "voucher 2", { kind: "final", heading: "travel" }),
  recover("paid", "voucher 3", { on: "2019-11-01" }),
  withdrawPayment("paid", "voucher 3")
]

/** A step of a project that had not happened. */
const takenBack: ReadonlyArray<CommandInput> = [
  { type: "retract-project-step", project: "q", reason: "wrong-day" },
  { type: "close-project", project: "q", on: "2020-06-11" }
]

/** What turned out otherwise once it was in the tool. */
const putRight: ReadonlyArray<CommandInput> = [
  recordPast("cut short", { registration: { tool: "tool id of cut short", status: "complete", on: "2019-12-01" } }),
  updateRegistration("cut short"),
  removeRegistration("cut short"),
  correct("cut short", {
    host: null,
    returnedEarly: { forceMajeure: true, reason: "covid" },
    dates: { registrationUpdated: "2019-12-11", registrationRemoved: "2019-12-21" }
  })
]

/** Words on a later end that had not been said: one after which nothing is asked for, and one after which something is. */
const unsaid: ReadonlyArray<CommandInput> = [
  { type: "retract-extension-step", project: "p", reason: "mistyped" },
  { type: "retract-extension-step", project: "p", reason: "other-project" }
]

/** Outcomes that were entered by mistake: the last one, and one that a correction had been made of. */
const withdrawnOutcomes: ReadonlyArray<CommandInput> = [
  recordPast("learnt"),
  outcome("learnt"),
  outcome("learnt", { result: "partly" }),
  withdrawOutcome("learnt"),
  withdrawOutcome("learnt")
]

/** Reminders that say which of several of a kind they are of. */
const oneOfSeveral: ReadonlyArray<CommandInput> = [
  recordPast("owed"),
  pay("owed", "voucher 9"),
  remind("owed", { of: "pay-final", heading: "individual-support", since: "2019-11-20" }),
  {
    type: "change-settings",
    project: "p",
    settings: settings({ departureNeeds: [{ document: "learning-agreement", party: "host" }] })
  },
  apply("unsigned"),
  approve("unsigned", { beyondQuota: { reason: "regranting" } }),
  remind("unsigned", { of: "sign-document", signature: { document: "learning-agreement", party: "host" } })
]

/** A row whose id was mistyped, after it was changed. */
const mistyped: ReadonlyArray<CommandInput> = [
  recordPast("mistyped", { registration: { tool: "tool id of nobody", status: "complete", on: "2019-12-01" } }),
  updateRegistration("mistyped"),
  correctRegistration("mistyped", "tool id of mistyped")
]

/** What was entered wrongly when the project was opened. */
const openings: ReadonlyArray<CommandInput> = [
  correctProject({
    coordinator: "south",
    start: "2019-08-31",
    end: "2021-08-30",
    timeZone: "Europe/Copenhagen",
    programme: "KA116",
    categories: ["learner", "staff", "other"]
  }),
  correctProject({ programme: null })
]

/** What was entered wrongly of who takes part. */
const members: ReadonlyArray<CommandInput> = [
  correctMember("north", { name: "NORTH, RIGHTLY", country: null, accededOn: "2019-08-21", joinedOn: "2019-08-25" }),
  retractLeave("east")
]

/** What had been no error: with a tool id, with a host, and in a hosting. */
const reinstated: ReadonlyArray<CommandInput> = [
  reinstate("past"),
  reinstateHosting("nobody came"),
  apply("visiting", { host: "host 1" }),
  enterInError("visiting"),
  reinstate("visiting")
]

/** The commands that leave the log, in their order: new ones come last, since ids are counted. */
const commands = [
  ...projects,
  ...lives,
  ...past,
  ...corrections,
  ...money,
  ...roles,
  ...sideWays,
  ...hostings,
  ...phases,
  ...terms,
  ...takenBack,
  remind("paid"),
  remind("beyond"),
  ...putRight,
  ...unsaid,
  ...withdrawnOutcomes,
  ...oneOfSeveral,
  ...members,
  ...openings,
  ...mistyped,
  ...reinstated,
  correctProject({ openedOn: "2019-08-20" })
]

/** Plays the story under fixed ids; the events as they stand in the store. */
export const story = Effect.gen(function* () {
  const consortium = yield* Consortium
  for (const [i, command] of commands.entries()) {
    const commandId = `command ${i + 1}`
    const why = i % 2 === 0 ? {} : { correlation: "a bulk entry", causation: `command ${i}` }
    yield* consortium.execute(command, { commandId, actor: "coordinator 1", ...why })
  }
  return (yield* stored).events.map(({ event }) => event)
}).pipe(Effect.provideService(CommandIds, { next: () => "none: every command has its id" }))
