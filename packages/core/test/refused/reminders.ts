/**
 * What is refused about reminders.
 */
import {
  approved,
  check,
  cancel,
  close,
  correct,
  enterInError,
  grant,
  register,
  remind,
  remindProject,
  submitReport
} from "../support/Commands.ts"
import { today } from "../support/Playing.ts"
import { applied, open, type Row, selected, unknownProject, type Why } from "./Row.ts"

const unknownMobility: Why = { code: "UnknownMobility", mobility: "m" }
const nothing = (more: Partial<Extract<Why, { readonly code: "NothingToRemindOf" }>> = {}): Why => ({
  code: "NothingToRemindOf",
  of: "register",
  since: "2019-10-10",
  today,
  ...more
})
const turn = (number: number, next: number): Why => ({
  code: "ReminderOutOfTurn",
  of: "register",
  since: "2019-10-10",
  number,
  next
})
const ending = [...open, grant(5), { type: "request-extension", project: "p", end: "2022-01-01" }] as const

/** Reminders of what does not wait, and out of turn. */
export const rows: ReadonlyArray<Row> = [
  ["a reminder about a mobility that is not there", open, remind("m"), unknownMobility],
  ["about one that was entered in error", [...selected, enterInError("m")], remind("m"), unknownMobility],
  ["about a project that is not there", [], remindProject("use-places", "2020-01-01"), unknownProject],
  ["of a registration that is not due yet", applied, remind("m"), nothing()],
  ["of one that is there", [...selected, register("m", { dates: "planned" })], remind("m"), nothing()],
  ["of one that nobody needs any more", [...selected, cancel("m")], remind("m"), nothing()],
  [
    "of one that waits from another day on",
    selected,
    remind("m", { since: "2019-10-11" }),
    nothing({ since: "2019-10-11" })
  ],
  [
    "of one that waits from another day on since a correction",
    [...selected, correct("m", { dates: { approved: "2019-10-11" } })],
    remind("m"),
    nothing()
  ],
  ["of something else", selected, remind("m", { of: "hand-in-report" }), nothing({ of: "hand-in-report" })],
  [
    "of what concerns a project, about a mobility",
    selected,
    remind("m", { of: "use-places" }),
    nothing({ of: "use-places" })
  ],
  ["of what concerns a mobility, about its project", selected, remindProject("register", "2019-10-10"), nothing()],
  [
    "of unused places long before the end",
    ending,
    remindProject("use-places", "2021-03-01"),
    nothing({ of: "use-places", since: "2021-03-01" })
  ],
  ["the second before the first", selected, remind("m", { number: 2 }), turn(2, 1)],
  ["the same once more", [...selected, remind("m")], remind("m"), turn(1, 2)],
  ["the third after the first", [...selected, remind("m")], remind("m", { number: 3 }), turn(3, 2)],
  [
    "in a project that is closed",
    [...selected, submitReport("final", "2020-06-12"), check("C", "2020-06-13"), close("2020-06-14")],
    remind("m"),
    nothing()
  ],
  [
    "the first of another mobility does not count",
    [...selected, ...approved("n"), remind("n")],
    remind("m", { number: 2 }),
    turn(2, 1)
  ]
]
