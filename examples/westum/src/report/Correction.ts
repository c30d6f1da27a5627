/**
 * A stay entered for the wrong member, put right: what was known before, what is known now, and the mobility's timeline.
 */
import { Question, type Timeline } from "@westum/mobility"
import { Effect } from "effect"
import { today, wrongMember } from "../data/Illustration.ts"
import type { Ink } from "../screen/Ink.ts"
import { dayText, type Lines, paragraph, remark } from "../screen/Page.ts"
import { type Row, table } from "../screen/Table.ts"
import { after, day } from "../story/Days.ts"
import type { Story } from "../story/Story.ts"
import { answerTo } from "./Answers.ts"

const yesterday = after(day(today), -1)

const views = [
  { title: `knownAt ${dayText(yesterday)}`, past: { knownAt: yesterday } },
  { title: `knownAt ${dayText(today)}`, past: { knownAt: today } },
  { title: `asOf ${dayText(yesterday)}, known today`, past: { asOf: yesterday } }
]

const countsOf = Effect.fnUntraced(function* (project: string, ink: Ink, names: ReadonlyMap<string, string>) {
  const reports = yield* Effect.forEach(views, ({ past }) => answerTo(Question.quotaUsage(project), past))
  const cells = (held: (typeof reports)[number]["project"] | undefined): string =>
    `${held?.held ?? 0} held, ${ink.strong(String(held?.registered ?? 0))} registered`
  const rowOf = (member: string): Row => [
    names.get(member) ?? member,
    ...reports.map(({ members }) => cells(members[member]))
  ]
  const all: Row = ["All members", ...reports.map(({ project }) => cells(project))]
  return table(
    ink,
    [{ title: "Member" }, ...views.map(({ title }) => ({ title }))],
    [rowOf(wrongMember.entered), rowOf(wrongMember.right), "rule", all]
  )
})

const milestonesOf = (ink: Ink, mobility: string, { milestones }: Timeline.Story): Lines =>
  table(
    ink,
    [{ title: mobility }, ...milestones.map(({ name }) => ({ title: name }))],
    [
      [
        "",
        ...milestones.map(({ on, reached }) => `${reached ? ink.good("●") : "○"} ${on === null ? "open" : dayText(on)}`)
      ]
    ]
  )

const entriesOf = (ink: Ink, { entries }: Timeline.Story): Lines =>
  table(
    ink,
    [{ title: "What was entered" }, { title: "happened on" }, { title: "recorded on" }, { title: "" }],
    entries.map(({ correctedBy, id, occurredOn, recordedAt, type }): Row => {
      const corrected = entries.some((other) => other.correctedBy === id)
      return [
        corrected ? ink.strong(type) : type,
        occurredOn === null ? "–" : dayText(occurredOn),
        dayText(new Date(recordedAt).toISOString().slice(0, 10)),
        correctedBy === undefined ? "" : ink.bad("corrected below")
      ]
    })
  )

/** The section. */
export const correctionSection = Effect.fnUntraced(function* ({ corrected, plan, second }: Story, ink: Ink) {
  const names = new Map<string, string>(plan.members.map(({ id, name }) => [id, name]))
  const counts = yield* countsOf(second.id, ink, names)
  const story = yield* answerTo(Question.timeline(corrected))
  const [wrong, right] = [names.get(wrongMember.entered) ?? "", names.get(wrongMember.right) ?? ""]
  const lines: Lines = [
    ...paragraph(
      `${corrected} had been entered for ${wrong}; on ${dayText(today)} it is corrected to ${right}. Both counts move ` +
        "together, nothing recorded is changed, and what was known before can still be asked."
    ),
    "",
    ...counts,
    "",
    ...milestonesOf(ink, corrected, story),
    "",
    ...entriesOf(ink, story),
    ...remark(
      ink,
      "For asOf a correction counts as if entered right at first; for knownAt from the day it was recorded."
    )
  ]
  return lines
})
