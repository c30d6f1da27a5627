/**
 * Personal data in the memory of this process: for tests, and the reference for stores that outlive it.
 */
import { Effect, Layer, Option } from "effect"
import { type Fields, keepable, PersonalData, type PersonalDataService } from "./PersonalData.ts"

const make = (): PersonalDataService => {
  const kept = new Map<string, Fields>()
  return {
    put: (subject, fields) =>
      Effect.map(keepable(subject, fields), () => {
        // A copy, so that the caller's later changes are not ours.
        kept.set(subject, Object.freeze({ ...fields }))
      }),
    get: (subject) => Effect.sync(() => Option.fromUndefinedOr(kept.get(subject))),
    erase: (subject) =>
      Effect.sync(() => {
        kept.delete(subject)
      }),
    subjects: () => Effect.sync(() => [...kept.keys()])
  }
}

/** An empty store. It lives as long as the layer. */
export const layer: Layer.Layer<PersonalData> = Layer.sync(PersonalData, () => make())
