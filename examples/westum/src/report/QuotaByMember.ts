/**
 * How the places are used, member by member.
 */
import { Question, type QuotaUsage } from "@westum/mobility"
import { Effect } from "effect"
import { type Piece, pieces } from "../screen/Bar.ts"
import type { Ink } from "../screen/Ink.ts"
import { fact, illustration, type Lines, numberText, remark } from "../screen/Page.ts"
import { type Column, type Row, table } from "../screen/Table.ts"
import type { Story } from "../story/Story.ts"
import { answerTo } from "./Answers.ts"

type QuotaRow = QuotaUsage.QuotaRow

const columns = (project: string, share: string): ReadonlyArray<Column> => [
  { title: "" },
  { title: project },
  { title: "places", align: "right" },
  { title: "held", align: "right" },
  { title: "used", align: "right" },
  { title: "registered", align: "right" },
  { title: "free", align: "right" },
  { title: share }
]

const barWidth = 31

/** Each place once: registered, else used, else held, else free. */
const bar = (ink: Ink, { held, registered, used }: QuotaRow, places: number, most: number): string => {
  const all: ReadonlyArray<Piece> = [
    { amount: registered, mark: "█", ink: ink.bar },
    { amount: used - registered, mark: "▓", ink: ink.softBar },
    { amount: held - used, mark: "▒", ink: ink.softBar },
    { amount: Math.max(0, places - held), mark: "░", ink: ink.palestBar }
  ]
  return pieces(all, most, barWidth)
}

const numbers = (ink: Ink, { free, held, places, registered, used }: QuotaRow): ReadonlyArray<string> => [
  numberText(places),
  String(held),
  String(used),
  ink.strong(String(registered)),
  free === 0 ? ink.bad("0") : numberText(free)
]

/** What members without places of their own share: theirs are used and registered in rows of their own. */
const poolRow = (ink: Ink, { free, held, places }: QuotaUsage.PoolRow): Row => [
  illustration(ink),
  "Common pool",
  numberText(places),
  String(held),
  "",
  "",
  free === 0 ? ink.bad("0") : numberText(free)
]

const nobody = (members: Readonly<Record<string, QuotaRow>>, id: string): QuotaRow | undefined => members[id]

const allocatedTable = (ink: Ink, report: QuotaUsage.QuotaReport, names: ReadonlyMap<string, string>): Lines => {
  const most = Math.max(...Object.values(report.members).map(({ held, places = 0 }) => Math.max(places, held)))
  const members = [...names].flatMap(([id, name]): ReadonlyArray<Row> => {
    const row = nobody(report.members, id)
    return row === undefined
      ? []
      : [[illustration(ink), name, ...numbers(ink, row), bar(ink, row, row.places ?? 0, most)]]
  })
  const categories = [["learner", "Learners"] as const, ["staff", "Staff"] as const].flatMap(
    ([code, name]): ReadonlyArray<Row> => {
      const row = report.categories[code]
      return row === undefined ? [] : [[fact(ink), name, ...numbers(ink, row), bar(ink, row, row.places ?? 0, 229)]]
    }
  )
  const all: Row = [
    fact(ink),
    ink.strong("All"),
    ...numbers(ink, report.project),
    bar(ink, report.project, report.project.places ?? 0, 229)
  ]
  return table(ink, columns("2017–2019", "places of the member"), [
    ...members,
    poolRow(ink, report.pool),
    "rule",
    ...categories,
    "rule",
    all
  ])
}

const pooledTable = (ink: Ink, report: QuotaUsage.QuotaReport, names: ReadonlyMap<string, string>): Lines => {
  const most = Math.max(...Object.values(report.members).map(({ held }) => held))
  const granted = report.project.places ?? 0
  const members = [...names].flatMap(([id, name]): ReadonlyArray<Row> => {
    const row = nobody(report.members, id)
    if (row === undefined) return []
    const share = `${((100 * row.held) / granted).toFixed(1).padStart(4)} % `
    return [[illustration(ink), name, ...numbers(ink, row), share + bar(ink, row, 0, most * (barWidth / 23))]]
  })
  const all: Row = [
    illustration(ink),
    ink.strong("All"),
    ...numbers(ink, report.project),
    bar(ink, report.project, granted, granted)
  ]
  return table(ink, columns("2019–2022", "held, as a share of the pool"), [
    ...members,
    "rule",
    poolRow(ink, report.pool),
    all
  ])
}

/** The section. */
export const quotaByMember = Effect.fnUntraced(function* ({ first, plan, second }: Story, ink: Ink) {
  const names = new Map(plan.members.map(({ id, name }) => [id, name]))
  const allocated = yield* answerTo(Question.quotaUsage(first.id))
  const pooled = yield* answerTo(Question.quotaUsage(second.id))
  const lines: Lines = [
    ...allocatedTable(ink, allocated, names),
    "",
    ...pooledTable(ink, pooled, names),
    ...remark(
      ink,
      "█ registered   ▓ used, not registered yet   ▒ held, not left yet   ░ free.   A member without places of its own " +
        "draws on the common pool. Published are places and registered where a row shows ● (117 follows from 229 and 112), " +
        "and the 222 places."
    )
  ]
  return lines
})
