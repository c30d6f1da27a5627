/**
 * Any plan, for properties.
 */
import * as fc from "fast-check"
import type { Plan, Rival } from "./Plan.ts"

/** Entries of a schedule at most; half as many on average. */
const longest = 30

const schedules = <Fault>(fault: fc.Arbitrary<Fault>): fc.Arbitrary<ReadonlyArray<Fault | "sound">> =>
  fc.array(fc.oneof(fc.constant("sound" as const), fault), { maxLength: longest, size: "max" })

const appendFaults = [
  "fails",
  "request lost",
  "answer lost",
  "request late",
  "sent twice",
  "sent twice at once"
] as const

/** Plans of everything that a store may do to its callers, all of which come to an end; with a rival, some overtake. */
export const plans = (rival?: Rival): fc.Arbitrary<Plan> =>
  fc.record({
    append: schedules(
      rival === undefined ? fc.constantFrom(...appendFaults) : fc.constantFrom(...appendFaults, "overtaken" as const)
    ),
    read: schedules(fc.constant("fails" as const)),
    find: schedules(fc.constant("fails" as const)),
    positionAt: schedules(fc.constant("fails" as const)),
    subscribe: schedules(fc.constant("cut" as const)),
    delays: schedules(fc.integer({ min: 1, max: 5 })),
    ...(rival === undefined ? {} : { rival: fc.constant(rival) })
  })
