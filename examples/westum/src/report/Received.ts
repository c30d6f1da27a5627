/**
 * Those who came in 2019, by the member that received them and the partner that sent them; and those who came later for a goal of the
 * second project, of whom nothing is published.
 */
import { Question, type Received } from "@westum/mobility"
import { Effect } from "effect"
import { hostingLater } from "../data/Illustration.ts"
import { received2019 } from "../data/Published.ts"
import type { Ink } from "../screen/Ink.ts"
import { fact, illustration, type Lines, remark, type Shown } from "../screen/Page.ts"
import { type Column, type Row, table } from "../screen/Table.ts"
import type { Story } from "../story/Story.ts"
import { answerTo } from "./Answers.ts"

const columns: ReadonlyArray<Column> = [
  { title: "" },
  { title: `received in ${received2019.year}` },
  { title: "staff", align: "right" },
  { title: "learners", align: "right" },
  { title: "all", align: "right" },
  { title: "from" }
]

const numberIn = (rows: Received.ReceivedReport["rows"], category?: string): number =>
  rows.filter((row) => category === undefined || row.category === category).reduce((sum, { number }) => sum + number, 0)

const cells = (rows: Received.ReceivedReport["rows"]): ReadonlyArray<string> =>
  [numberIn(rows, "staff"), numberIn(rows, "learner"), numberIn(rows)].map(String)

/** The section. */
export const received = Effect.fnUntraced(function* ({ plan, second }: Story, ink: Ink) {
  const { goal, learners, staff } = hostingLater
  const later = yield* answerTo(Question.received({ project: second.id }))
  const holds = numberIn(later.rows, "staff") === staff && numberIn(later.rows, "learner") === learners
  const { rows } = yield* answerTo(Question.received({ year: received2019.year }))
  const members = plan.members.flatMap(({ id, name }): ReadonlyArray<Row> => {
    const own = rows.filter(({ member }) => member === id)
    const from = [...new Set(own.map(({ partner }) => partner))].join(", ")
    return own.length === 0 ? [] : [[illustration(ink), name, ...cells(own), from]]
  })
  const all: Row = [fact(ink), ink.strong("All"), ...cells(rows).map(ink.strong), ""]
  const served: Row = [illustration(ink), `2019–2022, for goal ${goal}`, ...cells(later.rows), "invented"]
  const lines: Lines = [
    ...table(ink, columns, [...members, "rule", all, "rule", served]),
    ...remark(
      ink,
      "People who come have a life of their own in the log: requested by a partner, accepted within the beds that the " +
        "member offers, arrived, ended. They come with their partner's grant, and use no place."
    )
  ]
  const shown: Shown = { lines, holds }
  return shown
})
