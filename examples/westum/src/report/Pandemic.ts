/**
 * What became of stays of 2019–2022 that did not go as planned: counted in the story, and asked of the log one by one.
 */
import { Interruption, type MobilityState, Question } from "@westum/mobility"
import { Effect } from "effect"
import type { Ink } from "../screen/Ink.ts"
import { dayText, illustration, type Lines, remark, type Shown } from "../screen/Page.ts"
import { type Row, table } from "../screen/Table.ts"
import type { NumberedLife } from "../story/Life.ts"
import type { Story } from "../story/Story.ts"
import { answerTo } from "./Answers.ts"

type Mobility = MobilityState.Mobility

const isAbroad = ({ facts }: Mobility): boolean => facts.some(({ event }) => event.type === "mobility.departed")

/** A turn that stays may take: whose did in the story, and how the log tells. */
interface Turn {
  readonly what: string
  readonly inStory: (life: NumberedLife) => boolean
  readonly inLog: (mobility: Mobility, life: NumberedLife) => boolean
}

const turns: ReadonlyArray<Turn> = [
  {
    what: "called off, the place given back",
    inStory: ({ closing }) => closing?.step === "cancel",
    inLog: ({ stage }) => stage === "cancelled"
  },
  {
    what: "prevented: its one-day record uses a place",
    inStory: ({ closing }) => closing?.step === "prevent",
    inLog: ({ registration, stage }) => stage === "prevented" && registration?.period.start === registration?.period.end
  },
  {
    what: "fetched home from abroad, force majeure",
    inStory: ({ early }) => early?.forceMajeure === true,
    inLog: ({ stage }) => stage === "returned-early"
  },
  {
    what: "put off until the project was extended",
    inStory: ({ replanned }) => replanned !== undefined,
    inLog: ({ planned }, { replanned }) => planned.start === replanned?.planned.start
  },
  {
    what: "paused, and resumed",
    inStory: ({ pause }) => pause?.to !== undefined,
    inLog: (mobility) => (Interruption.interruptedDays(mobility) ?? 0) > 0
  },
  {
    what: "prolonged, before the old end",
    inStory: ({ extended }) => extended !== undefined,
    inLog: ({ stay }, { extended }) => stay.end === extended?.end
  },
  {
    what: "did not appear on the day",
    inStory: ({ closing }) => closing?.step === "no-show",
    inLog: ({ stage }) => stage === "no-show"
  }
]

/** Such as `4 Nov – 29 Nov 2019, 2 days paused`; of who stayed at home the id, which says nothing about anybody. */
const example = ({ mobility: id }: NumberedLife, mobility: Mobility): string => {
  const { end, start } = mobility.stay
  if (!isAbroad(mobility) || start === null || end === null) return id
  const paused = Interruption.interruptedDays(mobility) ?? 0
  return `${dayText(start).slice(0, -5)} – ${dayText(end)}${paused > 0 ? `, ${paused} days paused` : ""}`
}

const turnRow = Effect.fnUntraced(function* ({ inLog, inStory, what }: Turn, { later }: Story, ink: Ink) {
  const lives = later.filter(inStory)
  const mobilities = yield* Effect.forEach(lives, ({ mobility }) => answerTo(Question.mobility(mobility)))
  const pairs = lives.flatMap((life, i) => {
    const mobility = mobilities[i]
    return mobility === undefined ? [] : [{ life, mobility }]
  })
  const found = pairs.filter(({ life, mobility }) => inLog(mobility, life))
  const [first] = found
  const holds = found.length === lives.length
  const cells: Row = [
    illustration(ink),
    what,
    ink.strong(String(lives.length)),
    ink.strong(String(found.length)),
    holds ? ink.good("✓") : ink.bad("✗ differs"),
    first === undefined ? "" : ink.faint(example(first.life, first.mobility))
  ]
  return { cells, holds }
})

/** The section. */
export const pandemicSection = Effect.fnUntraced(function* (story: Story, ink: Ink) {
  const rows = yield* Effect.forEach(turns, (turn) => turnRow(turn, story, ink))
  const lines: Lines = [
    ...table(
      ink,
      [
        { title: "" },
        { title: "2019–2022" },
        { title: "story", align: "right" },
        { title: "log", align: "right" },
        { title: "" },
        { title: "one of them" }
      ],
      rows.map(({ cells }) => cells)
    ),
    ...remark(
      ink,
      "Published: that the project stood still for most of 2020, and that it was to be prolonged so that granted places could be used."
    )
  ]
  const shown: Shown = { lines, holds: rows.every(({ holds }) => holds) }
  return shown
})
