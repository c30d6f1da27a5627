/**
 * What is refused about those who take part in a project, where it was entered wrongly.
 */
import {
  apply,
  close,
  check,
  correctMember,
  join,
  leave,
  opened,
  retractLeave,
  submitReport
} from "../support/Commands.ts"
import { ahead, disorder, open, type Row, tomorrow, unknownMember, unknownProject, type Why } from "./Row.ts"

const alreadySo: Why = { code: "ProjectAlreadySo", project: "p" }
const stillThere: Why = { code: "NoLeaveToRetract", project: "p", member: "north" }
const gone = [...open, leave("north", "2019-09-30")]
const back = [...gone, join("north", "p", { on: "2019-11-01" })]
const closed = [...open, submitReport("final", "2020-01-10"), check("C1", "2020-02-10"), close("2020-03-10")]

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  [
    "a member is corrected in a project that is not there",
    [],
    correctMember("north", { country: "SE" }),
    unknownProject
  ],
  ["somebody is corrected who takes no part", open, correctMember("west", { country: "SE" }), unknownMember("west")],
  [
    "a member of the neighbour's project is corrected",
    [...open, ...opened("q"), join("west", "q")],
    correctMember("west", { country: "SE" }),
    unknownMember("west")
  ],
  ["a correction of a member says nothing", open, correctMember("north", {}), alreadySo],
  [
    "a correction of a member says what is so already",
    open,
    correctMember("north", { name: "NORTH", country: null, accededOn: null, joinedOn: "2019-09-01" }),
    alreadySo
  ],
  [
    "a correction of a member is sent twice",
    [...open, correctMember("north", { joinedOn: "2019-09-02" })],
    correctMember("north", { joinedOn: "2019-09-02" }),
    alreadySo
  ],
  ["a member is to have joined tomorrow", open, correctMember("north", { joinedOn: tomorrow }), ahead("project-event")],
  [
    "a member is to have joined after it left",
    gone,
    correctMember("north", { joinedOn: "2019-10-01" }),
    disorder("joining", "2019-10-01", "leaving", "2019-09-30")
  ],
  [
    "a member is to have come back before it left",
    back,
    correctMember("north", { joinedOn: "2019-09-29" }),
    disorder("leaving", "2019-09-30", "joining", "2019-09-29")
  ],
  [
    "a member is to have joined after the closing",
    closed,
    correctMember("north", { joinedOn: "2020-03-11" }),
    { code: "ProjectClosed", project: "p", what: "project-event", date: "2020-03-11", closedOn: "2020-03-10" }
  ],
  [
    "an application comes before the right day of a return",
    [...back, correctMember("north", { joinedOn: "2019-12-01" })],
    apply("m", { on: "2019-11-15" }),
    { code: "MemberHasLeft", project: "p", member: "north", leftOn: "2019-09-30" }
  ],
  ["a leaving is taken back in a project that is not there", [], retractLeave("north"), unknownProject],
  ["a leaving of somebody who takes no part is taken back", open, retractLeave("west"), unknownMember("west")],
  ["a leaving is taken back of a member that has not left", open, retractLeave("north"), stillThere],
  ["a leaving is taken back twice", [...gone, retractLeave("north")], retractLeave("north"), stillThere],
  ["a leaving is taken back of a member that has come back since", back, retractLeave("north"), stillThere]
]
