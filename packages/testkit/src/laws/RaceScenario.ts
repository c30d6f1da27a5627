/**
 * Races: a project with few places, and who asks for what at the same moment, through which of several consortia.
 */
import type { CommandInput } from "@westum/mobility"
import type { NonEmptyReadonlyArray } from "effect/Array"
import * as fc from "fast-check"
import { iso } from "../model/Days.ts"

/** One who asks at the same moment as the others. */
export interface Racer {
  /** Through which consortium: each stands for a process of its own. */
  readonly through: number
  readonly command: CommandInput
  readonly commandId: string
}

/** Where it begins, and who races: wave after wave, so that in the later ones everybody remembers what no longer holds. */
export interface Scenario {
  readonly before: NonEmptyReadonlyArray<CommandInput>
  readonly waves: ReadonlyArray<ReadonlyArray<Racer>>
}

/** The day of the race. */
export const raceDay = 300

const firstDay = iso(raceDay - 50)
const mobilities = ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8"]

/** The mobility of another project in which the same person would be away on the same days. */
const rivalOf = (mobility: string): string => `rival-${(Number(mobility.slice(1)) - 1) % 5}`
const rivals = [0, 1, 2, 3, 4].map((number) => `rival-${number}`)

/** Half of them of one member, half of the other; from the sixth on they are second stays of those who go with the first. */
const application =
  (project: string) =>
  (mobility: string, i: number): CommandInput => ({
    type: "apply",
    mobility,
    project,
    member: i % 2 === 0 ? "north" : "south",
    category: "learner",
    participant: `p${i % 5}`,
    goals: ["g1"],
    planned: { start: iso(raceDay + 10), end: iso(raceDay + 20) }
  })

const open = (project: string): NonEmptyReadonlyArray<CommandInput> => {
  const common = { project, on: firstDay }
  return [
    {
      type: "open-project",
      ...common,
      coordinator: "north",
      start: firstDay,
      end: iso(raceDay + 400),
      timeZone: "Europe/Stockholm",
      categories: ["learner", "staff"],
      settings: { registerFrom: "applied" }
    },
    { type: "set-goals", ...common, goals: [{ code: "g1", titles: { en: "Staff skills" } }] },
    { type: "join-member", ...common, member: "north", name: "North" },
    { type: "join-member", ...common, member: "south", name: "South" }
  ]
}

const limits = (places: number, promised: number): ReadonlyArray<CommandInput> => [
  { type: "grant-places", project: "R", places },
  ...(promised === 0 ? [] : [{ type: "allocate-places" as const, project: "R", member: "north", places: promised }])
]

const mobility = fc.constantFrom(...mobilities)
const number = fc.integer({ min: 0, max: 4 })

const hosted = { start: iso(raceDay + 10), end: iso(raceDay + 20) }

/** So many beds of north on the days that all ask for. */
export const offer = (beds: number): CommandInput => ({
  type: "offer-hosting",
  member: "north",
  offer: "o",
  beds,
  days: hosted,
  timeZone: "Europe/Stockholm"
})

/** One more who asks for the same days. */
export const request = (i: number): CommandInput => ({
  type: "request-hosting",
  hosting: `h${i}`,
  member: "north",
  category: "learner",
  partner: "partner",
  participant: `guest${i}`,
  planned: hosted
})

/** Four who ask for the same days, and one bed. */
const requests: ReadonlyArray<CommandInput> = [offer(1), ...[1, 2, 3, 4].map(request)]

const approve = (id: string): CommandInput => ({ type: "approve", mobility: id })

const withdraw = (id: string): CommandInput => ({ type: "withdraw", mobility: id, reason: "family" })

const register = (id: string): CommandInput => ({
  type: "register",
  mobility: id,
  tool: "T1",
  status: "draft",
  dates: "planned"
})

const hosting = fc.constantFrom("h1", "h2", "h3", "h4")

const command: fc.Arbitrary<CommandInput> = fc.oneof(
  { weight: 3, arbitrary: hosting.map((id): CommandInput => ({ type: "accept-hosting", hosting: id })) },
  {
    weight: 1,
    arbitrary: hosting.map((id): CommandInput => ({ type: "withdraw-hosting", hosting: id, reason: "family" }))
  },
  { weight: 1, arbitrary: number.map(offer) },
  { weight: 2, arbitrary: mobility.map(approve) },
  { weight: 2, arbitrary: mobility.map(withdraw) },
  { weight: 2, arbitrary: mobility.map(register) },
  {
    weight: 1,
    arbitrary: mobility.map((id): CommandInput => ({ type: "retract-step", mobility: id, reason: "mistake" }))
  },
  {
    weight: 2,
    arbitrary: mobility.chain((id) =>
      fc.constantFrom<CommandInput>(
        { type: "enter-in-error", mobility: id, reason: "duplicate" },
        { type: "reinstate", mobility: id, reason: "no-duplicate" }
      )
    )
  },
  {
    weight: 1,
    arbitrary: mobility.map((id): CommandInput => ({
      type: "correct-details",
      mobility: id,
      changes: { member: "south", participant: "p1" },
      reason: "typing-error"
    }))
  },
  { weight: 1, arbitrary: number.map((places): CommandInput => ({ type: "grant-places", project: "R", places })) },
  {
    weight: 1,
    arbitrary: number.map((places): CommandInput => ({
      type: "allocate-places",
      project: "R",
      member: "north",
      places
    }))
  },
  {
    weight: 1,
    arbitrary: fc.constant<CommandInput>({ type: "move-places", project: "R", from: "north", to: "south", places: 1 })
  }
)

/**
 * What one asks for: most often a place for whoever is next; or the one tool id; or a place for the same person elsewhere; or
 * to give up the place that the first of the wave asks for; or what the one before asks for; or anything else.
 */
interface Turn {
  readonly through: number
  readonly what: "next" | "register" | "rival" | "withdraw" | "same" | "other"
  readonly other: CommandInput
}

const turn: fc.Arbitrary<Turn> = fc.record({
  through: fc.nat({ max: 2 }),
  what: fc.constantFrom("next", "next", "next", "register", "rival", "withdraw", "same", "other", "other"),
  other: command
})

const commandOf = ({ other, what }: Turn, i: number, nth: (i: number) => string): CommandInput => {
  switch (what) {
    case "register":
      return register(nth(i))
    case "rival":
      return approve(rivalOf(nth(Math.max(0, i - 1))))
    case "withdraw":
      return withdraw(nth(0))
    case "other":
      return other
    default:
      return approve(nth(i))
  }
}

const racersOf = (turns: ReadonlyArray<Turn>, wave: number, given: number): ReadonlyArray<Racer> => {
  const racers: Array<Racer> = []
  const nth = (i: number): string => mobilities[(given + wave * 3 + i) % mobilities.length] ?? "m1"
  for (const [i, each] of turns.entries()) {
    const { through, what } = each
    const before = racers[i - 1]
    racers.push(
      what === "same" && before !== undefined
        ? { ...before, through }
        : { through, command: commandOf(each, i, nth), commandId: `racer-${wave}-${i}` }
    )
  }
  return racers
}

/** Some places are held already, one or two are left. */
export const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    left: fc.integer({ min: 1, max: 2 }),
    promised: fc.integer({ min: 0, max: 1 }),
    given: fc.integer({ min: 0, max: 2 }),
    waves: fc.array(fc.array(turn, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 3 })
  })
  .map(({ given, left, promised, waves }) => {
    const [first, ...rest] = open("R")
    const applications = [...mobilities.map(application("R")), ...rivals.map(application("S"))]
    const places = mobilities
      .slice(0, given)
      .map((id): CommandInput => ({ type: "approve", mobility: id, beyondQuota: { reason: "board-decided" } }))
    return {
      before: [
        first,
        ...rest,
        ...open("S"),
        ...limits(given + left, promised),
        ...requests,
        ...applications,
        ...places
      ],
      waves: waves.map((turns, wave) => racersOf(turns, wave, given))
    }
  })
