/**
 * What is refused because a participant would be in two places at once, whichever command leads there.
 */
import {
  apply,
  approve,
  approved,
  cancel,
  complete,
  correct,
  depart,
  extend,
  opened,
  recordPast,
  replan,
  retract,
  returnEarly,
  withdraw
} from "../support/Commands.ts"
import { open, type Row, type Why } from "./Row.ts"

const anna = { participant: "anna" } as const
const december = { ...anna, planned: { start: "2019-12-01", end: "2019-12-20" } } as const

/** Anna is away as m in November, and as k in December. */
const both = [...open, ...approved("m", anna), ...approved("k", december)]
const november = { mobility: "m", otherStart: "2019-11-01", otherEnd: "2019-11-20" } as const
const later = { mobility: "k", otherStart: "2019-12-01", otherEnd: "2019-12-20" } as const
const overlap = (start: string | null, end: string | null, other: typeof november | typeof later): Why => ({
  code: "StaysOverlap",
  participant: "anna",
  start,
  end,
  ...other
})
const inNovember = overlap("2019-11-01", "2019-11-20", november)

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  [
    "somebody is approved twice for the same days",
    [...open, ...approved("m", anna), apply("k", anna)],
    approve("k"),
    inNovember
  ],
  [
    "the same by another member, in another category",
    [...open, ...approved("m", anna), apply("k", { ...anna, member: "south", category: "staff" })],
    approve("k"),
    inNovember
  ],
  [
    "the same in another project",
    [...open, ...opened("q"), ...approved("m", anna), apply("k", { ...anna, project: "q" })],
    approve("k"),
    inNovember
  ],
  [
    "one day is shared: the last of one stay is the first of the other",
    [...open, ...approved("m", anna), apply("k", { ...anna, planned: { start: "2019-11-20", end: "2019-12-10" } })],
    approve("k"),
    overlap("2019-11-20", "2019-12-10", november)
  ],
  [
    "the days said with the approval are those of another stay",
    [...open, ...approved("m", anna), apply("k", december)],
    approve("k", { planned: { start: "2019-11-10", end: "2019-11-12" } }),
    overlap("2019-11-10", "2019-11-12", november)
  ],
  [
    "a stay that was recorded as past is in the way",
    [...open, recordPast("m", anna), apply("k", anna)],
    approve("k"),
    inNovember
  ],
  [
    "a stay is planned anew into another",
    both,
    replan("k", { planned: { start: "2019-11-15", end: "2019-11-30" } }),
    overlap("2019-11-15", "2019-11-30", november)
  ],
  [
    "a departure earlier than planned, during another stay",
    both,
    depart("k", { on: "2019-11-18" }),
    overlap("2019-11-18", "2019-12-20", november)
  ],
  [
    "a stay is extended into the next",
    [...both, depart("m")],
    extend("m", { plannedEnd: "2019-12-05" }),
    overlap("2019-11-01", "2019-12-05", later)
  ],
  [
    "a return later than planned, during the next stay",
    [...both, depart("m")],
    complete("m", { on: "2019-12-02" }),
    overlap("2019-11-01", "2019-12-02", later)
  ],
  [
    "an early return, on a day that is a slip of the pen",
    [...both, depart("m")],
    returnEarly("m", { on: "2019-12-03" }),
    overlap("2019-11-01", "2019-12-03", later)
  ],
  [
    "a plan is put right into another stay",
    both,
    correct("k", { planned: { start: "2019-11-20", end: "2019-11-30" } }),
    overlap("2019-11-20", "2019-11-30", november)
  ],
  [
    "a return is put right to a day of the next stay",
    [...both, depart("m"), complete("m")],
    correct("m", { dates: { ended: "2019-12-01" } }),
    overlap("2019-11-01", "2019-12-01", later)
  ],
  [
    "it was somebody else who went, and they were away",
    [...open, ...approved("m", anna), ...approved("k")],
    correct("k", anna),
    inNovember
  ],
  [
    "a cancellation is taken back, and the days have gone to another stay",
    [...open, ...approved("k", anna), cancel("k"), ...approved("m", anna)],
    retract("k"),
    inNovember
  ],
  [
    "a withdrawal is taken back, and the days have gone to another stay",
    [...open, ...approved("k", anna), withdraw("k"), ...approved("m", anna)],
    retract("k"),
    inNovember
  ]
]
