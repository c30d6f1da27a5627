/**
 * Races: a project with few places, and who asks for what at the same moment, through which of several consortia.
 */
import type { CommandInput } from "@westum/mobility"
import type { NonEmptyReadonlyArray } from "effect/Array"
import * as fc from "fast-check"
import { iso } from "../history/Days.ts"

/** One who asks at the same moment as the others. */
export interface Racer {
  /** Through which consortium: each stands for a process of its own. */
  readonly through: number
  readonly command: CommandInput
  readonly commandId: string
}

/** Where it begins, and who races. */
export interface Scenario {
  readonly before: NonEmptyReadonlyArray<CommandInput>
  readonly racers: ReadonlyArray<Racer>
}

/** The day of the race. */
export const raceDay = 300

const firstDay = iso(raceDay - 50)
const mobilities = ["m1", "m2", "m3", "m4", "m5", "m6"]

/** Half of them of one member, half of the other; m5 and m6 are second stays of those who go with m1 and m2. */
const application = (mobility: string, i: number): CommandInput => ({
  type: "apply",
  mobility,
  project: "R",
  member: i % 2 === 0 ? "north" : "south",
  category: "learner",
  participant: `p${i % 4}`,
  goals: ["g1"],
  planned: { start: iso(raceDay + 10), end: iso(raceDay + 20) }
})

const project = (places: number, promised: number): NonEmptyReadonlyArray<CommandInput> => {
  const common = { project: "R", on: firstDay }
  return [
    {
      type: "open-project",
      ...common,
      coordinator: "north",
      start: firstDay,
      end: iso(raceDay + 400),
      timeZone: "Europe/Stockholm",
      categories: ["learner", "staff"]
    },
    { type: "set-goals", ...common, goals: [{ code: "g1", titles: { en: "Staff skills" } }] },
    { type: "join-member", ...common, member: "north", name: "North" },
    { type: "join-member", ...common, member: "south", name: "South" },
    { type: "grant-places", ...common, places },
    ...(promised === 0 ? [] : [{ type: "allocate-places" as const, ...common, member: "north", places: promised }]),
    ...mobilities.map(application)
  ]
}

const mobility = fc.constantFrom(...mobilities)
const number = fc.integer({ min: 0, max: 4 })

const command: fc.Arbitrary<CommandInput> = fc.oneof(
  { weight: 8, arbitrary: mobility.map((id): CommandInput => ({ type: "approve", mobility: id })) },
  { weight: 2, arbitrary: mobility.map((id): CommandInput => ({ type: "withdraw", mobility: id, reason: "family" })) },
  {
    weight: 2,
    arbitrary: mobility.map((id): CommandInput => ({
      type: "register",
      mobility: id,
      tool: "T1",
      status: "draft",
      dates: "planned"
    }))
  },
  {
    weight: 1,
    arbitrary: mobility.map((id): CommandInput => ({ type: "retract-step", mobility: id, reason: "mistake" }))
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

/** A few places, some of them held already, and two to seven who race; now and then one sends what another sends. */
export const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    places: fc.integer({ min: 1, max: 3 }),
    promised: fc.integer({ min: 0, max: 1 }),
    approved: fc.integer({ min: 0, max: 2 }),
    racers: fc.array(fc.record({ through: fc.nat({ max: 2 }), command, again: fc.nat({ max: 9 }) }), {
      minLength: 2,
      maxLength: 7
    })
  })
  .map(({ approved, places, promised, racers }) => {
    const [first, ...rest] = project(places, promised)
    const given = mobilities
      .slice(0, Math.min(approved, places))
      .map((id): CommandInput => ({ type: "approve", mobility: id, beyondQuota: { reason: "board-decided" } }))
    return {
      before: [first, ...rest, ...given],
      racers: racers.map(({ again, command: own, through }, i): Racer => {
        const other = again === 0 ? racers[i - 1] : undefined
        return other === undefined
          ? { through, command: own, commandId: `racer-${i}` }
          : { through, command: other.command, commandId: `racer-${i - 1}` }
      })
    }
  })
