/**
 * What waits for whom in 2019–2022: in the first summer of the pandemic, as it was known then, and on the last day of the story. Each
 * number of the last day is counted again in the story.
 */
import { type Plan, Question, type ToDoItem } from "@westum/mobility"
import { Effect } from "effect"
import { today } from "../data/Illustration.ts"
import type { Ink } from "../screen/Ink.ts"
import { dayText, illustration, type Lines, paragraph, remark, type Shown } from "../screen/Page.ts"
import { type Row, table } from "../screen/Table.ts"
import { after, day } from "../story/Days.ts"
import type { NumberedLife } from "../story/Life.ts"
import type { Story } from "../story/Story.ts"
import { answerTo } from "./Answers.ts"

type Item = ToDoItem.ToDoItem
type Kind = ToDoItem.ToDoKind

const firstSummer = "2020-08-31"
const lastDay = day(today)

const isOpen = ({ approvedOn, closing }: NumberedLife): boolean => approvedOn === undefined && closing === undefined
const hasPlace = ({ approvedOn, closing }: NumberedLife): boolean =>
  approvedOn !== undefined && (closing === undefined || closing.step === "prevent")
const isAway = ({ departedOn, endedOn }: NumberedLife): boolean => departedOn !== undefined && endedOn === undefined
const endOf = ({ extended, planned, replanned }: NumberedLife): string =>
  extended?.end ?? replanned?.planned.end ?? planned.end
const lastReport = ({ reports = [] }: NumberedLife): string | undefined => reports.at(-1)?.status

/** Each kind in words, and whom of the story it is about on the last day. */
const kinds: ReadonlyArray<readonly [Kind, string, (life: NumberedLife) => boolean]> = [
  ["decide-application", "an application to decide on", (life) => isOpen(life) && life.waitlistedOn === undefined],
  ["give-place", "a place for one on the waiting list", (life) => isOpen(life) && life.waitlistedOn !== undefined],
  [
    "sign-document",
    "a learning agreement to sign",
    (life) => hasPlace(life) && life.signedOn === undefined && life.closing === undefined
  ],
  ["confirm-departure", "a departure to confirm", () => false],
  [
    "resume-stay",
    "a stay that paused to resume",
    (life) => isAway(life) && life.pause !== undefined && life.pause.to === undefined
  ],
  ["extend-in-time", "an end near: prolong now or never", (life) => isAway(life) && endOf(life) <= after(lastDay, 14)],
  ["confirm-return", "a return to confirm", () => false],
  ["register", "a row to make in Mobility Tool", (life) => hasPlace(life) && life.row === undefined],
  ["hand-in-report", "a report to hand in", (life) => lastReport(life) === "requested"],
  ["reach-participant", "a participant the tool cannot reach", (life) => lastReport(life) === "undelivered"]
]

const whom: Readonly<Record<string, string>> = { selection: "selection", coordinator: "coordinator", sender: "member" }

const numberOf = (items: ReadonlyArray<Item>, kind: Kind): number => items.filter((item) => item.kind === kind).length

const kindRow = (
  ink: Ink,
  [kind, what, inStory]: (typeof kinds)[number],
  { later }: Story,
  then: ReadonlyArray<Item>,
  now: ReadonlyArray<Item>
) => {
  const items = now.filter((item) => item.kind === kind)
  const [first = then.find((item) => item.kind === kind)] = items
  const holds = items.length === later.filter(inStory).length
  const cells: Row = [
    illustration(ink),
    what,
    first === undefined ? "" : (whom[first.waitsFor] ?? first.waitsFor),
    String(numberOf(then, kind)),
    ink.strong(String(items.length)),
    holds ? ink.good("✓") : ink.bad("✗ differs"),
    items[0]?.since == null ? "" : dayText(items[0].since)
  ]
  return { cells, holds, isEmpty: first === undefined }
}

const memberName = ({ members }: Plan.Plan, id: string | undefined): string =>
  members.find((member) => member.id === id)?.name ?? ""

const oldest = (ink: Ink, { plan }: Story, items: ReadonlyArray<Item>): Lines =>
  items
    .filter(({ blocksReport }) => blocksReport)
    .slice(0, 3)
    .map(({ kind, member, mobility, since }) => {
      const words = kinds.find(([name]) => name === kind)?.[1] ?? kind
      return `    ${since === null ? "" : dayText(since).padEnd(11)}  ${mobility ?? ""}  ${memberName(plan, member)}: ${ink.faint(words)}`
    })

/** The section. */
export const whatWaits = Effect.fnUntraced(function* (story: Story, ink: Ink) {
  const { id } = story.second
  const then = yield* answerTo(Question.toDo(id, { on: day(firstSummer) }), { knownAt: firstSummer })
  const now = yield* answerTo(Question.toDo(id, { on: lastDay }))
  const rows = kinds.map((kind) => kindRow(ink, kind, story, then, now))
  const known = new Set<Kind>(kinds.map(([kind]) => kind))
  const blocking = now.filter(({ blocksReport }) => blocksReport)
  const lines: Lines = [
    ...table(
      ink,
      [
        { title: "" },
        { title: "What waits" },
        { title: "for" },
        { title: dayText(firstSummer), align: "right" },
        { title: dayText(today), align: "right" },
        { title: "" },
        { title: "oldest since" }
      ],
      rows.filter(({ isEmpty }) => !isEmpty).map(({ cells }) => cells)
    ),
    "",
    ...paragraph(
      `The final report cannot be submitted before ${blocking.length} of them are done. Those that wait longest:`
    ),
    "",
    ...oldest(ink, story, now),
    ...remark(
      ink,
      `${dayText(firstSummer)} is shown as it was known then; ✓ says that the story gives the same number for the last day.`
    )
  ]
  const holds = rows.every((row) => row.holds) && [...then, ...now].every(({ kind }) => known.has(kind))
  const shown: Shown = { lines, holds }
  return shown
})
