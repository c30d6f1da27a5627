/**
 * What is refused about a project itself: its terms, its catalogue of goals, its members, its end.
 */
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import {
  apply,
  approved,
  changeGoals,
  join,
  opened,
  openProject,
  retractExtensionStep,
  setGoals,
  submitReport
} from "../support/Commands.ts"
import { ahead, applied, deserted, leave, memberHasLeft, open, reversed } from "./Row.ts"
import { type Row, selected, tomorrow, unknownMember, unknownProject, type Why } from "./Row.ts"

const number = { type: "assign-number", project: "p", number: "2019-1-SE01-KA102-060438" } as const
const settings = { type: "change-settings", project: "p", settings: { registerFrom: "completed" } } as const
const later = (type: "request-extension" | "grant-extension", end: string, on?: string): CommandInput => ({
  type,
  project: "p",
  end,
  ...(on === undefined ? {} : { on })
})
const refuse = { type: "refuse-extension", project: "p" } as const
const notLater = (end: string, current = "2021-08-31"): Why => ({ code: "EndNotLater", project: "p", end, current })
const nothingSaid: Why = { code: "NoExtensionToRetract", project: "p" }
const noRequest: Why = { code: "NoExtensionRequested", project: "p" }
const goal = (code: string, parent?: string) => ({ code, titles: {}, ...(parent === undefined ? {} : { parent }) })
const bad = (code: string, problem: "twice" | "unknown-parent" | "own-ancestor"): Why => ({
  code: "BadCatalogue",
  goal: code,
  problem
})
const inUse = (mobilities: number): Why => ({ code: "GoalInUse", goal: "1", mobilities })
const exists: Why = { code: "ProjectExists", project: "p" }
const northThere: Why = { code: "MemberExists", project: "p", member: "north" }

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  ["a project is opened twice", open, openProject(), exists],
  ["a project is opened again with other dates, to change them", open, openProject({ end: "2022-08-31" }), exists],
  [
    "start and end of a project are the wrong way round",
    [],
    openProject({ start: "2021-08-31", end: "2019-09-01" }),
    reversed("2021-08-31", "2019-09-01")
  ],
  ["a project is said to have been opened tomorrow", [], openProject({ on: tomorrow }), ahead("project-event")],
  ["a number for a project that is not there", [], number, unknownProject],
  ["a number that is to come", open, { ...number, on: tomorrow }, ahead("project-event")],
  ["settings of a project that is not there", [], settings, unknownProject],
  ["settings of the neighbour's project", opened("q"), settings, unknownProject],
  ["settings from tomorrow on", open, { ...settings, on: tomorrow }, ahead("project-event")],
  ["goals of a project that is not there", [], setGoals(), unknownProject],
  ["goals from tomorrow on", open, setGoals({ on: tomorrow }), ahead("project-event")],
  ["a goal stands in the catalogue twice", open, setGoals({ goals: [goal("1"), goal("1")] }), bad("1", "twice")],
  [
    "the parent of a goal was left out",
    open,
    setGoals({ goals: [goal("1"), goal("2.1", "2")] }),
    bad("2.1", "unknown-parent")
  ],
  ["a goal is its own parent", open, setGoals({ goals: [goal("1", "1")] }), bad("1", "own-ancestor")],
  [
    "two goals stand above each other",
    open,
    setGoals({ goals: [goal("1", "2"), goal("2", "1")] }),
    bad("1", "own-ancestor")
  ],
  ["a goal that a mobility serves leaves the catalogue", applied, setGoals({ goals: [goal("2")] }), inUse(1)],
  [
    "a goal that two mobilities serve becomes a heading",
    [...applied, apply("k")],
    setGoals({ goals: [goal("1"), goal("1.1", "1")] }),
    inUse(2)
  ],
  [
    "a goal that one mobility has left, and another not, leaves the catalogue",
    [...selected, ...approved("k"), changeGoals("m", ["2.1"])],
    setGoals({ goals: [goal("2"), goal("2.1", "2")] }),
    inUse(1)
  ],
  ["a member joins a project that is not there", [], join("north"), unknownProject],
  ["a member joins twice", open, join("north"), northThere],
  ["a member joins twice, with the country put in", open, join("north", "p", { country: "SE" }), northThere],
  [
    "a member that had come back joins again",
    [...deserted, join("north", "p", { on: "2019-10-15" })],
    join("north"),
    northThere
  ],
  ["a member joins tomorrow", open, join("west", "p", { on: tomorrow }), ahead("project-event")],
  ["a member leaves a project that is not there", [], leave, unknownProject],
  ["a member leaves that never was one", open, { ...leave, member: "nort" }, unknownMember("nort")],
  ["a member leaves twice", deserted, { ...leave, on: "2019-10-31" }, memberHasLeft],
  [
    "a member leaves before it joined",
    open,
    { ...leave, on: "2019-08-31" },
    { code: "OutOfOrder", earlier: "joining", earlierOn: "2019-09-01", later: "leaving", laterOn: "2019-08-31" }
  ],
  [
    "a member comes back before it left",
    deserted,
    join("north", "p", { on: "2019-09-29" }),
    { code: "OutOfOrder", earlier: "leaving", earlierOn: "2019-09-30", later: "joining", laterOn: "2019-09-29" }
  ],
  ["a member leaves tomorrow", open, { ...leave, on: tomorrow }, ahead("project-event")],
  [
    "a later end of a project that is not there is asked for",
    [],
    later("request-extension", "2022-02-28"),
    unknownProject
  ],
  ["the same end is asked for", open, later("request-extension", "2021-08-31"), notLater("2021-08-31")],
  ["an end is asked for a year too early", open, later("request-extension", "2020-11-30"), notLater("2020-11-30")],
  ["an end is asked for tomorrow", open, later("request-extension", "2022-02-28", tomorrow), ahead("project-event")],
  ["a later end of a project that is not there is granted", [], later("grant-extension", "2022-02-28"), unknownProject],
  ["an earlier end is granted", open, later("grant-extension", "2021-02-28"), notLater("2021-02-28")],
  [
    "the same extension is granted twice",
    [...open, later("grant-extension", "2022-02-28")],
    later("grant-extension", "2022-02-28"),
    notLater("2022-02-28", "2022-02-28")
  ],
  ["an extension is granted tomorrow", open, later("grant-extension", "2022-02-28", tomorrow), ahead("project-event")],
  ["an extension of a project that is not there is refused", [], refuse, unknownProject],
  ["an extension is refused that nobody asked for", open, refuse, noRequest],
  [
    "an extension is refused that was granted",
    [...open, later("request-extension", "2022-02-28"), later("grant-extension", "2022-02-28")],
    refuse,
    noRequest
  ],
  ["a word on a later end of a project that is not there is taken back", [], retractExtensionStep(), unknownProject],
  ["a word on a later end is taken back before there is any", open, retractExtensionStep(), nothingSaid],
  [
    "the only word on a later end is taken back twice",
    [...open, later("grant-extension", "2022-02-28"), retractExtensionStep()],
    retractExtensionStep(),
    nothingSaid
  ],
  [
    "a word on a later end is taken back where the project has only been reported on",
    [...open, submitReport("interim", "2019-12-01")],
    retractExtensionStep(),
    nothingSaid
  ],
  [
    "the end is granted once more that a correction has brought back",
    [...open, later("grant-extension", "2022-02-28"), retractExtensionStep()],
    later("grant-extension", "2021-08-31"),
    notLater("2021-08-31")
  ],
  ["an extension is refused twice", [...open, later("request-extension", "2022-02-28"), refuse], refuse, noRequest]
]
