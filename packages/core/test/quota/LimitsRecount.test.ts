/**
 * What is held under each limit equals a plain recount, and is added up once, however many members there are.
 */
import { describe, expect, it } from "@effect/vitest"
import fc from "fast-check"
import { type Limits, unlimited } from "../../src/quota/Limits.ts"
import { allLimits, pool, type Usage, worse } from "../../src/quota/OverLimits.ts"
import type { Places } from "../../src/quota/Places.ts"

const places = (limits: Limits, held: Places["held"]): Places => ({
  limits,
  facts: [],
  held,
  prevented: {},
  rules: { placeless: [], prevented: "uses-place" }
})

const numbers = (...names: ReadonlyArray<string>) =>
  fc.dictionary(fc.constantFrom(...names), fc.nat(4), { noNullPrototype: true })
const members = ["north", "south", "west"] as const
const categories = ["learner", "staff"] as const
const byMember = fc.dictionary(fc.constantFrom(...members), numbers(...categories), { noNullPrototype: true })
const limitsOf: fc.Arbitrary<Limits> = fc.record({
  project: fc.option(fc.nat(9)),
  category: numbers(...categories),
  member: numbers(...members),
  memberCategory: byMember
})
const state = fc.tuple(limitsOf, byMember).map(([limits, held]) => places(limits, held))

const add = (all: ReadonlyArray<number>): number => all.reduce((sum, number) => sum + number, 0)

/** Held by whoever is counted, one number at a time. */
const heldBy = ({ held }: Places, counts: (member: string, category: string) => boolean): number =>
  add(
    Object.entries(held).flatMap(([member, of]) =>
      Object.entries(of).flatMap(([category, number]) => (counts(member, category) ? [number] : []))
    )
  )

const promisedIn = ({ limits }: Places, category: string): number =>
  add(Object.values(limits.memberCategory).map((of) => of[category] ?? 0))

const promised = ({ limits: { member, memberCategory } }: Places): number =>
  add(members.map((one) => member[one] ?? add(Object.values(memberCategory[one] ?? {}))))

/** What a limit says, looked up and counted anew. */
const recounted = (state: Places, { category, level, member }: Usage): { places: number | undefined; held: number } => {
  const { limits } = state
  const own = (of: string, in_: string) => limits.memberCategory[of]?.[in_]
  if (level === "project") return { places: limits.project ?? undefined, held: heldBy(state, () => true) }
  if (level === "category") {
    return { places: limits.category[category ?? ""], held: heldBy(state, (_, other) => other === category) }
  }
  if (member !== null) {
    const held = heldBy(state, (of, other) => of === member && (category === null || other === category))
    return { places: category === null ? limits.member[member] : own(member, category), held }
  }
  const [all, shared] =
    category === null
      ? [limits.project ?? 0, promised(state)]
      : [limits.category[category] ?? 0, promisedIn(state, category)]
  const held = heldBy(state, (of, other) =>
    category === null
      ? limits.member[of] === undefined && own(of, other) === undefined
      : other === category && own(of, other) === undefined
  )
  return { places: Math.max(0, all - shared), held }
}

const excess = (of: Usage): number => of.held - of.places

const isSame = (one: Usage) => (other: Usage) =>
  one.level === other.level && one.member === other.member && one.category === other.category

/** How often the records of so many members are gone through. */
const passes = (number: number): number => {
  let count = 0
  const counting = <A>(record: Readonly<Record<string, A>>): Readonly<Record<string, A>> =>
    new Proxy(record, {
      ownKeys: (target) => {
        count += 1
        return Reflect.ownKeys(target)
      }
    })
  const each = <A>(value: A) =>
    counting(Object.fromEntries(Array.from({ length: number }, (_, i) => [`member ${i}`, value])))
  const limits = { ...unlimited, project: 9, member: each(1), memberCategory: each({ staff: 1 }) }
  allLimits(places(limits, each({ staff: 1, learner: 1 })))
  return count
}

describe("what is held under limits", () => {
  it("is a plain recount under each of them", () => {
    fc.assert(
      fc.property(state, (state) => {
        for (const usage of allLimits(state)) {
          expect({ places: usage.places, held: usage.held }).toEqual(recounted(state, usage))
        }
        expect(pool(state).held).toBe(
          recounted(state, { level: "member", member: null, category: null, places: 0, held: 0 }).held
        )
      })
    )
  })

  it("is worse where the excess grew, and nowhere else", () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const grew = allLimits(after).filter((usage) => {
          const known = allLimits(before).find(isSame(usage))
          return excess(usage) > Math.max(0, known === undefined ? 0 : excess(known))
        })
        expect(worse(before, after)).toEqual(grew)
      })
    )
  })

  it("is added up once: more members are no more passes over all of them", () => {
    expect(passes(30)).toBe(passes(3))
  })
})
