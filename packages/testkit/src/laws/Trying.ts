/**
 * Tries laws on generated histories; fast-check prints seed and smallest history of one that is broken.
 */
import { it } from "@effect/vitest"
import { Effect, type Scope } from "effect"
import * as fc from "fast-check"
import { tried } from "../contract/Property.ts"
import { conversationIn, hold } from "../conversation/Conversation.ts"
import { asTheModelSays } from "../conversation/Talk.ts"
import type { History } from "../history/History.ts"
import type { Histories } from "../history/Histories.ts"
import { type Fresh, play, type Subject, wholeLog } from "../history/Play.ts"
import type { Setting } from "../history/Setting.ts"
import type { ConductLaw } from "./ConductLaw.ts"
import { contests, lastPlaces } from "./LastPlaces.ts"
import type { Log, LogLaw } from "./Law.ts"
import { scenarios } from "./RaceScenario.ts"
import { race } from "./Racing.ts"

/** Two consortia on the same storage. */
type Pair = Effect.Effect<readonly [Subject, Subject], unknown, Scope.Scope>

/** How often, and beginning with which number. */
interface Tries {
  readonly numRuns: number
  readonly seed: number
}

// Slow machines need their time; laws measure none.
const vitestTimeout = 600_000

const anyOf = ({ allowed, hostile }: Histories): fc.Arbitrary<History> => fc.oneof(allowed, hostile)

/** Chance as a number that shrinks towards 0. */
const chance = fc.nat({ max: 999_999 }).map((number) => number / 1_000_000)

const newSeed = (): number => fc.readConfigureGlobal().seed ?? Math.trunc(Math.random() * 2 ** 31)

/** The log of a consortium that has played the history. */
export const logAfter = (fresh: Fresh, history: History): Effect.Effect<Log, unknown, Scope.Scope> =>
  Effect.flatMap(fresh, (subject) => Effect.andThen(play(subject, history), wholeLog(subject)))

const holdsFor = ({ check }: LogLaw, log: Log): boolean => {
  try {
    check(log)
    return true
  } catch {
    return false
  }
}

/**
 * One test per law. Playing takes longer than looking, so all look at the logs of the same histories; for a law that is broken
 * these are played once more, to find the smallest that breaks it.
 */
export const tryLogLaws = (laws: ReadonlyArray<LogLaw>, fresh: Fresh, histories: Histories, numRuns: number): void => {
  const tries: Tries = { numRuns, seed: newSeed() }
  const anyHistory = anyOf(histories)
  const logs: Array<Log> = []
  const playAll = Effect.suspend(() =>
    logs.length > 0
      ? Effect.void
      : tried(anyHistory, tries, (history) => Effect.map(logAfter(fresh, history), (log) => void logs.push(log)))
  )
  const lookAt = (law: LogLaw): Effect.Effect<void> =>
    logs.every((log) => holdsFor(law, log))
      ? Effect.void
      : tried(anyHistory, tries, (history) => Effect.map(logAfter(fresh, history), (log) => law.check(log)))
  for (const law of laws)
    it.live(
      law.name,
      () =>
        Effect.andThen(
          playAll,
          Effect.suspend(() => lookAt(law))
        ),
      vitestTimeout
    )
}

/** One test per law, on histories of its own. */
export const tryConductLaws = (
  laws: ReadonlyArray<ConductLaw>,
  fresh: Fresh,
  histories: Histories,
  numRuns: number
): void => {
  for (const law of laws) {
    const ofLaw = law.allowedOnly ? histories.allowed : anyOf(histories)
    const attempt = () =>
      tried(fc.tuple(ofLaw, chance), { numRuns, seed: newSeed() }, ([history, number]) =>
        law.check(history, number, fresh)
      )
    it.live(law.name, attempt, vitestTimeout)
  }
}

/** Conversations of any kind, each answer of which is held against a plain model. */
export const tryModel = (fresh: Fresh, setting: Setting, numRuns: number): void => {
  it.live(
    asTheModelSays,
    () => tried(conversationIn(setting), { numRuns, seed: newSeed() }, (each) => Effect.asVoid(hold(each, fresh))),
    vitestTimeout
  )
}

/** Scheduled races, and races of real fibers through one consortium and through two, which may each have opened the storage. */
export const tryRaces = (laws: ReadonlyArray<LogLaw>, fresh: Fresh, pair: Pair, numRuns: number): void => {
  it.live(
    "in whatever order the operations of three consortia come, every answer is true and every law holds",
    () =>
      tried(fc.tuple(scenarios, fc.scheduler()), { numRuns, seed: newSeed() }, ([scenario, scheduler]) =>
        race(scenario, scheduler, fresh, laws)
      ),
    vitestTimeout
  )
  const last = [
    ["approved as there are places", contests.places],
    ["accepted as there are beds", contests.beds]
  ] as const
  for (const [how, contest] of last) {
    it.live(
      `of 64 fibers through one consortium as many are ${how}`,
      () => Effect.scoped(Effect.flatMap(fresh, (only) => lastPlaces(contest, [only], laws))),
      vitestTimeout
    )
    it.live(
      `of 64 fibers through two consortia as many are ${how}`,
      () => Effect.scoped(Effect.flatMap(pair, (both) => lastPlaces(contest, both, laws))),
      vitestTimeout
    )
  }
}
