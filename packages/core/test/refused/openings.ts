/**
 * What is refused where the opening of a project was entered wrongly.
 */
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { check, close, correctProject, opened, openProject, submitReport } from "../support/Commands.ts"
import { open, type Row, unknownProject, type Why } from "./Row.ts"

const alreadySo: Why = { code: "ProjectAlreadySo", project: "p" }
const cannotGo = (category: string): Why => ({ code: "CategoryCannotGo", project: "p", category })
const notLater = (end: string, current: string): Why => ({ code: "EndNotLater", project: "p", end, current })
const firstNotBefore = (end: string, later: string): Why => ({ code: "FirstEndNotEarlier", project: "p", end, later })
const backwards = (start: string, end: string): Why => ({ code: "FirstEndBeforeStart", project: "p", start, end })
const later = (type: "request-extension" | "grant-extension", end: string): CommandInput => ({
  type,
  project: "p",
  end
})
const asked = later("request-extension", "2022-02-28")
const refused: CommandInput = { type: "refuse-extension", project: "p" }
const granted = later("grant-extension", "2022-08-31")

/** The cases. */
export const rows: ReadonlyArray<Row> = [
  ["a project is corrected that is not there", [], correctProject({ start: "2019-09-02" }), unknownProject],
  ["the neighbour's project alone is there", opened("q"), correctProject({ start: "2019-09-02" }), unknownProject],
  ["a correction of a project says nothing", open, correctProject({}), alreadySo],
  [
    "a correction of a project says what is so already",
    open,
    correctProject({
      coordinator: "north",
      start: "2019-09-01",
      end: "2021-08-31",
      timeZone: "Europe/Stockholm",
      programme: null,
      categories: ["learner", "staff"]
    }),
    alreadySo
  ],
  [
    "a correction of a project is sent twice",
    [...open, correctProject({ programme: "KA121" })],
    correctProject({ programme: "KA121" }),
    alreadySo
  ],
  ["a project was opened when it was", open, correctProject({ openedOn: "2019-09-01" }), alreadySo],
  [
    "a project is opened tomorrow",
    open,
    correctProject({ openedOn: "2020-06-16" }),
    { code: "InFuture", what: "project-event", date: "2020-06-16", today: "2020-06-15" }
  ],
  [
    "a project is opened after its closing",
    [...open, submitReport("final", "2020-01-10"), check("C", "2020-02-10"), close("2020-03-10")],
    correctProject({ openedOn: "2020-03-11" }),
    { code: "ProjectClosed", project: "p", what: "project-event", date: "2020-03-11", closedOn: "2020-03-10" }
  ],
  [
    "a project is to begin after its end",
    open,
    correctProject({ start: "2021-09-01" }),
    backwards("2021-09-01", "2021-08-31")
  ],
  [
    "a project is to begin after its end as it was agreed on at first, and before the later one",
    [...open, granted],
    correctProject({ start: "2021-09-01" }),
    backwards("2021-09-01", "2021-08-31")
  ],
  [
    "a project is to end before it begins",
    open,
    correctProject({ end: "2019-08-31" }),
    backwards("2019-09-01", "2019-08-31")
  ],
  [
    "the first end is to be that of the extension",
    [...open, granted],
    correctProject({ end: "2022-08-31" }),
    firstNotBefore("2022-08-31", "2022-08-31")
  ],
  [
    "the first end is to be that which was asked for",
    [...open, asked],
    correctProject({ end: "2022-02-28" }),
    firstNotBefore("2022-02-28", "2022-02-28")
  ],
  [
    "the first end is to be that which was granted in place of an earlier one that was asked for",
    [...open, asked, granted],
    correctProject({ end: "2022-09-30" }),
    firstNotBefore("2022-09-30", "2022-08-31")
  ],
  [
    "the first end is to be that which is asked for again, after it was refused",
    [...open, asked, refused, asked],
    correctProject({ end: "2022-02-28" }),
    firstNotBefore("2022-02-28", "2022-02-28")
  ],
  [
    "the first end is to be after that of the first extension, and before that of the second",
    [...open, later("grant-extension", "2022-01-31"), granted],
    correctProject({ end: "2022-02-28" }),
    firstNotBefore("2022-02-28", "2022-01-31")
  ],
  [
    "an end is asked for that is the right one already",
    [...open, correctProject({ end: "2022-02-28" })],
    asked,
    notLater("2022-02-28", "2022-02-28")
  ],
  ["a category is to be left out", open, correctProject({ categories: ["learner", "other"] }), cannotGo("staff")],
  [
    "a category is to be left out that a correction has added",
    [...open, correctProject({ categories: ["learner", "staff", "other"] })],
    correctProject({ categories: ["learner", "staff"] }),
    cannotGo("other")
  ],
  [
    "a project is opened again that was put right",
    [...open, correctProject({ start: "2019-09-02" })],
    openProject(),
    { code: "ProjectExists", project: "p" }
  ]
]
