/**
 * What is refused about the money that the agency awards.
 */
import { award } from "../support/Commands.ts"
import {
  ahead,
  deserted,
  open,
  type Row,
  tomorrow,
  unknownCategory,
  unknownMember,
  unknownProject,
  type Why
} from "./Row.ts"

const travel = { heading: "travel", cents: 100_00 } as const
const twice = (category: string | null, member: string | null): Why => ({
  code: "AwardedTwice",
  project: "p",
  heading: "travel",
  category,
  member
})
const crowns = { code: "OtherCurrency", project: "p", currency: "SEK", current: "EUR" } as const

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  ["money for a project that is not there", [], award([]), unknownProject],
  ["money that will be awarded tomorrow", open, award([travel], { on: tomorrow }), ahead("project-event")],
  ["money for a category that is not there", open, award([{ ...travel, category: "guest" }]), unknownCategory],
  ["money for somebody else", open, award([travel, { ...travel, member: "west" }]), unknownMember("west")],
  ["two rows for travel", open, award([travel, { ...travel, cents: 1 }]), twice(null, null)],
  [
    "two rows for the travel of learners",
    open,
    award([travel, { ...travel, category: "learner" }, { ...travel, category: "learner" }]),
    twice("learner", null)
  ],
  [
    "two rows for the travel of a member that has left",
    deserted,
    award([
      { ...travel, member: "north" },
      { ...travel, member: "north" }
    ]),
    twice(null, "north")
  ],
  [
    "two rows for the travel of a member's learners",
    open,
    award([
      { ...travel, category: "learner", member: "north" },
      { ...travel, category: "learner", member: "north" }
    ]),
    twice("learner", "north")
  ],
  [
    "an amendment in the currency of the country",
    [...open, award([travel])],
    award([travel], { currency: "SEK", reason: "amendment" }),
    crowns
  ],
  [
    "an agreement told a second time, in another currency",
    [...open, award([])],
    award([travel], { currency: "SEK" }),
    crowns
  ]
]
