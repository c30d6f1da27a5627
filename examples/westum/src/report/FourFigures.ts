/**
 * The four figures of Westum's page, for both projects.
 */
import { type FourFigures, Question } from "@westum/mobility"
import { Effect } from "effect"
import { today } from "../data/Illustration.ts"
import { published2017 } from "../data/Published.ts"
import { proportion } from "../screen/Bar.ts"
import type { Ink } from "../screen/Ink.ts"
import { dayText, fact, illustration, type Lines, numberText, percentText, remark } from "../screen/Page.ts"
import { type Column, type Row, table } from "../screen/Table.ts"
import type { Story } from "../story/Story.ts"
import { answerTo } from "./Answers.ts"

interface Figure {
  readonly name: string
  readonly of: (figures: FourFigures.FourFigures) => number | undefined
  /** Whether it is published for the second project. */
  readonly published: boolean
}

const figures: ReadonlyArray<Figure> = [
  { name: "Approved (places granted)", of: ({ approved }) => approved, published: true },
  { name: "Registered in Mobility Tool", of: ({ registered }) => registered, published: false },
  { name: "  of these staff", of: ({ registeredBy }) => registeredBy["staff"], published: false },
  { name: "  of these learners", of: ({ registeredBy }) => registeredBy["learner"], published: false }
]

const columns: ReadonlyArray<Column> = [
  { title: "" },
  { title: "" },
  { title: "2017–2019", align: "right" },
  { title: `as of ${dayText(published2017.endOfProject.day)}` },
  { title: "" },
  { title: "2019–2022", align: "right" },
  { title: `as of ${dayText(today)}` }
]

const barWidth = 18

const cell = (ink: Ink, value: number | undefined, most: number | undefined): ReadonlyArray<string> => [
  ink.strong(numberText(value)),
  ink.bar(proportion(value ?? 0, most ?? 0, barWidth))
]

const drawn = (ink: Ink, first: FourFigures.FourFigures, second: FourFigures.FourFigures): Lines => {
  const rows = figures.map(({ name, of, published }): Row => [
    name,
    fact(ink),
    ...cell(ink, of(first), first.approved),
    published ? fact(ink) : illustration(ink),
    ...cell(ink, of(second), second.approved)
  ])
  const [consumed, consuming] = [percentText(first.consumption), percentText(second.consumption)]
  return table(ink, columns, [
    ...rows,
    ["Consumption rate", fact(ink), ink.strong(consumed), "", illustration(ink), ink.strong(consuming), ""]
  ])
}

/** The section. */
export const fourFigures = Effect.fnUntraced(function* ({ first, second }: Story, ink: Ink) {
  const then = yield* answerTo(Question.fourFigures(first.id), { asOf: published2017.endOfProject.day })
  const now = yield* answerTo(Question.fourFigures(second.id))
  const lines: Lines = [
    ...drawn(ink, then, now),
    ...remark(ink, "Consumption rate = registered ÷ granted. Approved counts places, not mobilities.")
  ]
  return lines
})
