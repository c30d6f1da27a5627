/**
 * Law under races: of many who are approved, or accepted to be hosted, at the same moment as many win as there are places, or
 * beds, and the others learn why not. Rules of a consortium's own may be against some; the places are for the others then.
 */
import type { CommandInput, Refusal, RowAnswer } from "@westum/mobility"
import { Effect, type Scope } from "effect"
import { iso } from "../model/Days.ts"
import { answerOf, onDay, send, type Subject, wholeLog } from "../history/Play.ts"
import { LawBroken, type LogLaw } from "./Law.ts"
import { offer, raceDay, request } from "./RaceScenario.ts"

/** How many race. */
const fibers = 64

/** For how many places. */
const places = 7

const start = iso(raceDay - 50)

const opening = {
  type: "open-project",
  project: "R",
  on: start,
  coordinator: "north",
  start,
  end: iso(raceDay + 400),
  timeZone: "Europe/Stockholm",
  categories: ["learner"]
} as const

const setup: ReadonlyArray<CommandInput> = [
  { type: "set-goals", project: "R", goals: [{ code: "g1", titles: { en: "Staff skills" } }] },
  { type: "join-member", project: "R", member: "north", name: "North" },
  { type: "grant-places", project: "R", places },
  ...Array.from({ length: fibers }, (_, i): CommandInput => ({
    type: "apply",
    mobility: `m${i}`,
    project: "R",
    member: "north",
    category: "learner",
    participant: `p${i}`,
    goals: ["g1"]
  }))
]

/** What all race for: how it is asked for, and the refusal of those who come too late. */
interface Contest {
  readonly before: ReadonlyArray<CommandInput>
  readonly ask: (i: number) => CommandInput
  readonly isTooLate: (refusal: Refusal.Refusal) => boolean
}

const forPlaces: Contest = {
  before: setup,
  ask: (i) => ({ type: "approve", mobility: `m${i}` }),
  isTooLate: (refusal) => refusal.code === "NoPlaceLeft" && refusal.places === places
}

const forBeds: Contest = {
  before: [offer(places), ...Array.from({ length: fibers }, (_, i) => request(i))],
  ask: (i) => ({ type: "accept-hosting", hosting: `h${i}` }),
  isTooLate: (refusal) => refusal.code === "NoBedLeft" && refusal.beds === places
}

/** What can be raced for. */
export const contests = { places: forPlaces, beds: forBeds }

const ending =
  ({ isTooLate }: Contest) =>
  (answer: RowAnswer): string => {
    if (answer._tag === "Done") return "won"
    const { refusal } = answer.refusals[0]
    if (isTooLate(refusal)) return "too late"
    return refusal.code === "OwnRule" ? refusal.code : JSON.stringify(refusal)
  }

/** The first opens the project; then all are asked at once, by turns. */
export const lastPlaces = Effect.fnUntraced(function* (
  contest: Contest,
  consortia: readonly [Subject, ...ReadonlyArray<Subject>],
  laws: ReadonlyArray<LogLaw>
): Effect.fn.Return<void, unknown, Scope.Scope> {
  const [first] = consortia
  yield* send(first, { day: raceDay - 1, mode: "all-or-none", commands: [opening, ...contest.before] }, "before")
  const ask = (i: number) => {
    const { consortium } = consortia[i % consortia.length] ?? first
    return onDay(raceDay, answerOf(consortium.execute(contest.ask(i))))
  }
  const answers = yield* Effect.forEach(Array.from({ length: fibers }).keys(), ask, { concurrency: "unbounded" })
  const endings = answers.map(ending(contest)).toSorted()
  const against = endings.filter((each) => each === "OwnRule").length
  const won = Math.min(places, fibers - against)
  const right = Array.from({ length: fibers }, (_, i) => {
    if (i < against) return "OwnRule"
    return i < against + won ? "won" : "too late"
  }).toSorted()
  if (endings.join() !== right.join()) {
    return yield* new LawBroken({ law: "as many win as there are places", problem: endings.join(", ") })
  }
  const log = yield* wholeLog(first)
  for (const law of laws) law.check(log)
})
