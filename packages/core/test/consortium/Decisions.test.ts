/**
 * The decisions that come with the domain.
 */
import { expect, it } from "@effect/vitest"
import { decisions } from "../../src/consortium/Decisions.ts"

it("are named as the commands that they answer", () => {
  expect(Object.values(decisions).map(({ name }) => name)).toEqual(Object.keys(decisions))
})
