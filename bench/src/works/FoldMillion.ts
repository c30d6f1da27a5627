/**
 * Folding a long log, beside a bare loop over the same events.
 */
import { Mobility, type MobilityState, Projection, Question, QuotaUsage } from "@westum/mobility"
import type { Scale } from "../Scale.ts"
import { story } from "../scenario/Lives.ts"
import { longLog, type Recorded, tell } from "../scenario/Log.ts"
import { checked, type Contender, timed, type Work } from "../Work.ts"

const key = "project-0"

/** Folds, and gives a check of what came out. */
type Fold = () => () => string | undefined

const nothingFolded: ReturnType<Fold> = () => "nothing was folded"

const contender = (name: string, events: ReadonlyArray<Recorded>, fold: Fold): Contender => ({
  name,
  turn: async () => {
    let check: ReturnType<Fold> = nothingFolded
    const turn = await timed(events.length, () => {
      check = fold()
      return Promise.resolve()
    })
    return checked(turn, check())
  }
})

const problem = (what: string, found: number, expected: number): string | undefined =>
  found === expected ? undefined : `${found} ${what}, not ${expected}`

const countTypes =
  (events: ReadonlyArray<Recorded>, mobilities: number): Fold =>
  () => {
    const counts = new Map<string, number>()
    for (const { event } of events) counts.set(event.type, (counts.get(event.type) ?? 0) + 1)
    return () => problem("applications", counts.get("mobility.applied") ?? 0, mobilities)
  }

/** The least that a state per mobility can be: the type of its last event. */
const lastTypes =
  (events: ReadonlyArray<Recorded>, mobilities: number): Fold =>
  () => {
    const last = new Map<string, string>()
    for (const { event } of events) if ("mobility" in event) last.set(event.mobility, event.type)
    return () => problem("mobilities", last.size, mobilities)
  }

const quotaUsage =
  (events: ReadonlyArray<Recorded>, mobilities: number): Fold =>
  () => {
    const state = Projection.fold(QuotaUsage.quotaUsage, key, events)
    return () => problem("places held", QuotaUsage.quotaReport(state).project.held, mobilities)
  }

const quotaQuestion =
  (events: ReadonlyArray<Recorded>, mobilities: number): Fold =>
  () => {
    const folding = Question.quotaUsage(key).begin()
    folding.take(events)
    return () => problem("places held", folding.answer().project.held, mobilities)
  }

/** Each mobility's own events, as they are read by the tag of the mobility. */
const eachMobility =
  (lives: ReadonlyMap<string, ReadonlyArray<Recorded>>): Fold =>
  () => {
    const states: Array<MobilityState.Mobility> = []
    for (const [mobility, events] of lives) states.push(Projection.fold(Mobility.mobility, mobility, events))
    return () => {
      const whole = states.filter(({ facts, stage }) => stage === "completed" && facts.length === story.length)
      return problem("mobilities are whole", whole.length, lives.size)
    }
  }

const livesIn = (events: ReadonlyArray<Recorded>): ReadonlyMap<string, ReadonlyArray<Recorded>> => {
  const lives = new Map<string, Array<Recorded>>()
  for (const recorded of events) {
    if (!("mobility" in recorded.event)) continue
    const { mobility } = recorded.event
    const life = lives.get(mobility)
    if (life === undefined) lives.set(mobility, [recorded])
    else life.push(recorded)
  }
  return lives
}

/** Events are decoded already: what is measured is folding alone. */
export const foldMillion = async ({ million }: Scale): Promise<Work> => {
  const events = longLog(await tell(), million)
  const lives = livesIn(events)
  const ofMobilities = events.filter(({ event }) => "mobility" in event)
  return {
    title: "Folding a long log",
    unit: "events",
    explanation:
      `${events.length} decoded events of one project with ${lives.size} mobilities, from application to registration. ` +
      "*Quota usage* counts every event by member and category; *mobility* makes the state of every mobility with its facts.",
    contenders: [
      contender("bare loop: count types", events, countTypes(events, lives.size)),
      contender("bare loop: last type of each mobility", events, lastTypes(events, lives.size)),
      contender("quota usage", events, quotaUsage(events, lives.size)),
      contender("quota usage, as a question", events, quotaQuestion(events, lives.size)),
      contender("mobility, each", ofMobilities, eachMobility(lives))
    ],
    bases: ["bare loop: count types", "bare loop: last type of each mobility"],
    goals: []
  }
}
