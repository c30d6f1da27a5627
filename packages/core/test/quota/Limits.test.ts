/**
 * Facts of limits lead to the same whether they are told together or one after the other, and change nothing that somebody has.
 */
import { expect, it } from "@effect/vitest"
import fc from "fast-check"
import { CategoryCode, MemberId, ProjectId } from "../../src/Ids.ts"
import { type LimitFact, type Limits, limitsAfter, limitsBy, unlimited } from "../../src/quota/Limits.ts"
import { limitsOn, type Places, places, told } from "../../src/quota/Places.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"

const days = ["2020-01-10", "2020-01-20", "2020-01-30"].map((day) => CalendarDate.make(day))
const common = { project: fc.constant(ProjectId.make("p")), occurredOn: fc.constantFrom(...days) }
const member = fc.constantFrom(...["north", "south", "west"].map((id) => MemberId.make(id)))
const category = fc.option(fc.constantFrom(...["learner", "staff"].map((code) => CategoryCode.make(code))))
const before = fc.constant(null)

const fact: fc.Arbitrary<LimitFact> = fc.oneof(
  fc.record({ type: fc.constant("project.places-granted"), ...common, category, places: fc.nat(9), before }),
  fc.record({
    type: fc.constant("project.places-allocated"),
    ...common,
    member,
    category,
    places: fc.option(fc.nat(9)),
    before
  }),
  fc.record({
    type: fc.constant("project.places-moved"),
    ...common,
    from: member,
    to: member,
    category,
    places: fc.nat(9)
  })
)
const facts = fc.array(fact, { maxLength: 12 })

const frozen = <A>(value: A): A => {
  if (typeof value === "object" && value !== null) for (const part of Object.values(Object.freeze(value))) frozen(part)
  return value
}

it("is the same for facts told together or one after the other, and what stood before stays as it was", () => {
  fc.assert(
    fc.property(facts, (facts) => {
      const oneByOne = facts.reduce((limits: Limits, one) => limitsAfter(frozen(limits), [one]), unlimited)
      expect(limitsAfter(frozen(unlimited), facts)).toEqual(oneByOne)
    })
  )
})

it("is by each day what the facts up to it lead to, in whichever order they are entered", () => {
  fc.assert(
    fc.property(facts, (facts) => {
      const all = facts.reduce((known: Places, one) => told(frozen(known), one), places.initial)
      const sorted = facts.toSorted((one, other) =>
        one.occurredOn < other.occurredOn ? -1 : one.occurredOn > other.occurredOn ? 1 : 0
      )
      for (const day of days) {
        const by = limitsAfter(
          unlimited,
          sorted.filter(({ occurredOn }) => occurredOn <= day)
        )
        expect(limitsOn(all, day)).toEqual(by)
        expect(limitsBy(all.facts, day)).toEqual(by)
      }
    })
  )
})
