/**
 * Questions about hosting in a conversation, and what is right beside the model.
 */
import { CalendarDate, type HostingStory, Question } from "@westum/mobility"
import { Effect } from "effect"
import { bedsProblem, hostingProblem, partnersProblem, receivedProblem } from "../laws/HostingRecount.ts"
import { difference } from "../laws/Law.ts"
import { distinct } from "../laws/Recount.ts"
import { iso } from "../model/Days.ts"
import { seen } from "../oracle/Facts.ts"
import type { View } from "./View.ts"

/** Asks a question of the moment that is looked at. */
export type Ask = <Answer>(question: Question.Question<Answer>) => Effect.Effect<Answer, unknown>

const storyProblem = (story: HostingStory.HostingStory, view: View, id: string): string | undefined => {
  const right = view.hosting(id)
  return (
    hostingProblem(story, right, right?.inError) ??
    difference(story.entries.length, right === undefined ? 0 : right.entries)
  )
}

/** Where a hosting stands, and how many entries there are about it. */
export const lookAtHosting = (ask: Ask, view: View, id: string): Effect.Effect<string | undefined, unknown> =>
  Effect.map(ask(Question.hosting(id)), (story) => storyProblem(story, view, id))

const day = (number: number): CalendarDate.CalendarDate => CalendarDate.CalendarDate.make(iso(number))

/** The beds of every member that offers or takes some, around a day. */
const lookAtBeds = Effect.fnUntraced(function* (
  ask: Ask,
  view: View,
  today: number
): Effect.fn.Return<string | undefined, unknown> {
  const hosted = { hostings: view.hostings(), offers: view.offers() }
  const period = { start: day(today - 15), end: day(today + 40) }
  for (const member of distinct([...hosted.hostings, ...hosted.offers].map((each) => each.member))) {
    const usage = yield* ask(Question.hostingUsage(member, period))
    const wrong = bedsProblem(usage, hosted, member, period)
    if (wrong !== undefined) return `beds of ${member}: ${wrong}`
  }
  return undefined
})

/** Everything that is counted over all hostings. `certain` tells of whom it is known by when they left. */
export const lookAtAllHosting = Effect.fnUntraced(function* (
  ask: Ask,
  view: View,
  today: number,
  certain: boolean
): Effect.fn.Return<string | undefined, unknown> {
  const hostings = view.hostings()
  const received = receivedProblem(yield* ask(Question.received()), hostings)
  const going = view.mobilities().map(({ extras, facts }) => ({ host: extras.host, stage: seen(facts).stage }))
  const partners = certain ? partnersProblem(yield* ask(Question.partners()), hostings, going) : undefined
  return received ?? partners ?? (yield* lookAtBeds(ask, view, today))
})
