/**
 * What is refused about papers, goals and outcomes of a mobility.
 */
import {
  apply,
  approved,
  approve,
  changeFunding,
  changeGoals,
  changeMode,
  complete,
  depart,
  opened,
  outcome,
  recordPast,
  replan,
  returnEarly,
  settings,
  sign,
  withdrawSignature
} from "../support/Commands.ts"
import { applied, away, cancelled, cannot, disorder, home, mistaken, open } from "./Row.ts"
import { type Row, selected, type Why, withdrawn } from "./Row.ts"

const goalsFrom = (stage: "applied" | "approved" | "completed") =>
  opened("p", { settings: settings({ goalsFrom: stage }) })
const going = ["applied", "waitlisted", "approved", "departed", "completed", "returned-early"] as const
const recorded = [...going, "prevented"] as const
const agreement = { mobility: "m", document: "learning-agreement", party: "participant" } as const
const unsigned: Why = { code: "NotSigned", ...agreement }
const gated = opened("p", {
  settings: settings({
    departureNeeds: [
      { document: "learning-agreement", party: "participant" },
      { document: "learning-agreement", party: "host" }
    ]
  })
})
const missing = (party: "participant" | "host", number: number): Why => ({
  code: "SignatureMissing",
  ...agreement,
  step: "depart",
  party,
  missing: number
})
const planned = { start: "2019-11-06", end: "2019-11-26" }
const noGoal = (stage: "applied" | "approved" | "completed"): Why => ({ code: "NoGoal", mobility: "m", stage })
const unknownGoal: Why = { code: "UnknownGoal", project: "p", goal: "9" }
const heading: Why = { code: "GoalHasChildren", goal: "2" }
const proven: Why = { code: "GoalHasOutcome", mobility: "m", goal: "1" }

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  [
    "a document is signed twice",
    [...applied, sign("m")],
    sign("m", { on: "2019-10-20" }),
    { code: "AlreadySigned", ...agreement }
  ],
  [
    "a document of what was withdrawn is signed",
    withdrawn,
    sign("m"),
    cannot("sign-document", "withdrawn", ...recorded)
  ],
  [
    "a document is signed before the application",
    applied,
    sign("m", { on: "2019-09-30" }),
    disorder("application", "2019-10-01", "signature", "2019-09-30")
  ],
  ["a signature ends that was not given", applied, withdrawSignature("m"), unsigned],
  ["a signature of somebody else ends", [...applied, sign("m", { party: "host" })], withdrawSignature("m"), unsigned],
  [
    "a signature ends twice",
    [...applied, sign("m"), withdrawSignature("m")],
    withdrawSignature("m", { on: "2019-10-20" }),
    unsigned
  ],
  ["a departure without any signature", [...gated, ...approved("m")], depart("m"), missing("participant", 2)],
  ["a departure without the host's", [...gated, ...approved("m"), sign("m")], depart("m"), missing("host", 1)],
  [
    "a departure before the host signed",
    [...gated, ...approved("m"), sign("m"), sign("m", { party: "host", on: "2019-11-02" })],
    depart("m"),
    missing("host", 1)
  ],
  [
    "a departure on a signature that ended",
    [...gated, ...approved("m"), sign("m", { party: "host" }), sign("m"), withdrawSignature("m")],
    depart("m"),
    missing("participant", 1)
  ],
  ["an approval without a goal", [...open, apply("m", { goals: [] })], approve("m"), noGoal("approved")],
  [
    "an application without a goal, where the project asks for one",
    goalsFrom("applied"),
    apply("m", { goals: [] }),
    noGoal("applied")
  ],
  [
    "a return without a goal, where the project asks for one by then",
    [...goalsFrom("completed"), ...approved("m", { goals: [] }), depart("m")],
    complete("m"),
    noGoal("completed")
  ],
  [
    "an early return without a goal, too",
    [...goalsFrom("completed"), ...approved("m", { goals: [] }), depart("m")],
    returnEarly("m"),
    { code: "NoGoal", mobility: "m", stage: "returned-early" }
  ],
  ["a past stay without a goal", open, recordPast("m", { goals: [] }), noGoal("completed")],
  ["an application with a goal that is not there", open, apply("m", { goals: ["1", "9"] }), unknownGoal],
  ["an application with a heading", open, apply("m", { goals: ["2"] }), heading],
  ["a past stay with a heading", open, recordPast("m", { goals: ["2.1", "2"] }), heading],
  ["other goals, of which one is not there", selected, changeGoals("m", ["9"]), unknownGoal],
  ["other goals, of which one is a heading", selected, changeGoals("m", ["2"]), heading],
  ["no goal any more", selected, changeGoals("m", []), noGoal("approved")],
  ["other goals than the one with an outcome", [...home, outcome("m")], changeGoals("m", ["2.1"]), proven],
  [
    "other goals of what was cancelled",
    cancelled,
    changeGoals("m", ["2.1"]),
    cannot("change-goals", "cancelled", ...going)
  ],
  [
    "other goals before the goals of a later day",
    [...applied, changeGoals("m", ["2.1"], "2019-10-09")],
    changeGoals("m", ["2.2"], "2019-10-08"),
    disorder("goal-change", "2019-10-09", "goal-change", "2019-10-08")
  ],
  [
    "other days before the plan of a later day",
    [...applied, replan("m", { on: "2019-10-15" })],
    replan("m", { on: "2019-10-14" }),
    disorder("plan-change", "2019-10-15", "plan-change", "2019-10-14")
  ],
  [
    "other days before an approval with a plan of a later day",
    [...applied, approve("m", { on: "2019-10-15", planned })],
    replan("m", { on: "2019-10-14" }),
    disorder("approval", "2019-10-15", "plan-change", "2019-10-14")
  ],
  [
    "an approval with a plan before the plan of a later day",
    [...applied, replan("m", { on: "2019-10-15" })],
    approve("m", { on: "2019-10-14", planned }),
    disorder("plan-change", "2019-10-15", "approval", "2019-10-14")
  ],
  [
    "another form before that of a later day",
    [...home, changeMode("m")],
    changeMode("m", { on: "2019-12-04" }),
    disorder("mode-change", "2019-12-05", "mode-change", "2019-12-04")
  ],
  [
    "other funds before those of a later day",
    [...home, changeFunding("m")],
    changeFunding("m", { on: "2019-12-04" }),
    disorder("funding-change", "2019-12-05", "funding-change", "2019-12-04")
  ],
  [
    "other goals before the application",
    applied,
    changeGoals("m", ["2.1"], "2019-09-30"),
    disorder("application", "2019-10-01", "goal-change", "2019-09-30")
  ],
  [
    "an outcome for a goal that it does not serve",
    home,
    outcome("m", { goal: "2.1" }),
    { code: "GoalNotLinked", mobility: "m", goal: "2.1" }
  ],
  [
    "an outcome for a goal that is not there",
    home,
    outcome("m", { goal: "9" }),
    { code: "GoalNotLinked", mobility: "m", goal: "9" }
  ],
  [
    "an outcome before the return",
    away,
    outcome("m"),
    cannot("record-outcome", "departed", "completed", "returned-early")
  ],
  [
    "an outcome of the day before the return",
    home,
    outcome("m", { on: "2019-11-19" }),
    disorder("return", "2019-11-20", "outcome", "2019-11-19")
  ],
  [
    "an outcome of what was entered in error",
    mistaken,
    outcome("m"),
    cannot("record-outcome", "entered-in-error", "completed", "returned-early")
  ]
]
