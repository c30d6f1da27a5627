/**
 * What is refused because it would have happened after today.
 */
import {
  apply,
  approve,
  cancel,
  changeGoals,
  complete,
  depart,
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
  returnEarly,
  sign,
  updateRegistration,
  waitlist,
  withdraw,
  withdrawSignature
} from "../support/Commands.ts"
import { ahead, applied, away, home, open, registered, rejected, type Row } from "./Row.ts"
import { selected, tomorrow as on } from "./Row.ts"

const paused = [...away, interrupt("m")]

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  ["an application tomorrow", open, apply("m", { on }), ahead("application")],
  ["the waiting list tomorrow", applied, waitlist("m", { on }), ahead("waitlisting")],
  ["an approval tomorrow", applied, approve("m", { on }), ahead("approval")],
  ["a rejection tomorrow", applied, reject("m", on), ahead("rejection")],
  ["a reconsideration tomorrow", rejected, reconsider("m", on), ahead("reconsideration")],
  ["a withdrawal tomorrow", applied, withdraw("m", on), ahead("withdrawal")],
  ["a cancellation tomorrow", selected, cancel("m", on), ahead("cancellation")],
  ["a no-show tomorrow", selected, noShow("m", on), ahead("no-show")],
  ["force majeure tomorrow", selected, prevent("m", on), ahead("prevention")],
  ["other plans, made tomorrow", selected, replan("m", { on }), ahead("plan-change")],
  ["a departure tomorrow", selected, depart("m", { on, plannedEnd: "2020-07-01" }), ahead("departure")],
  ["an extension agreed on tomorrow", away, extend("m", { on }), ahead("extension")],
  ["an interruption from tomorrow on", away, interrupt("m", on), ahead("interruption")],
  ["a stay that goes on tomorrow", paused, resume("m", on), ahead("resumption")],
  ["a return tomorrow", away, complete("m", { on }), ahead("return")],
  ["an early return tomorrow", away, returnEarly("m", { on }), ahead("return")],
  ["a registration tomorrow", home, register("m", { on }), ahead("registration")],
  ["a registration updated tomorrow", registered, updateRegistration("m", { on }), ahead("registration-update")],
  ["a registration removed tomorrow", registered, removeRegistration("m", on), ahead("registration-removal")],
  ["other goals from tomorrow on", applied, changeGoals("m", ["2.1"], on), ahead("goal-change")],
  ["an outcome of tomorrow", home, outcome("m", { on }), ahead("outcome")],
  ["a signature of tomorrow", applied, sign("m", { on }), ahead("signature")],
  [
    "a signature that ends tomorrow",
    [...applied, sign("m")],
    withdrawSignature("m", { on }),
    ahead("signature-withdrawal")
  ],
  ["a report requested tomorrow", registered, noteReport("m", { on }), ahead("participant-report")],
  ["a past stay that ends tomorrow", open, recordPast("m", { endedOn: on }), ahead("return")]
]
