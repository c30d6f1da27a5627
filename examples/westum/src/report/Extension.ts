/**
 * The extension of 2019–2022: the project before and after, and who was abroad meanwhile.
 */
import { Question } from "@westum/mobility"
import { Effect } from "effect"
import { extension, today } from "../data/Illustration.ts"
import { after, day } from "../story/Days.ts"
import { proportion } from "../screen/Bar.ts"
import type { Ink } from "../screen/Ink.ts"
import { dayText, fact, illustration, type Lines, remark } from "../screen/Page.ts"
import { type Row, table } from "../screen/Table.ts"
import type { Story } from "../story/Story.ts"
import { answerTo } from "./Answers.ts"

const moments = [
  { known: after(day(extension.requestedOn), -1), what: "as granted in 2019" },
  { known: day(extension.requestedOn), what: "a later end is asked for" },
  { known: after(day(extension.grantedOn), -1), what: "the agency has not answered" },
  { known: day(extension.grantedOn), what: "granted" }
]

const endRow = Effect.fnUntraced(function* (id: string, { known, what }: (typeof moments)[number], ink: Ink) {
  const { period } = yield* answerTo(Question.project(id), { knownAt: known })
  const end = period === undefined ? "–" : dayText(period.end)
  const requested = period?.requestedEnd === undefined ? ink.faint("·") : dayText(period.requestedEnd)
  const cells: Row = [illustration(ink), dayText(known), ink.strong(end), requested, ink.faint(what)]
  return cells
})

const halves = [
  { until: "2019-12-31", name: "Sep–Dec 2019", published: true },
  { until: "2020-06-30", name: "Jan–Jun 2020", published: false },
  { until: "2020-12-31", name: "Jul–Dec 2020", published: false },
  { until: "2021-06-30", name: "Jan–Jun 2021", published: false },
  { until: "2021-12-31", name: "Jul–Dec 2021", published: false },
  { until: today, name: `Jan 2022–${dayText(today)}`, published: false }
]

const departures = Effect.fnUntraced(function* (id: string, ink: Ink) {
  const rows: Array<Row> = []
  let before = 0
  for (const { name, published, until } of halves) {
    const { project } = yield* answerTo(Question.quotaUsage(id), { asOf: until })
    const away = project.used - project.count.prevented
    const left = away - before
    before = away
    const mark = published ? fact(ink) : illustration(ink)
    rows.push([mark, name, ink.strong(String(left)), ink.bar(proportion(left, 120, 60))])
  }
  return rows
})

/** The section. */
export const extensionSection = Effect.fnUntraced(function* ({ second }: Story, ink: Ink) {
  const ends = yield* Effect.forEach(moments, (moment) => endRow(second.id, moment, ink))
  const left = yield* departures(second.id, ink)
  const lines: Lines = [
    ...table(
      ink,
      [{ title: "" }, { title: "knownAt" }, { title: "end of project" }, { title: "asked for" }, { title: "" }],
      ends
    ),
    ...remark(
      ink,
      "Both ends are published, and that the board decided in August 2020 to apply; the day of the application and that " +
        "of the grant are illustrative."
    ),
    "",
    ...table(ink, [{ title: "" }, { title: "Left home" }, { title: "", align: "right" }, { title: "" }], left),
    ...remark(ink, "Published: 5 learners in autumn 2019, and that the project stood still for most of 2020.")
  ]
  return lines
})
