/**
 * When faults strike: an entry per call, in order.
 */
import { Effect } from "effect"

/** What happens to the first call, to the second, and so on; those after the last entry are sound. A list, or a rule without end. */
export type Schedule<Fault> = Iterable<Fault | "sound">

/** The first calls, so many of them. */
export const first = <const Fault>(count: number, fault: Fault): ReadonlyArray<Fault> =>
  Array.from({ length: count }, () => fault)

/** That call alone, counted from 1. */
export const nth = <const Fault>(number: number, fault: Fault): ReadonlyArray<Fault | "sound"> => {
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new RangeError(`there is no call number ${number}; calls are counted in whole numbers from 1`)
  }
  return [...first(number - 1, "sound" as const), fault]
}

/** Each call whose number is divisible by this one, without end. */
export const every = <const Fault>(number: number, fault: Fault): Schedule<Fault> => {
  const round = nth(number, fault)
  return {
    *[Symbol.iterator]() {
      for (;;) yield* round
    }
  }
}

/** All calls, without end. */
export const always = <const Fault>(fault: Fault): Schedule<Fault> => every(1, fault)

/** Takes the entry of the next call, and tells it. */
export const taking = <Fault>(
  schedule: Schedule<Fault> = [],
  tell: (fault: Fault | "sound") => void = () => {}
): Effect.Effect<Fault | "sound"> => {
  const entries = schedule[Symbol.iterator]()
  return Effect.sync(() => {
    const entry = entries.next()
    const fault = entry.done === true ? "sound" : entry.value
    tell(fault)
    return fault
  })
}
