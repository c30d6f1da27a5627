/**
 * What is refused about days of a mobility: before their turn, outside the project, the wrong way round.
 */
import {
  approved,
  opened,
  apply,
  approve,
  cancel,
  complete,
  depart,
  extend,
  interrupt,
  noShow,
  prevent,
  reconsider,
  recordPast,
  reject,
  replan,
  resume,
  returnEarly,
  waitlist,
  withdraw
} from "../support/Commands.ts"
import { applied, away, disorder, open, outside, rejected, reversed, type Row } from "./Row.ts"
import { selected, waiting } from "./Row.ts"

const brief = [...opened("p", { end: "2019-11-30" }), ...approved("m"), depart("m")]
const paused = [...away, interrupt("m")]

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  [
    "the waiting list before the application",
    applied,
    waitlist("m", { on: "2019-09-30" }),
    disorder("application", "2019-10-01", "waitlisting", "2019-09-30")
  ],
  [
    "approved before the application, the year being mistyped",
    applied,
    approve("m", { on: "2018-10-10" }),
    disorder("application", "2019-10-01", "approval", "2018-10-10")
  ],
  [
    "approved before it was on the waiting list",
    waiting,
    approve("m", { on: "2019-10-03" }),
    disorder("waitlisting", "2019-10-05", "approval", "2019-10-03")
  ],
  [
    "rejected before the application",
    applied,
    reject("m", "2019-09-30"),
    disorder("application", "2019-10-01", "rejection", "2019-09-30")
  ],
  [
    "reconsidered before the rejection",
    rejected,
    reconsider("m", "2019-10-09"),
    disorder("rejection", "2019-10-10", "reconsideration", "2019-10-09")
  ],
  [
    "approved the day before it was looked at again",
    [...rejected, reconsider("m")],
    approve("m", { on: "2019-10-11" }),
    disorder("reconsideration", "2019-10-12", "approval", "2019-10-11")
  ],
  [
    "withdrawn before the approval",
    selected,
    withdraw("m", "2019-10-09"),
    disorder("approval", "2019-10-10", "withdrawal", "2019-10-09")
  ],
  [
    "cancelled before the approval",
    selected,
    cancel("m", "2019-10-09"),
    disorder("approval", "2019-10-10", "cancellation", "2019-10-09")
  ],
  [
    "a no-show before the approval",
    selected,
    noShow("m", "2019-10-09"),
    disorder("approval", "2019-10-10", "no-show", "2019-10-09")
  ],
  [
    "force majeure before the approval",
    selected,
    prevent("m", "2019-10-09"),
    disorder("approval", "2019-10-10", "prevention", "2019-10-09")
  ],
  [
    "other plans before the application",
    applied,
    replan("m", { on: "2019-09-30" }),
    disorder("application", "2019-10-01", "plan-change", "2019-09-30")
  ],
  [
    "a departure before the approval",
    selected,
    depart("m", { on: "2019-10-09" }),
    disorder("approval", "2019-10-10", "departure", "2019-10-09")
  ],
  [
    "an extension agreed on before the departure",
    away,
    extend("m", { on: "2019-10-20" }),
    disorder("departure", "2019-11-01", "extension", "2019-10-20")
  ],
  [
    "an interruption before the departure",
    away,
    interrupt("m", "2019-10-31"),
    disorder("departure", "2019-11-01", "interruption", "2019-10-31")
  ],
  [
    "a stay that goes on before it paused",
    paused,
    resume("m", "2019-11-04"),
    disorder("interruption", "2019-11-05", "resumption", "2019-11-04")
  ],
  [
    "a return before the departure",
    away,
    complete("m", { on: "2019-10-20" }),
    disorder("departure", "2019-11-01", "return", "2019-10-20")
  ],
  [
    "an early return before the stay went on",
    [...paused, resume("m")],
    returnEarly("m", { on: "2019-11-06" }),
    disorder("resumption", "2019-11-08", "return", "2019-11-06")
  ],
  [
    "a past stay that ended before it began",
    open,
    recordPast("m", { departedOn: "2019-11-20", endedOn: "2019-11-01" }),
    disorder("departure", "2019-11-20", "return", "2019-11-01")
  ],
  [
    "a past stay whose unknown days do not hide that it ended before the approval",
    open,
    recordPast("m", { appliedOn: null, approvedOn: "2019-12-10", departedOn: null }),
    disorder("approval", "2019-12-10", "return", "2019-11-20")
  ],
  [
    "planned before the project",
    open,
    apply("m", { planned: { start: "2019-08-31", end: "2019-09-20" } }),
    outside("planned-start", "2019-08-31")
  ],
  [
    "approved for days after the project",
    applied,
    approve("m", { planned: { start: "2021-08-20", end: "2021-09-10" } }),
    outside("planned-end", "2021-09-10")
  ],
  [
    "planned anew for after the project",
    selected,
    replan("m", { planned: { start: "2021-09-01", end: "2021-09-10" } }),
    outside("planned-start", "2021-09-01")
  ],
  [
    "away to the day after the project",
    selected,
    depart("m", { plannedEnd: "2021-09-01" }),
    outside("planned-end", "2021-09-01")
  ],
  [
    "extended beyond the project",
    away,
    extend("m", { plannedEnd: "2021-09-01" }),
    outside("planned-end", "2021-09-01")
  ],
  ["back after the project", brief, complete("m", { on: "2019-12-01" }), outside("return", "2019-12-01", "2019-11-30")],
  [
    "back early, and yet after the project",
    brief,
    returnEarly("m", { on: "2019-12-02" }),
    outside("return", "2019-12-02", "2019-11-30")
  ],
  [
    "a past stay that began before the project",
    open,
    recordPast("m", { appliedOn: "2019-08-01", approvedOn: "2019-08-02", departedOn: "2019-08-31" }),
    outside("departure", "2019-08-31")
  ],
  [
    "planned the wrong way round",
    open,
    apply("m", { planned: { start: "2019-11-20", end: "2019-11-01" } }),
    reversed("2019-11-20", "2019-11-01")
  ],
  [
    "approved for days the wrong way round",
    applied,
    approve("m", { planned: { start: "2019-12-20", end: "2019-12-01" } }),
    reversed("2019-12-20", "2019-12-01")
  ],
  [
    "planned anew the wrong way round",
    waiting,
    replan("m", { planned: { start: "2019-12-02", end: "2019-12-01" } }),
    reversed("2019-12-02", "2019-12-01")
  ],
  [
    "away after the planned end, and no new one said",
    selected,
    depart("m", { on: "2019-11-25" }),
    reversed("2019-11-25", "2019-11-20")
  ],
  [
    "away with an end before that day",
    selected,
    depart("m", { plannedEnd: "2019-10-31" }),
    reversed("2019-11-01", "2019-10-31")
  ]
]
