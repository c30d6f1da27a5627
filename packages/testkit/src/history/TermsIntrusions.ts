/**
 * Anything that may be said of form, funding and money, whether it is possible or not.
 */
import type { CommandInput } from "@westum/mobility"
import * as fc from "fast-check"
import { fields, mobility, type Words } from "./Intruding.ts"

const reason = fc.constantFrom("typing-error", "illness")
const type = <const T extends CommandInput["type"]>(name: T): fc.Arbitrary<T> => fc.constant(name)

const heading = fc.constantFrom("travel" as const, "individual-support" as const, "special-needs" as const)

const amount = fc.record({ cents: fc.nat({ max: 3 }), currency: fc.constantFrom("EUR", "EUR", "SEK") })
const payment = fc.constantFrom("P1", "P1", "P2", "P3")
const days = ({ on }: Words) => fc.record({ start: on, end: on })

/** What is said of a mobility. */
export const termsIntrusions = (words: Words) => {
  const { on } = words
  const sum = { mobility, payment, heading, amount }
  const kind = fc.constantFrom("advance" as const, "instalment" as const, "final" as const, "final" as const)
  const mode = fc.constantFrom("physical" as const, "blended" as const, "virtual" as const)
  return [
    fields({ type: type("change-mode"), mobility, mode }, { on, virtual: days(words) }),
    fields(
      { type: type("change-funding"), mobility, funding: fc.constantFrom("eu" as const, "zero-grant" as const) },
      { on }
    ),
    fields({ type: type("record-payment"), ...sum, kind }, { on }),
    fields({ type: type("record-payment"), ...sum, kind }, {}),
    fields({ type: type("record-recovery"), ...sum, reason }, { on }),
    fc.record({ type: type("withdraw-payment"), mobility, payment, reason })
  ]
}

/** What is awarded to a project. */
export const moneyIntrusion = ({ category, member, on, project }: Words) => {
  const row = fields({ heading, cents: fc.nat({ max: 3 }) }, { category, member })
  return fields(
    {
      type: type("award-grant"),
      project,
      currency: fc.constantFrom("EUR", "EUR", "SEK"),
      awards: fc.array(row, { maxLength: 3 }),
      reason: fc.constantFrom("original" as const, "amendment" as const, "correction" as const)
    },
    { on }
  )
}
