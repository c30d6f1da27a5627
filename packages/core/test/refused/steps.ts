/**
 * What is refused because a mobility is not where a step leads from, or is not there, or does not belong there.
 */
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import {
  apply,
  approve,
  approved,
  cancel,
  changeGoals,
  complete,
  correct,
  depart,
  enterInError,
  extend,
  interrupt,
  noShow,
  noteReport,
  outcome,
  prevent,
  reconsider,
  recordPast,
  register,
  reject,
  removeRegistration,
  replan,
  resume,
  retract,
  returnEarly,
  sign,
  updateRegistration,
  waitlist,
  withdraw,
  withdrawSignature
} from "../support/Commands.ts"
import { applied, away, cancelled, cannot, deserted, home, memberHasLeft, mistaken, open } from "./Row.ts"
import { prevented, rejected, type Row, selected, unknownCategory, unknownMember } from "./Row.ts"
import { unknownProject, waiting, type Why, withdrawn } from "./Row.ts"

/** Every command about a mobility that has to be there. */
const toOne: ReadonlyArray<CommandInput> = [
  waitlist("m"),
  approve("m"),
  reject("m"),
  reconsider("m"),
  withdraw("m"),
  cancel("m"),
  noShow("m"),
  prevent("m"),
  replan("m"),
  depart("m"),
  extend("m"),
  interrupt("m"),
  resume("m"),
  complete("m"),
  returnEarly("m"),
  register("m"),
  updateRegistration("m"),
  removeRegistration("m"),
  changeGoals("m", ["1"]),
  outcome("m"),
  sign("m"),
  withdrawSignature("m"),
  noteReport("m"),
  correct("m", { goals: ["2.1"] }),
  retract("m"),
  enterInError("m")
]

const nobody = { code: "UnknownMobility", mobility: "m" } as const
const away2 = [...away, interrupt("m")]
const paused = { code: "StillInterrupted", mobility: "m", since: "2019-11-05" } as const
const soon = { code: "ExtensionNotLater", mobility: "m", current: "2019-11-20" } as const
const going: Why = { code: "NotInterrupted", mobility: "m" }
const undecided = ["applied", "waitlisted"] as const
const absent = [...selected, noShow("m")]

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  ...toOne.map((command): Row => [
    `${command.type}, with the id of nobody's mobility`,
    [...open, ...approved("n")],
    command,
    nobody
  ]),
  ["an application to a project that is not there", [], apply("m"), unknownProject],
  ["an application by somebody who is no member", open, apply("m", { member: "nort" }), unknownMember("nort")],
  ["an application by a member that has left", deserted, apply("m"), memberHasLeft],
  ["an application in a category that is not there", open, apply("m", { category: "guest" }), unknownCategory],
  ["an application under an id that is taken", applied, apply("m"), cannot("apply", "applied", "none")],
  ["an application under an id that was given up", mistaken, apply("m"), cannot("apply", "entered-in-error", "none")],
  ["a second place on the waiting list", waiting, waitlist("m"), cannot("waitlist", "waitlisted", "applied")],
  ["back to the waiting list after approval", selected, waitlist("m"), cannot("waitlist", "approved", "applied")],
  ["approved twice", selected, approve("m"), cannot("approve", "approved", ...undecided)],
  ["approved, though it was rejected", rejected, approve("m"), cannot("approve", "rejected", ...undecided)],
  ["approved after the stay", home, approve("m"), cannot("approve", "completed", ...undecided)],
  [
    "approved, though it is somebody's duplicate",
    mistaken,
    approve("m"),
    cannot("approve", "entered-in-error", ...undecided)
  ],
  ["rejected twice", rejected, reject("m"), cannot("reject", "rejected", ...undecided)],
  ["rejected after approval: it is cancelled then", selected, reject("m"), cannot("reject", "approved", ...undecided)],
  ["reconsidered, though nobody rejected it", applied, reconsider("m"), cannot("reconsider", "applied", "rejected")],
  [
    "reconsidered after the participant withdrew",
    withdrawn,
    reconsider("m"),
    cannot("reconsider", "withdrawn", "rejected")
  ],
  ["withdrawn when under way", away, withdraw("m"), cannot("withdraw", "departed", ...undecided, "approved")],
  ["withdrawn twice", withdrawn, withdraw("m"), cannot("withdraw", "withdrawn", ...undecided, "approved")],
  ["cancelled before anybody decided", applied, cancel("m"), cannot("cancel", "applied", "approved")],
  ["cancelled when under way", away, cancel("m"), cannot("cancel", "departed", "approved")],
  [
    "cancelled twice, so that its place would be free twice",
    cancelled,
    cancel("m"),
    cannot("cancel", "cancelled", "approved")
  ],
  ["a no-show of somebody on the waiting list", waiting, noShow("m"), cannot("no-show", "waitlisted", "approved")],
  ["a no-show of somebody who has left", away, noShow("m"), cannot("no-show", "departed", "approved")],
  ["force majeure before approval", applied, prevent("m"), cannot("prevent", "applied", "approved")],
  [
    "force majeure during the stay, entered as before it",
    away,
    prevent("m"),
    cannot("prevent", "departed", "approved")
  ],
  ["force majeure twice", prevented, prevent("m"), cannot("prevent", "prevented", "approved")],
  ["other plans when under way", away, replan("m"), cannot("replan", "departed", ...undecided, "approved")],
  [
    "other plans for what was cancelled",
    cancelled,
    replan("m"),
    cannot("replan", "cancelled", ...undecided, "approved")
  ],
  ["a departure without approval", applied, depart("m"), cannot("depart", "applied", "approved")],
  ["a departure from the waiting list", waiting, depart("m"), cannot("depart", "waitlisted", "approved")],
  ["a departure after a no-show", absent, depart("m"), cannot("depart", "no-show", "approved")],
  ["a second departure", away, depart("m"), cannot("depart", "departed", "approved")],
  [
    "an extension before departure: the plan is changed then",
    selected,
    extend("m"),
    cannot("extend", "approved", "departed")
  ],
  ["an extension after the return", home, extend("m"), cannot("extend", "completed", "departed")],
  [
    "an extension to the day that is the end already",
    away,
    extend("m", { plannedEnd: "2019-11-20" }),
    { ...soon, end: "2019-11-20" }
  ],
  ["an extension to an earlier day", away, extend("m", { plannedEnd: "2019-11-10" }), { ...soon, end: "2019-11-10" }],
  [
    "an extension to the same day twice",
    [...away, extend("m")],
    extend("m", { on: "2019-11-16" }),
    { ...soon, end: "2019-11-30", current: "2019-11-30" }
  ],
  ["an interruption before departure", selected, interrupt("m"), cannot("interrupt", "approved", "departed")],
  ["an interruption of what is interrupted", away2, interrupt("m", "2019-11-07"), paused],
  ["a stay goes on that has not begun", selected, resume("m"), cannot("resume", "approved", "departed")],
  ["a stay goes on that was never interrupted", away, resume("m"), going],
  ["a stay goes on twice", [...away2, resume("m")], resume("m", "2019-11-09"), going],
  ["a return of somebody who never left", selected, complete("m"), cannot("complete", "approved", "departed")],
  ["a second return", home, complete("m"), cannot("complete", "completed", "departed")],
  [
    "a return after an early one",
    [...away, returnEarly("m")],
    complete("m"),
    cannot("complete", "returned-early", "departed")
  ],
  ["a return from a stay that is interrupted", away2, complete("m"), paused],
  [
    "an early return of somebody who never left",
    selected,
    returnEarly("m"),
    cannot("return-early", "approved", "departed")
  ],
  ["an early return after the return", home, returnEarly("m"), cannot("return-early", "completed", "departed")],
  ["a past stay under an id that is taken", applied, recordPast("m"), cannot("record-past", "applied", "none")],
  ["a past stay of somebody who is no member", open, recordPast("m", { member: "west" }), unknownMember("west")],
  ["a past stay of a member that had left", deserted, recordPast("m"), memberHasLeft],
  ["a past stay in a project that is not there", [], recordPast("m"), unknownProject],
  ["a past stay in a category that is not there", open, recordPast("m", { category: "guest" }), unknownCategory]
]
