/**
 * What is refused when something is put right, because it would not be right then either.
 */
import {
  apply,
  approved,
  changeGoals,
  completed,
  correct,
  enterInError,
  interrupt,
  opened,
  openProject,
  outcome,
  register,
  reinstate,
  retract,
  returnEarly,
  settings,
  setGoals,
  withdrawOutcome
} from "../support/Commands.ts"
import { applied, away, cannot, deserted, disorder, home, leave, memberHasLeft, mistaken, open } from "./Row.ts"
import { outside, registered, rejected, reversed, type Row, selected, tomorrow, unknownCategory } from "./Row.ts"
import { ahead, unknownMember, type Why } from "./Row.ts"

const same: Why = { code: "NothingToCorrect", mobility: "m" }
type NoSuchDate = Extract<Why, { readonly code: "NoSuchDate" }>
const noSuch = (what: NoSuchDate["what"], stage: NoSuchDate["stage"]): Why => ({
  code: "NoSuchDate",
  mobility: "m",
  what,
  stage
})
const begun = [
  "applied",
  "waitlisted",
  "approved",
  "departed",
  "completed",
  "returned-early",
  "rejected",
  "withdrawn",
  "cancelled",
  "no-show",
  "prevented"
] as const
const beside = opened("q", { categories: ["learner"], end: "2019-11-10" })
const drafts = opened("p", { settings: settings({ registerFrom: "applied" }) })
const unknownGoal = (goal: string, project = "p"): Why => ({ code: "UnknownGoal", project, goal })

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  ["goals are put right to what they are", applied, correct("m", { goals: ["1"] }), same],
  ["a correction says nothing", applied, correct("m", {}), same],
  ["the member is put right to what it is", selected, correct("m", { member: "north" }), same],
  ["a day is put right to what it is", away, correct("m", { dates: { departed: "2019-11-01" } }), same],
  [
    "a correction that was made already",
    [...applied, correct("m", { category: "staff" })],
    correct("m", { category: "staff" }),
    same
  ],
  [
    "a departure is put right that was not",
    applied,
    correct("m", { dates: { departed: null } }),
    noSuch("departure", "applied")
  ],
  [
    "an approval is put right that was not",
    rejected,
    correct("m", { dates: { approved: "2019-10-05" } }),
    noSuch("approval", "rejected")
  ],
  [
    "a return is put right during the stay",
    away,
    correct("m", { dates: { ended: "2019-11-19" } }),
    noSuch("return", "departed")
  ],
  [
    "a registration is put right that was not",
    home,
    correct("m", { dates: { registered: "2019-12-02" } }),
    noSuch("registration", "completed")
  ],
  ["a departure is put right to tomorrow", away, correct("m", { dates: { departed: tomorrow } }), ahead("departure")],
  [
    "an approval is put right to before the application",
    selected,
    correct("m", { dates: { approved: "2019-09-30" } }),
    disorder("application", "2019-10-01", "approval", "2019-09-30")
  ],
  [
    "an application is put right to after the approval",
    selected,
    correct("m", { dates: { applied: "2019-10-11" } }),
    disorder("application", "2019-10-11", "approval", "2019-10-10")
  ],
  [
    "a departure is put right to after the return",
    home,
    correct("m", { dates: { departed: "2019-11-21" } }),
    disorder("departure", "2019-11-21", "return", "2019-11-20")
  ],
  [
    "a registration with actual days is put right to before the return",
    registered,
    correct("m", { dates: { registered: "2019-11-19" } }),
    disorder("return", "2019-11-20", "registration", "2019-11-19")
  ],
  [
    "a return is put right to after an outcome",
    [...home, outcome("m")],
    correct("m", { dates: { ended: "2019-12-06" } }),
    disorder("return", "2019-12-06", "outcome", "2019-12-05")
  ],
  [
    "a stay that goes on is said to have been cut short",
    away,
    correct("m", { returnedEarly: { forceMajeure: true, reason: "covid" } }),
    noSuch("return", "departed")
  ],
  ["a stay that was completed is said to have been so", home, correct("m", { returnedEarly: null }), same],
  [
    "a stay that was cut short is said to have been so, for the same reason",
    [...away, returnEarly("m")],
    correct("m", { returnedEarly: { forceMajeure: false, reason: "homesick" } }),
    same
  ],
  [
    "a stay is said to have been completed that paused when it was cut short",
    [...away, interrupt("m"), returnEarly("m", { on: "2019-11-20" })],
    correct("m", { returnedEarly: null }),
    { code: "StillInterrupted", mobility: "m", since: "2019-11-05" }
  ],
  ["a host is taken away that it never had", applied, correct("m", { host: null }), same],
  [
    "an update of a row is put right that was not",
    registered,
    correct("m", { dates: { registrationUpdated: "2019-12-02" } }),
    noSuch("registration-update", "completed")
  ],
  [
    "the removal of a row is put right that was not",
    registered,
    correct("m", { dates: { registrationRemoved: null } }),
    noSuch("registration-removal", "completed")
  ],
  [
    "a plan is put right to days before the project",
    applied,
    correct("m", { planned: { start: "2018-11-01", end: "2018-11-20" } }),
    outside("planned-start", "2018-11-01")
  ],
  [
    "a plan is put right the wrong way round",
    applied,
    correct("m", { planned: { start: "2019-11-20", end: "2019-11-10" } }),
    reversed("2019-11-20", "2019-11-10")
  ],
  ["it was another member, that is none", selected, correct("m", { member: "west" }), unknownMember("west")],
  [
    "it was another member, that had left by then",
    [...open, apply("m", { member: "south" }), leave],
    correct("m", { member: "north" }),
    memberHasLeft
  ],
  [
    "it was another day, by which the member had left",
    [...deserted, apply("m", { on: "2019-09-15" })],
    correct("m", { dates: { applied: "2019-10-01" } }),
    memberHasLeft
  ],
  ["it was another category, that is none", selected, correct("m", { category: "guest" }), unknownCategory],
  [
    "it was another project, that is not there",
    selected,
    correct("m", { project: "q" }),
    { code: "UnknownProject", project: "q" }
  ],
  [
    "it was another project, of which the member is none",
    [...open, openProject({ project: "q" }), apply("m")],
    correct("m", { project: "q" }),
    unknownMember("north", "q")
  ],
  [
    "it was another project, without the category",
    [...open, ...beside, apply("m", { category: "staff" })],
    correct("m", { project: "q" }),
    { code: "UnknownCategory", project: "q", category: "staff", known: ["learner"] }
  ],
  [
    "it was another project, which ends before",
    [...open, ...beside, apply("m")],
    correct("m", { project: "q" }),
    outside("planned-end", "2019-11-20", "2019-11-10")
  ],
  [
    "it was another project, without the goal",
    [...open, ...opened("q"), setGoals({ project: "q", goals: [{ code: "3", titles: {} }] }), apply("m")],
    correct("m", { project: "q" }),
    unknownGoal("1", "q")
  ],
  [
    "it was another project, and the row in the tool still stands in this one",
    [...open, ...opened("q"), ...completed("m"), register("m")],
    correct("m", { project: "q" }),
    { code: "StillRegistered", mobility: "m", tool: "tool id of m" }
  ],
  ["it served another goal, that is none", selected, correct("m", { goals: ["1", "9"] }), unknownGoal("9")],
  [
    "it served another goal, that is a heading",
    selected,
    correct("m", { goals: ["2"] }),
    { code: "GoalHasChildren", goal: "2" }
  ],
  [
    "it served no goal after all",
    selected,
    correct("m", { goals: [] }),
    { code: "NoGoal", mobility: "m", stage: "approved" }
  ],
  [
    "it served another goal than the one with an outcome",
    [...home, outcome("m")],
    correct("m", { goals: ["2.1"] }),
    { code: "GoalHasOutcome", mobility: "m", goal: "1" }
  ],
  [
    "what was entered in error is put right",
    mistaken,
    correct("m", { category: "staff" }),
    cannot("correct-details", "entered-in-error", ...begun)
  ],
  ["an application is taken back", applied, retract("m"), cannot("retract-step", "applied", ...begun.slice(1))],
  [
    "one step is taken back too many",
    [...selected, retract("m")],
    retract("m"),
    cannot("retract-step", "applied", ...begun.slice(1))
  ],
  [
    "goals are no step that is taken back",
    [...applied, changeGoals("m", ["2.1"])],
    retract("m"),
    cannot("retract-step", "applied", ...begun.slice(1))
  ],
  [
    "a step is taken back of what was entered in error",
    mistaken,
    retract("m"),
    cannot("retract-step", "entered-in-error", ...begun)
  ],
  [
    "a return is taken back that has an outcome",
    [...home, outcome("m")],
    retract("m"),
    { code: "OutcomeTooEarly", mobility: "m", stage: "departed" }
  ],
  [
    "an outcome is withdrawn of what is not there",
    [],
    withdrawOutcome("m"),
    { code: "UnknownMobility", mobility: "m" }
  ],
  [
    "an outcome is withdrawn before the return",
    away,
    withdrawOutcome("m"),
    cannot("withdraw-outcome", "departed", "completed", "returned-early")
  ],
  [
    "an outcome is withdrawn for another goal",
    [...home, outcome("m")],
    withdrawOutcome("m", "2.1"),
    { code: "NoOutcome", mobility: "m", goal: "2.1" }
  ],
  [
    "an outcome is withdrawn twice",
    [...home, outcome("m"), withdrawOutcome("m")],
    withdrawOutcome("m"),
    { code: "NoOutcome", mobility: "m", goal: "1" }
  ],
  [
    "a return is taken back, and the row shows the actual days",
    registered,
    retract("m"),
    { code: "ActualDatesTooEarly", mobility: "m", stage: "departed" }
  ],
  [
    "an approval is taken back, and there is a row",
    [...selected, register("m", { dates: "planned", status: "draft" })],
    retract("m"),
    { code: "RegistrationTooEarly", mobility: "m", stage: "applied", registerFrom: "approved" }
  ],
  [
    "an approval is taken back, and the row is complete",
    [...drafts, ...approved("m"), register("m", { dates: "planned" })],
    retract("m"),
    { code: "CompleteNeedsApproval", mobility: "m", stage: "applied" }
  ],
  [
    "entered in error as a duplicate of itself",
    applied,
    enterInError("m", { duplicateOf: "m" }),
    { code: "DuplicateOfItself", entry: "m" }
  ],
  [
    "entered in error as a duplicate of nothing",
    applied,
    enterInError("m", { duplicateOf: "n" }),
    { code: "UnknownMobility", mobility: "n" }
  ],
  [
    "entered in error as a duplicate of what was entered in error",
    [...mistaken, apply("k")],
    enterInError("k", { duplicateOf: "m" }),
    { code: "OriginalInError", original: "m", duplicateOf: null }
  ],
  [
    "entered in error as a duplicate of its own duplicate",
    [...applied, apply("k"), enterInError("m", { duplicateOf: "k" })],
    enterInError("k", { duplicateOf: "m" }),
    { code: "OriginalInError", original: "m", duplicateOf: "k" }
  ],
  ["entered in error twice", mistaken, enterInError("m"), cannot("enter-in-error", "entered-in-error", ...begun)],
  ["what is not there is reinstated", [], reinstate("m"), { code: "UnknownMobility", mobility: "m" }],
  ["what was no error is reinstated", applied, reinstate("m"), cannot("reinstate", "applied", "entered-in-error")],
  [
    "reinstated beside another stay of the participant",
    [...selected, enterInError("m"), ...approved("k", { participant: "participant of m" })],
    reinstate("m"),
    {
      code: "StaysOverlap",
      participant: "participant of m",
      mobility: "k",
      start: "2019-11-01",
      end: "2019-11-20",
      otherStart: "2019-11-01",
      otherEnd: "2019-11-20"
    }
  ],
  [
    "reinstated with a tool id that another has by now",
    [...registered, enterInError("m"), ...completed("k"), register("k", { tool: "tool id of m" })],
    reinstate("m"),
    { code: "ToolIdTaken", project: "p", tool: "tool id of m", mobility: "k" }
  ],
  [
    "reinstated with a goal that has left the catalogue",
    [...mistaken, setGoals({ goals: [{ code: "3", titles: {} }] })],
    reinstate("m"),
    unknownGoal("1")
  ]
]
