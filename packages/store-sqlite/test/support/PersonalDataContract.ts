/**
 * What every store of personal data promises, as tests.
 */
import { describe, expect, it } from "@effect/vitest"
import { PersonalData } from "@westum/mobility"
import { Effect, type Layer, Option } from "effect"
import * as fc from "fast-check"

const kim: PersonalData.Fields = { name: "Kim Åkerö", email: "kim@example.org" }

/** Text as people have it in their names and notes, and as nobody has. */
const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("", "'; DROP TABLE person; --", "__proto__", "\0")
)

const strange = ["p\ud800", "p\udc00", "p\ufffd", "p\u0000", "p\u0001\u0001", "p\ud7ff", "p", "å😀"]

const step = fc.oneof(
  fc.record({ put: fc.constantFrom("p1", "p2", "p3"), fields: fc.dictionary(text, text, { maxKeys: 4 }) }),
  fc.record({ erase: fc.constantFrom("p1", "p2", "p3") })
)

/** The contract on a layer that gives an empty store each time it is built. */
export const suite = (name: string, layer: Layer.Layer<PersonalData.PersonalData, unknown>): void => {
  const test = (
    what: string,
    use: (
      store: PersonalData.PersonalDataService
    ) => Effect.Effect<void, PersonalData.InvalidPersonalData | PersonalData.PersonalDataFailed>
  ) => it.live(what, () => Effect.provide(Effect.flatMap(PersonalData.PersonalData, use), layer))

  describe(`PersonalData contract: ${name}`, () => {
    test("who is unknown has no fields", (store) =>
      Effect.gen(function* () {
        expect(yield* store.get("p1")).toEqual(Option.none())
        expect(yield* store.subjects()).toEqual([])
      }))

    test("what was put is there, for that subject alone", (store) =>
      Effect.gen(function* () {
        yield* store.put("p1", kim)
        yield* store.put("p2", {})
        expect(yield* store.get("p1")).toEqual(Option.some(kim))
        expect(yield* store.get("p2")).toEqual(Option.some({}))
        expect(yield* store.get("P1")).toEqual(Option.none())
        expect((yield* store.subjects()).toSorted()).toEqual(["p1", "p2"])
      }))

    test("what is put takes the place of all that was there", (store) =>
      Effect.gen(function* () {
        yield* store.put("p1", kim)
        yield* store.put("p1", { note: "vegetarian" })
        expect(yield* store.get("p1")).toEqual(Option.some({ note: "vegetarian" }))
        expect(yield* store.subjects()).toEqual(["p1"])
      }))

    test("subjects are any texts: half a surrogate pair, which UTF-8 does not have, is one of its own", (store) =>
      Effect.gen(function* () {
        for (const subject of strange) yield* store.put(subject, { name: subject })
        for (const subject of strange) expect(yield* store.get(subject)).toEqual(Option.some({ name: subject }))
        expect((yield* store.subjects()).toSorted()).toEqual(strange.toSorted())
        for (const [i, subject] of strange.entries()) {
          yield* store.erase(subject)
          expect((yield* store.subjects()).toSorted()).toEqual(strange.slice(i + 1).toSorted())
        }
      }))

    test("what cannot be kept is told without what it was, and leaves what was there", (store) =>
      Effect.gen(function* () {
        yield* store.put("p1", kim)
        const wrong: ReadonlyArray<readonly [ReturnType<typeof JSON.parse>, ReturnType<typeof JSON.parse>, string]> = [
          ["", kim, "subject"],
          [7, kim, "subject"],
          ["p1", null, "fields"],
          ["p1", "Kim", "fields"],
          ["p1", ["Kim"], "fields"],
          ["p1", { ...kim, age: 41 }, "fields.age"]
        ]
        for (const [subject, fields, path] of wrong) {
          const refused = yield* Effect.orDie(Effect.flip(store.put(subject, fields)))
          expect(refused).toMatchObject({ _tag: "InvalidPersonalData", problems: [{ path }] })
          expect(refused.message).not.toMatch(/Kim|41/)
        }
        expect(yield* store.get("p1")).toEqual(Option.some(kim))
        expect(yield* store.subjects()).toEqual(["p1"])
      }))

    test("what the caller does to his fields afterwards changes nothing", (store) =>
      Effect.gen(function* () {
        const fields: Record<string, string> = { ...kim }
        yield* store.put("p1", fields)
        fields["name"] = "another"
        expect(yield* store.get("p1")).toEqual(Option.some(kim))
      }))

    test("who is erased is unknown, may be erased again, and may come back", (store) =>
      Effect.gen(function* () {
        yield* store.put("p1", kim)
        yield* store.put("p2", kim)
        yield* store.erase("p1")
        yield* store.erase("p1")
        yield* store.erase("nobody")
        expect(yield* store.get("p1")).toEqual(Option.none())
        expect(yield* store.subjects()).toEqual(["p2"])
        expect(yield* store.get("p2")).toEqual(Option.some(kim))
        yield* store.put("p1", { name: "again" })
        expect(yield* store.get("p1")).toEqual(Option.some({ name: "again" }))
      }))

    it.live("it answers as a plain map does (property)", () =>
      Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(fc.array(step, { maxLength: 12 }), (steps) =>
            Effect.runPromise(
              Effect.provide(
                Effect.gen(function* () {
                  const store = yield* PersonalData.PersonalData
                  const expected = new Map<string, PersonalData.Fields>()
                  for (const step of steps) {
                    if ("erase" in step) {
                      expected.delete(step.erase)
                      yield* store.erase(step.erase)
                    } else {
                      expected.set(step.put, step.fields)
                      yield* store.put(step.put, step.fields)
                    }
                  }
                  for (const subject of ["p1", "p2", "p3"]) {
                    expect(yield* store.get(subject)).toEqual(Option.fromUndefinedOr(expected.get(subject)))
                  }
                  expect((yield* store.subjects()).toSorted()).toEqual([...expected.keys()].toSorted())
                }),
                layer
              )
            )
          ),
          { numRuns: 30 }
        )
      )
    )
  })
}
