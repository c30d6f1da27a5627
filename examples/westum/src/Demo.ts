/**
 * The whole demo: plays the story into a log, then shows one section after the other.
 */
import { logAt, placeOf } from "@westum-examples/store"
import { Answer, Consortium } from "@westum/mobility"
import { Cause, Clock, Effect, Fiber, Layer } from "effect"
import { resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { seed, today } from "./data/Illustration.ts"
import { sources } from "./data/Published.ts"
import { type LogSummary, summary } from "./play/Log.ts"
import { type Played, play } from "./play/Play.ts"
import { SimulatedClock } from "./play/SimulatedClock.ts"
import { allChecks, checksSection, holds } from "./report/Checks.ts"
import { correctionSection } from "./report/Correction.ts"
import { extensionSection } from "./report/Extension.ts"
import { fourFigures } from "./report/FourFigures.ts"
import { goalsProgress } from "./report/GoalsProgress.ts"
import { lastPlace } from "./report/LastPlace.ts"
import { lateRegistrationSection } from "./report/LateRegistration.ts"
import { oneTooMany } from "./report/OneTooMany.ts"
import { pandemicSection } from "./report/Pandemic.ts"
import { quotaByMember } from "./report/QuotaByMember.ts"
import { received } from "./report/Received.ts"
import { whatWaits } from "./report/WhatWaits.ts"
import type { Ink } from "./screen/Ink.ts"
import { dayText, fact, heading, illustration, type Lines } from "./screen/Page.ts"
import type { Screen } from "./screen/Screen.ts"
import { now, type Story, tellStory } from "./story/Story.ts"

const defaultFile = fileURLToPath(new URL("../data/westum.sqlite", import.meta.url))

const legend = (ink: Ink): Lines => [
  `  ${fact(ink)} published by Westum, a fact      ${illustration(ink)} illustrative: made from seed ${seed}, nobody's real stay`
]

const opening = (ink: Ink): Lines => [
  "",
  `  ${ink.title("Westum")}  two Erasmus+ projects of one consortium, played from the first event to the last`,
  "",
  ...legend(ink)
]

const recorded = (
  ink: Ink,
  filename: string,
  { first, hosted, mobilities }: Story,
  played: Played,
  log: LogSummary
): Lines => {
  const added =
    played.added === 0
      ? ink.good("0 events added: the whole story was in this log already")
      : `${played.added} events added, in ${played.appends} appends`
  return [
    "",
    `  Log          ${placeOf(filename)}`,
    `  Story        ${mobilities} mobilities, ${hosted} hostings, ${played.commands} commands, from ${dayText(first.start)} to ${dayText(today)}`,
    "  Clock        simulated: what was entered on a day is recorded on that day",
    `  This run     ${added}`,
    `  Fingerprint  ${log.events} events, SHA-256 ${log.fingerprint.slice(0, 32)}…`
  ]
}

const closing = (ink: Ink): Lines => [
  "",
  ink.faint(`  Sources of the facts (${fact(ink)}):`),
  ...sources.map((source) => `    ${source}`),
  `  ${ink.faint("Everything else is illustrative: who went, when, for whom and for which goal was never published.")}`,
  ""
]

const report = Effect.fnUntraced(function* (story: Story, screen: Screen) {
  const { ink } = screen
  const show = (number: number, title: string, lines: Lines): void =>
    screen.lines([...heading(ink, number, title), ...lines])
  // Other processes take their time to start: they do so while the sections before theirs are made.
  const racing = yield* Effect.forkChild(lastPlace(story, ink), { startImmediately: true })
  const checks = yield* allChecks(story)
  show(1, "The four figures of the page", yield* fourFigures(story, ink))
  show(2, "The log beside what Westum published", checksSection(ink, checks))
  show(3, "Registered late", yield* lateRegistrationSection(story, ink))
  show(4, "The project that was extended", yield* extensionSection(story, ink))
  const pandemic = yield* pandemicSection(story, ink)
  show(5, "The pandemic, and other turns", pandemic.lines)
  show(6, "Places, by member", yield* quotaByMember(story, ink))
  show(7, "Progress, by goal", yield* goalsProgress(story, ink))
  const came = yield* received(story, ink)
  show(8, "Those who came", came.lines)
  const waiting = yield* whatWaits(story, ink)
  show(9, "What waits for whom", waiting.lines)
  const refused = yield* oneTooMany(story, ink)
  show(10, "One approval too many", refused.lines)
  const raced = yield* Fiber.join(racing)
  show(11, "Two processes, one last place", raced.lines)
  show(12, "A correction, and its effect", yield* correctionSection(story, ink))
  return checks.flat().every(holds) && [pandemic, came, waiting, refused, raced].every((shown) => shown.holds)
})

/** Plays and shows everything; answers whether all of it is as it should be. */
export const demo = Effect.fnUntraced(function* (file: string | undefined, screen: Screen) {
  const filename = resolve(file ?? defaultFile)
  const story = tellStory()
  screen.lines(opening(screen.ink))
  const clock = new SimulatedClock(yield* Clock.Clock, now)
  const told = Effect.gen(function* () {
    const played = yield* play(story.entries, clock, (done, { id }) => screen.progress(done / story.entries.length, id))
    clock.set(now)
    screen.lines(recorded(screen.ink, filename, story, played, yield* summary()))
    const holds = yield* report(story, screen)
    screen.lines(closing(screen.ink))
    return holds
  })
  const consortium = Consortium.layer.pipe(Layer.provideMerge(logAt(filename)))
  return yield* told.pipe(Effect.provide(consortium), Effect.provideService(Clock.Clock, clock))
})

/** What to say when it did not work. */
export const wordsFor = (cause: Cause.Cause<unknown>): string => {
  const problem = Cause.squash(cause)
  const message = problem instanceof Error ? problem.message : String(problem)
  return problem instanceof Answer.CommandIdReused
    ? `${message}. The log holds another story, perhaps an older version of this one: give another file name, or remove it.`
    : message
}
