/**
 * What commands are made of that are sent whether they are possible or not.
 */
import * as fc from "fast-check"
import { iso } from "../model/Days.ts"
import type { Setting } from "./Setting.ts"

const oneOf = (names: ReadonlyArray<string>): fc.Arbitrary<string> => fc.constantFrom(...names, "unheard-of")

/** The words of a setting. */
export const wordsOf = ({ firstDay, names }: Setting) => {
  const goal = oneOf(names.goals)
  const on = fc.integer({ min: firstDay - 40, max: firstDay + 500 }).map(iso)
  const known = fc.option(on, { freq: 3 })
  return {
    firstDay,
    project: oneOf(names.projects),
    member: oneOf(names.members),
    category: oneOf(names.categories),
    goal,
    goals: fc.uniqueArray(goal, { maxLength: 3 }),
    on,
    known,
    stay: fc.record({ start: known, end: known })
  }
}

/** The words of a setting. */
export type Words = ReturnType<typeof wordsOf>

type Arbitraries<Fields> = { readonly [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> }

/** Some fields always, the others sometimes. */
export const fields = <Always extends object, Sometimes extends object>(
  always: Arbitraries<Always>,
  sometimes: Arbitraries<Sometimes>
) =>
  fc
    .tuple(fc.record<Always>(always), fc.record<Sometimes, never>(sometimes, { requiredKeys: [] }))
    .map(([some, others]) => ({ ...some, ...others }))

/** Mobilities of which some are there, as a rule. */
export const mobility = fc.constantFrom("m1", "m2", "m3", "m4", "m5", "unheard-of")
