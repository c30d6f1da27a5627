/**
 * A consortium as it comes: one or two projects with members, categories, goals, settings and places drawn at random.
 */
import type { CommandInput } from "@westum/mobility"
import * as fc from "fast-check"
import { overpromised, withLimit, type Limits } from "../oracle/Limits.ts"
import { iso } from "../model/Days.ts"
import type { Goal, Settings } from "../model/Model.ts"
import { rules } from "../model/Rules.ts"
import type { Opening, Setting } from "./Setting.ts"

/** The day on which everything begins: 1 September 2019. */
export const firstDay = 243

const guard = fc.constantFrom("block" as const, "block" as const, "block" as const, "warn" as const)

const settings: fc.Arbitrary<Settings> = fc
  .record({
    guards: fc.record({ project: guard, category: guard, member: guard, "member-category": guard }),
    beyondQuota: fc.constantFrom("with-reason" as const, "forbidden" as const),
    registerFrom: fc.constantFrom("approved" as const, "applied" as const, "completed" as const),
    goalsFrom: fc.constantFrom("approved" as const, "applied" as const, "completed" as const),
    placeless: fc.constantFrom([], [], ["accompanying-person"], ["guest"]),
    prevented: fc.constantFrom("uses-place" as const, "frees-place" as const),
    departureNeeds: fc.constantFrom([], [], [{ document: "learning-agreement", party: "participant" as const }]),
    deadlines: fc.constantFrom(
      { finalReport: 60, participantReport: null },
      { finalReport: null, participantReport: 30 }
    ),
    modes: fc.constantFrom(["blended" as const], [], ["virtual" as const]),
    finalPaymentNeeds: fc.constantFrom(
      { signatures: [], report: false },
      { signatures: [], report: true },
      { signatures: [{ document: "attendance-certificate", party: "host" as const }], report: false }
    )
  })
  .map((record) => structuredClone(record))

const title = (en: string) => ({ titles: { en } })

/** The first few of these: a goal of its own, a heading with two below it, and one more. */
const catalogue: ReadonlyArray<Goal> = [
  { code: "g1", ...title("Staff skills"), target: { measure: "served", number: 4 } },
  { code: "g2", ...title("Teaching"), target: { measure: "achieved", number: 2 } },
  { code: "g2.1", ...title("New methods"), parent: "g2" },
  { code: "g2.2", ...title("Languages"), parent: "g2" },
  { code: "g3", ...title("Network") }
]

const numbers = fc.record({
  members: fc.integer({ min: 1, max: 3 }),
  categories: fc.integer({ min: 1, max: 3 }),
  goals: fc.constantFrom(1, 4, 5),
  length: fc.constantFrom(720, 365, 150),
  /** After how many days it was to end before it was given its length. */
  formerly: fc.constantFrom([], [], [], [40], [20, 90]),
  /** Places in all, by category, of members and of their categories; where there is none, no limit is set. */
  total: fc.option(fc.integer({ min: 2, max: 9 })),
  byCategory: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
  byMember: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
  byBoth: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
  /** Whether somebody coordinates, and somebody takes care of the first member. */
  roles: fc.boolean(),
  /** Whether the agency has still to decide when the project is opened, and has decided by the end of that day. */
  phase: fc.constantFrom(
    ...(["granted", "granted", "granted", "granted", "granted", "decided", "decided", "applied"] as const)
  ),
  /** How many days before it was opened the project had been told of other places and goals, which is entered after those of today. */
  before: fc.constantFrom(null, null, 3, 20),
  /** Beds that members offer. */
  beds: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 2 })
})

type Numbers = typeof numbers extends fc.Arbitrary<infer A> ? A : never

/** Few enough that some go again. */
export const participants = ["p1", "p2", "p3", "p4", "p5"]

const members = ["north", "south", "west"]
const categories = ["learner", "staff", "other"]

interface Wanted {
  readonly member: string | null
  readonly category: string | null
  readonly places: number
}

const wanted = ({ byBoth, byCategory, byMember, total }: Numbers): ReadonlyArray<Wanted> => [
  ...(total === null ? [] : [{ member: null, category: null, places: total }]),
  ...byCategory.map((places, i) => ({ member: null, category: categories[i] ?? null, places })),
  ...byMember.map((places, i) => ({ member: members[i] ?? null, category: null, places })),
  ...byBoth.map((places, i) => ({ member: members[i] ?? null, category: "learner", places }))
]

const isGrant = ({ member }: Wanted): boolean => member === null

/** The limits that a project of these numbers begins with, none of which promises more than there is. */
const limitsOf = (given: Numbers): ReadonlyArray<Wanted> => {
  let limits: Limits = []
  const set: Array<Wanted> = []
  for (const limit of wanted(given)) {
    const { category, member, places } = limit
    const known =
      (member === null || members.indexOf(member) < given.members) &&
      (category === null || categories.indexOf(category) < given.categories)
    const next = withLimit(limits, member, category, places)
    if (!known || (overpromised(next) && !isGrant(limit))) continue
    limits = next
    set.push(limit)
  }
  return set
}

const limitCommand = (project: string, { category, member, places }: Wanted): CommandInput => {
  const of = category === null ? {} : { category }
  return member === null
    ? { type: "grant-places", project, ...of, places }
    : { type: "allocate-places", project, member, ...of, places }
}

/** What was so before, entered late. */
const untilThen = (project: string, on: string, { goals, total }: Numbers): ReadonlyArray<CommandInput> => [
  ...(total === null ? [] : [{ type: "grant-places" as const, project, on, places: total + 1 }]),
  { type: "set-goals", project, on, goals: catalogue.slice(0, Math.max(0, goals - 1)) }
]

const rolesIn = (project: string): ReadonlyArray<CommandInput> => [
  { type: "assign-role", actor: "a1", role: "coordinator" },
  { type: "assign-role", actor: "a2", role: "contact-person", scope: { project, member: "north" } }
]

const open = (id: string, start: number, given: Numbers, chosen: Settings): Opening => {
  const [category = "learner", ...others] = categories.slice(0, given.categories)
  const [end = iso(start), ...ends] = [...given.formerly, given.length].map((days) => iso(start + days))
  const commands: Opening["commands"] = [
    {
      type: "open-project",
      project: id,
      coordinator: "north",
      start: iso(start),
      end,
      timeZone: "Europe/Stockholm",
      categories: [category, ...others],
      settings: chosen,
      ...(given.phase === "granted" ? {} : { phase: "applied" as const })
    },
    ...(given.phase === "decided"
      ? [{ type: "record-grant-decision" as const, project: id, decision: "granted" as const }]
      : []),
    ...ends.map((later) => ({ type: "grant-extension" as const, project: id, end: later })),
    { type: "set-goals", project: id, goals: catalogue.slice(0, given.goals) },
    ...members.slice(0, given.members).map((member) => ({
      type: "join-member" as const,
      project: id,
      member,
      name: `Member ${member}`
    })),
    ...limitsOf(given).map((limit) => limitCommand(id, limit)),
    ...(given.before === null ? [] : untilThen(id, iso(firstDay - given.before), given)),
    ...(given.roles ? rolesIn(id) : []),
    ...given.beds.map((beds, i) => ({
      type: "offer-hosting" as const,
      member: members[i] ?? "north",
      offer: "from the beginning",
      beds,
      days: { start: iso(start), end: iso(start + 400) },
      timeZone: "Europe/Stockholm"
    }))
  ]
  return { day: firstDay, commands }
}

/** One project, or two that overlap. */
const openings: fc.Arbitrary<ReadonlyArray<Opening>> = fc
  .tuple(fc.tuple(numbers, settings), fc.option(fc.tuple(numbers, settings)))
  .map(([first, second]) => [
    open("A", firstDay, ...first),
    ...(second === null ? [] : [open("B", firstDay + 30, ...second)])
  ])

/** Any consortium, with no rules but the domain's. */
export const anyConsortium: Setting = {
  openings,
  names: {
    projects: ["A", "A", "B"],
    members: [...members, "member4"],
    categories,
    goals: catalogue.map(({ code }) => code)
  },
  firstDay,
  allows: () => true,
  participants,
  // Beds matter to hostings alone, which are not in every history.
  overlooked: [...rules, "beds", "beds"]
}
