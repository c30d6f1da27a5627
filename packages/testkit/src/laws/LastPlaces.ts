/**
 * Law under races: of many who are approved at the same moment, as many get a place as there are, and the others learn why not.
 * Rules of a consortium's own may be against some; the places are for the others then.
 */
import type { CommandInput, RowAnswer } from "@westum/mobility"
import { Effect, type Scope } from "effect"
import { iso } from "../model/Days.ts"
import { answerOf, onDay, send, type Subject, wholeLog } from "../history/Play.ts"
import { LawBroken, type LogLaw } from "./Law.ts"
import { raceDay } from "./RaceScenario.ts"

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

const ending = (answer: RowAnswer): string => {
  if (answer._tag === "Done") return "approved"
  const { refusal } = answer.refusals[0]
  const told = refusal.code === "OwnRule" || (refusal.code === "NoPlaceLeft" && refusal.places === places)
  return told ? refusal.code : JSON.stringify(refusal)
}

/** The first opens the project; then all are asked at once, by turns. */
export const lastPlaces = Effect.fnUntraced(function* (
  consortia: readonly [Subject, ...ReadonlyArray<Subject>],
  laws: ReadonlyArray<LogLaw>
): Effect.fn.Return<void, unknown, Scope.Scope> {
  const [first] = consortia
  yield* send(first, { day: raceDay - 1, mode: "all-or-none", commands: [opening, ...setup] }, "before")
  const approve = (i: number) => {
    const { consortium } = consortia[i % consortia.length] ?? first
    return onDay(raceDay, answerOf(consortium.execute({ type: "approve", mobility: `m${i}` })))
  }
  const answers = yield* Effect.forEach(Array.from({ length: fibers }).keys(), approve, { concurrency: "unbounded" })
  const endings = answers.map(ending).toSorted()
  const against = endings.filter((each) => each === "OwnRule").length
  const approved = Math.min(places, fibers - against)
  const right = Array.from({ length: fibers }, (_, i) => {
    if (i < against) return "OwnRule"
    return i < against + approved ? "approved" : "NoPlaceLeft"
  }).toSorted()
  if (endings.join() !== right.join()) {
    return yield* new LawBroken({ law: "as many are approved as there are places", problem: endings.join(", ") })
  }
  const log = yield* wholeLog(first)
  for (const law of laws) law.check(log)
})
