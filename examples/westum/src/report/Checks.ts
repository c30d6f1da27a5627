/**
 * What the log says beside what Westum published.
 */
import { EventStore, Question } from "@westum/mobility"
import { Effect } from "effect"
import { published2017, published2019, received2019 } from "../data/Published.ts"
import type { Ink } from "../screen/Ink.ts"
import { dayText, fact, type Lines } from "../screen/Page.ts"
import { type Row, table } from "../screen/Table.ts"
import type { Story } from "../story/Story.ts"
import { answerTo } from "./Answers.ts"

/** One published value and the one that the log leads to. */
export interface Check {
  readonly about: string
  readonly published: string
  readonly here: string
}

const check = (about: string, published: string | number, here: string | number | undefined): Check => ({
  about,
  published: String(published),
  here: here === undefined ? "–" : String(here)
})

/** Whether the log says what was published. */
export const holds = ({ here, published }: Check): boolean => here === published

/** Groups have a tag of their own, so that the log tells them without any projection. */
const groupsIn = Effect.fnUntraced(function* (project: string) {
  const store = yield* EventStore.EventStore
  const { events } = yield* store.read([{ query: [{ types: ["mobility.applied"], tags: [`project:${project}`] }] }])
  return new Set(events.flatMap(({ event }) => event.tags.filter((tag) => tag.startsWith("group:")))).size
})

const first = Effect.fnUntraced(function* (id: string) {
  const { endOfProject, granted, grantedForLearners, groups, members, startOf2019 } = published2017
  const project = yield* answerTo(Question.project(id))
  const usage = yield* answerTo(Question.quotaUsage(id))
  const start = yield* answerTo(Question.fourFigures(id), { asOf: startOf2019.day })
  const end = yield* answerTo(Question.fourFigures(id), { asOf: endOfProject.day })
  const received = yield* answerTo(Question.received({ year: received2019.year }))
  return [
    check("Places granted", granted, end.approved),
    check("  of these for learners", grantedForLearners, usage.categories["learner"]?.places),
    check("Members", members, Object.keys(project.members).length),
    check("Coordinated mobilities in spring 2019", groups, yield* groupsIn(id)),
    check(`Registered, as of ${dayText(startOf2019.day)}`, startOf2019.registered, start.registered),
    check(`Registered, as of ${dayText(endOfProject.day)}`, endOfProject.registered, end.registered),
    check("  of these learners", endOfProject.learners, end.registeredBy["learner"]),
    check("  of these staff", endOfProject.staff, end.registeredBy["staff"]),
    check("Consumption rate", `${endOfProject.consumption} %`, `${Math.round((end.consumption ?? 0) * 100)} %`),
    check(`Received during ${received2019.year}`, received2019.staff + received2019.learners, received.total),
    check("  of these staff", received2019.staff, received.categories["staff"]),
    check("  of these learners", received2019.learners, received.categories["learner"])
  ]
})

const second = Effect.fnUntraced(function* (id: string) {
  const { extendedEnd, firstEnd, goals, granted, learnersAbroadInAutumn2019, members } = published2019
  const project = yield* answerTo(Question.project(id))
  const opened = yield* answerTo(Question.project(id), { asOf: project.period?.start ?? firstEnd })
  const usage = yield* answerTo(Question.quotaUsage(id))
  const autumn = yield* answerTo(Question.quotaUsage(id), { asOf: "2019-12-31" })
  const linkable = project.goals.filter(({ code }) => !project.goals.some(({ parent }) => parent === code))
  return [
    check("Places granted, without a split", granted, usage.allocated === 0 ? usage.project.places : undefined),
    check("Members", members, Object.keys(project.members).length),
    check("Goals", goals.join(", "), linkable.map(({ code }) => code).join(", ")),
    check("Learners abroad in autumn 2019", learnersAbroadInAutumn2019, autumn.categories["learner"]?.used),
    check("First end", dayText(firstEnd), opened.period && dayText(opened.period.end)),
    check("End after the extension", dayText(extendedEnd), project.period && dayText(project.period.end))
  ]
})

/** Every published value. */
export const allChecks = Effect.fnUntraced(function* (story: Story) {
  const checks: readonly [ReadonlyArray<Check>, ReadonlyArray<Check>] = [
    yield* first(story.first.id),
    yield* second(story.second.id)
  ]
  return checks
})

const drawn = (ink: Ink, project: string, checks: ReadonlyArray<Check>): Lines =>
  table(
    ink,
    [
      { title: "" },
      { title: project },
      { title: "published", align: "right" },
      { title: "in the log", align: "right" },
      { title: "" }
    ],
    checks.map((one): Row => {
      const { about, here, published } = one
      return [fact(ink), about, published, ink.strong(here), holds(one) ? ink.good("✓") : ink.bad("✗ differs")]
    })
  )

/** The section. */
export const checksSection = (
  ink: Ink,
  [earlier, later]: readonly [ReadonlyArray<Check>, ReadonlyArray<Check>]
): Lines => [...drawn(ink, "2017–2019", earlier), "", ...drawn(ink, "2019–2022", later)]
