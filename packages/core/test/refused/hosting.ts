/**
 * What is refused about people who come.
 */
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import {
  accept,
  arrive,
  cancelHosting,
  correctHosting,
  end,
  endEarly,
  hosted,
  hostingInError,
  reinstateHosting,
  noShow,
  rejectHosting,
  request,
  requestAgain,
  retractHosting,
  supervise,
  withdrawHosting
} from "../support/Hosting.ts"
import { ahead, deserted, disorder, memberHasLeft, open, reversed, type Row, tomorrow } from "./Row.ts"
import { unknownCategory, unknownMember, unknownProject, type Why } from "./Row.ts"

/** Every command about a hosting that has to be there. */
const toOne: ReadonlyArray<CommandInput> = [
  requestAgain("h"),
  accept("h"),
  rejectHosting("h"),
  withdrawHosting("h"),
  cancelHosting("h"),
  noShow("h"),
  arrive("h"),
  end("h"),
  endEarly("h"),
  supervise("h"),
  correctHosting("h", { category: "staff" }),
  retractHosting("h"),
  hostingInError("h")
]

type Cannot = Extract<Why, { readonly code: "HostingStepNotAllowed" }>
const cannot = (step: string, stage: Cannot["stage"], ...allowedFrom: Cannot["allowedFrom"]): Why => ({
  code: "HostingStepNotAllowed",
  hosting: "h",
  step,
  stage,
  allowedFrom
})
const out = ["rejected", "withdrawn", "cancelled", "no-show"] as const
const begun = ["requested", "accepted", "arrived", "ended", "ended-early", ...out] as const
const already: Why = { code: "HostingAlreadySo", hosting: "h" }
const projectless = (goal: string): Why => ({ code: "GoalWithoutProject", hosting: "h", goal })
const heading: Why = { code: "GoalHasChildren", goal: "2" }
const unknownGoal: Why = { code: "UnknownGoal", project: "p", goal: "9" }
type NoDate = Extract<Why, { readonly code: "HostingHasNoSuchDate" }>
const noSuch = (what: NoDate["what"], stage: NoDate["stage"]): Why => ({
  code: "HostingHasNoSuchDate",
  hosting: "h",
  what,
  stage
})
const asked = [request("h")]
const expected = [...asked, accept("h")]
const here = [...expected, arrive("h")]
const gone = hosted("h")
const linked = [...open, request("h", { project: "p" })]

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  ...toOne.map((command): Row => [
    `${command.type}, with the id of nobody's hosting`,
    hosted("other"),
    command,
    { code: "UnknownHosting", hosting: "h" }
  ]),
  ["a request under an id that is taken", asked, request("h"), cannot("request-hosting", "requested", "none")],
  ["a request tomorrow", [], request("h", { on: tomorrow }), ahead("request")],
  [
    "a request for days the wrong way round",
    [],
    request("h", { planned: { start: "2020-03-20", end: "2020-03-01" } }),
    reversed("2020-03-20", "2020-03-01")
  ],
  ["a request in a project that is not there", [], request("h", { project: "p" }), unknownProject],
  [
    "a request to somebody who is no member",
    open,
    request("h", { project: "p", member: "west" }),
    unknownMember("west")
  ],
  ["a request to a member that has left", deserted, request("h", { project: "p" }), memberHasLeft],
  [
    "a request in a category that is not there",
    open,
    request("h", { project: "p", category: "guest" }),
    unknownCategory
  ],
  ["a goal, but no project", [], request("h", { goals: ["1"] }), projectless("1")],
  ["a goal that the project does not have", open, request("h", { project: "p", goals: ["9"] }), unknownGoal],
  ["a goal that is a heading", open, request("h", { project: "p", goals: ["2"] }), heading],
  [
    "asked again before there was an answer",
    asked,
    requestAgain("h"),
    cannot("request-hosting-again", "requested", "rejected")
  ],
  [
    "asked again for a goal without a project",
    [...asked, rejectHosting("h")],
    requestAgain("h", { goals: ["2.1"] }),
    projectless("2.1")
  ],
  [
    "asked again before the rejection",
    [...asked, rejectHosting("h")],
    requestAgain("h", { on: "2020-01-14" }),
    disorder("rejection", "2020-01-15", "new-request", "2020-01-14")
  ],
  [
    "asked again for days the wrong way round",
    [...asked, rejectHosting("h")],
    requestAgain("h", { planned: { start: "2020-04-02", end: "2020-04-01" } }),
    reversed("2020-04-02", "2020-04-01")
  ],
  [
    "asked again in a category that is not there",
    [...linked, rejectHosting("h")],
    requestAgain("h", { category: "guest" }),
    unknownCategory
  ],
  ["accepted twice", expected, accept("h"), cannot("accept-hosting", "accepted", "requested")],
  [
    "accepted before it was asked for",
    asked,
    accept("h", { on: "2020-01-09" }),
    disorder("request", "2020-01-10", "acceptance", "2020-01-09")
  ],
  [
    "rejected after acceptance: it is cancelled then",
    expected,
    rejectHosting("h"),
    cannot("reject-hosting", "accepted", "requested")
  ],
  ["rejected tomorrow", asked, rejectHosting("h", tomorrow), ahead("rejection")],
  [
    "withdrawn during the stay",
    here,
    withdrawHosting("h"),
    cannot("withdraw-hosting", "arrived", "requested", "accepted")
  ],
  [
    "cancelled before acceptance: it is rejected then",
    asked,
    cancelHosting("h"),
    cannot("cancel-hosting", "requested", "accepted")
  ],
  ["a no-show of somebody who came", here, noShow("h"), cannot("record-no-show", "arrived", "accepted")],
  ["an arrival without acceptance", asked, arrive("h"), cannot("record-arrival", "requested", "accepted")],
  [
    "an arrival before acceptance",
    expected,
    arrive("h", "2020-01-19"),
    disorder("acceptance", "2020-01-20", "arrival", "2020-01-19")
  ],
  ["an arrival tomorrow", expected, arrive("h", tomorrow), ahead("arrival")],
  ["the end of a stay that did not begin", expected, end("h"), cannot("end-hosting", "accepted", "arrived")],
  ["an end before the arrival", here, end("h", "2020-02-29"), disorder("arrival", "2020-03-01", "end", "2020-02-29")],
  [
    "an early end of a stay that did not begin",
    expected,
    endEarly("h"),
    cannot("end-hosting-early", "accepted", "arrived")
  ],
  ["an early end after the end", gone, endEarly("h"), cannot("end-hosting-early", "ended", "arrived")],
  [
    "a supervisor before acceptance",
    asked,
    supervise("h"),
    cannot("name-supervisor", "requested", "accepted", "arrived", "ended", "ended-early")
  ],
  [
    "a supervisor before the request",
    expected,
    supervise("h", "tutor 1", "2020-01-09"),
    disorder("request", "2020-01-10", "supervisor", "2020-01-09")
  ],
  ["a category is put right to what it is", asked, correctHosting("h", { category: "learner" }), already],
  ["a correction of a hosting says nothing", asked, correctHosting("h", {}), already],
  [
    "an end is put right that was not",
    asked,
    correctHosting("h", { dates: { ended: "2020-03-20" } }),
    noSuch("end", "requested")
  ],
  [
    "an arrival is put right that was not",
    expected,
    correctHosting("h", { dates: { arrived: "2020-03-02" } }),
    noSuch("arrival", "accepted")
  ],
  [
    "an arrival is put right to after the end",
    gone,
    correctHosting("h", { dates: { arrived: "2020-03-21" } }),
    disorder("arrival", "2020-03-21", "end", "2020-03-20")
  ],
  [
    "days are put right the wrong way round",
    asked,
    correctHosting("h", { planned: { start: "2020-03-02", end: "2020-03-01" } }),
    reversed("2020-03-02", "2020-03-01")
  ],
  [
    "it was another member, that is none of the project",
    linked,
    correctHosting("h", { member: "west" }),
    unknownMember("west")
  ],
  ["it served a goal that is a heading", linked, correctHosting("h", { goals: ["2"] }), heading],
  ["it served a goal, but no project", asked, correctHosting("h", { goals: ["1"] }), projectless("1")],
  [
    "a request is taken back as a step",
    asked,
    retractHosting("h"),
    cannot("retract-hosting-step", "requested", ...begun.slice(1))
  ],
  [
    "a second request is taken back as a step",
    [...asked, rejectHosting("h"), requestAgain("h")],
    retractHosting("h"),
    cannot("retract-hosting-step", "requested", ...begun.slice(1))
  ],
  [
    "a hosting is entered in error as a duplicate of itself",
    asked,
    hostingInError("h", { duplicateOf: "h" }),
    { code: "DuplicateOfItself", entry: "h" }
  ],
  [
    "a hosting is entered in error as a duplicate of nothing",
    asked,
    hostingInError("h", { duplicateOf: "nobody" }),
    { code: "UnknownHosting", hosting: "nobody" }
  ],
  [
    "a hosting is entered in error as a duplicate of its own duplicate",
    [...asked, request("k"), hostingInError("h", { duplicateOf: "k" })],
    hostingInError("k", { duplicateOf: "h" }),
    { code: "OriginalInError", original: "h", duplicateOf: "k" }
  ],
  [
    "a hosting is entered in error twice",
    [...asked, hostingInError("h")],
    hostingInError("h"),
    cannot("enter-hosting-in-error", "entered-in-error", ...begun)
  ],
  ["a hosting is reinstated that is not there", [], reinstateHosting("h"), { code: "UnknownHosting", hosting: "h" }],
  [
    "a hosting is reinstated that was no error",
    asked,
    reinstateHosting("h"),
    cannot("reinstate-hosting", "requested", "entered-in-error")
  ]
]
