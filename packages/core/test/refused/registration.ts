/**
 * What is refused about rows in Mobility Tool, and about the reports that it asks for.
 */
import {
  approved,
  apply,
  cancel,
  completed,
  correctRegistration,
  depart,
  noteReport,
  opened,
  recordPast,
  register,
  removeRegistration,
  settings,
  updateRegistration
} from "../support/Commands.ts"
import { applied, away, cancelled, cannot, disorder, home, prevented, registered } from "./Row.ts"
import { rejected, reversed, type Row, selected, type Why } from "./Row.ts"

const from = (registerFrom: "applied" | "approved" | "completed") =>
  opened("p", { settings: settings({ registerFrom }) })
const draft = { dates: "planned", status: "draft" } as const
const planned = { dates: "planned" } as const
const going = ["applied", "waitlisted", "approved", "departed", "completed", "returned-early"] as const
const recorded = [...going, "prevented"] as const
const none: Why = { code: "NotRegistered", mobility: "m" }
const tooEarly = (stage: "applied" | "approved" | "departed", registerFrom: "approved" | "completed"): Why => ({
  code: "RegistrationTooEarly",
  mobility: "m",
  stage,
  registerFrom
})
const actual = (stage: "approved" | "departed"): Why => ({ code: "ActualDatesTooEarly", mobility: "m", stage })
const there = { code: "AlreadyRegistered", mobility: "m", tool: "tool id of m" } as const
const taken = { code: "ToolIdTaken", project: "p", tool: "tool id of m", mobility: "m" } as const

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  [
    "the id of a row is put right of what is not there",
    [],
    correctRegistration("m", "2"),
    { code: "UnknownMobility", mobility: "m" }
  ],
  ["the id of a row is put right before there is one", home, correctRegistration("m", "2"), none],
  [
    "the id of a row is put right that was removed",
    [...registered, removeRegistration("m")],
    correctRegistration("m", "2"),
    none
  ],
  [
    "the id of a row is put right into itself",
    registered,
    correctRegistration("m", "tool id of m"),
    { code: "NothingToCorrect", mobility: "m" }
  ],
  [
    "the id of a row is put right into that of another",
    [...registered, ...completed("n"), register("n")],
    correctRegistration("n", "tool id of m"),
    taken
  ],
  ["a draft before approval", applied, register("m", draft), tooEarly("applied", "approved")],
  [
    "a row before the return, where the project registers after it",
    [...from("completed"), ...approved("m")],
    register("m", planned),
    tooEarly("approved", "completed")
  ],
  [
    "the same during the stay",
    [...from("completed"), ...approved("m"), depart("m")],
    register("m", draft),
    tooEarly("departed", "completed")
  ],
  [
    "a complete row before approval, where drafts are allowed",
    [...from("applied"), apply("m")],
    register("m", planned),
    { code: "CompleteNeedsApproval", mobility: "m", stage: "applied" }
  ],
  [
    "a draft that is completed before approval",
    [...from("applied"), apply("m"), register("m", { ...draft, on: "2019-10-02" })],
    updateRegistration("m", planned),
    { code: "CompleteNeedsApproval", mobility: "m", stage: "applied" }
  ],
  ["actual days before departure", selected, register("m"), actual("approved")],
  ["actual days during the stay", away, register("m"), actual("departed")],
  [
    "a row gets actual days during the stay",
    [...away, register("m", planned)],
    updateRegistration("m"),
    actual("departed")
  ],
  ["a row of what was rejected", rejected, register("m", draft), cannot("register", "rejected", ...recorded)],
  ["a row of what was cancelled", cancelled, register("m", draft), cannot("register", "cancelled", ...recorded)],
  ["a second row", registered, register("m", { tool: "another" }), there],
  ["the row of another mobility", [...registered, ...completed("k")], register("k", { tool: "tool id of m" }), taken],
  [
    "the row of a cancelled mobility, which was not removed",
    [...selected, register("m", planned), cancel("m", "2019-12-05"), ...completed("k")],
    register("k", { tool: "tool id of m" }),
    taken
  ],
  [
    "a past stay with the row of another",
    registered,
    recordPast("k", { registration: { tool: "tool id of m", status: "complete", on: null } }),
    taken
  ],
  [
    "a row on the day before the return",
    home,
    register("m", { on: "2019-11-19" }),
    disorder("return", "2019-11-20", "registration", "2019-11-19")
  ],
  [
    "a complete row on the day before the approval",
    selected,
    register("m", { ...planned, on: "2019-10-09" }),
    disorder("approval", "2019-10-10", "registration", "2019-10-09")
  ],
  [
    "a row whose days are the wrong way round",
    home,
    register("m", { period: { start: "2019-11-20", end: "2019-11-01" } }),
    reversed("2019-11-20", "2019-11-01")
  ],
  ["a row is updated that was not made", home, updateRegistration("m"), none],
  [
    "a row is updated before it was made",
    registered,
    updateRegistration("m", { on: "2019-11-30" }),
    disorder("registration", "2019-12-01", "registration-update", "2019-11-30")
  ],
  [
    "a row is updated to days the wrong way round",
    registered,
    updateRegistration("m", { period: { start: "2019-11-20", end: "2019-11-02" } }),
    reversed("2019-11-20", "2019-11-02")
  ],
  [
    "a row of what was cancelled is updated: it is removed",
    [...selected, register("m", planned), cancel("m", "2019-12-05")],
    updateRegistration("m", planned),
    cannot("update-registration", "cancelled", ...recorded)
  ],
  ["a row is removed that was not made", home, removeRegistration("m"), none],
  ["a row is removed twice", [...registered, removeRegistration("m")], removeRegistration("m", "2019-12-21"), none],
  [
    "a row is removed before it was updated",
    [...registered, updateRegistration("m")],
    removeRegistration("m", "2019-12-05"),
    disorder("registration-update", "2019-12-10", "registration-removal", "2019-12-05")
  ],
  ["a report is requested before there is a row", home, noteReport("m"), none],
  [
    "a report is requested before the row was made",
    registered,
    noteReport("m", { on: "2019-11-30" }),
    disorder("registration", "2019-12-01", "participant-report", "2019-11-30")
  ],
  [
    "a report on a stay that did not begin",
    [...selected, register("m", planned)],
    noteReport("m"),
    cannot("note-report", "approved", "departed", "completed", "returned-early")
  ],
  [
    "a report of somebody who was prevented",
    prevented,
    noteReport("m"),
    cannot("note-report", "prevented", "departed", "completed", "returned-early")
  ]
]
