/**
 * One late bulk registration, seen from both sides: what had happened by a day, and what was known on it.
 */
import { Question } from "@westum/mobility"
import { Effect } from "effect"
import { lateRegistration, registrationDays2017 } from "../data/Illustration.ts"
import { published2017 } from "../data/Published.ts"
import { proportion } from "../screen/Bar.ts"
import type { Ink } from "../screen/Ink.ts"
import { dayText, fact, illustration, type Lines, paragraph, remark } from "../screen/Page.ts"
import { type Row, table } from "../screen/Table.ts"
import type { Story } from "../story/Story.ts"
import { answerTo } from "./Answers.ts"

const days = [
  { day: published2017.startOf2019.day, published: true },
  { day: "2019-05-31", published: false },
  { day: "2019-06-30", published: false },
  { day: "2019-08-25", published: false },
  { day: "2019-08-26", published: false },
  { day: published2017.endOfProject.day, published: true }
]

const bar = (registered: number): string => proportion(registered, published2017.granted, 20)

const row = Effect.fnUntraced(function* (id: string, { day, published }: (typeof days)[number], ink: Ink) {
  const { registered: happened } = yield* answerTo(Question.fourFigures(id), { asOf: day })
  const { registered: known } = yield* answerTo(Question.fourFigures(id), { knownAt: day })
  const late = happened - known
  const cells: Row = [
    published ? fact(ink) : illustration(ink),
    dayText(day),
    ink.strong(String(happened)),
    ink.bar(bar(happened)),
    ink.strong(String(known)),
    ink.softBar(bar(known)),
    late === 0 ? ink.faint("·") : ink.bad(`${late} late`)
  ]
  return cells
})

/** The section. */
export const lateRegistrationSection = Effect.fnUntraced(function* ({ first }: Story, ink: Ink) {
  const rows = yield* Effect.forEach(days, (day) => row(first.id, day, ink))
  const batch = registrationDays2017.find(({ on }) => on === lateRegistration.on)?.rows ?? 0
  const lines: Lines = [
    ...paragraph(
      `${batch} rows were made in Mobility Tool on ${dayText(lateRegistration.on)} and entered here, in one append, ` +
        `on ${dayText(lateRegistration.enteredOn)}.`
    ),
    "",
    ...table(
      ink,
      [
        { title: "" },
        { title: "Registered" },
        { title: "asOf", align: "right" },
        { title: "had happened by then" },
        { title: "knownAt", align: "right" },
        { title: "was in the log then" },
        { title: "" }
      ],
      rows
    ),
    ...remark(
      ink,
      "Bars: of the 229 places. What was registered between the two published days is illustrative, and so is the batch."
    )
  ]
  return lines
})
