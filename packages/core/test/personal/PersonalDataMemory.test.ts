/**
 * Personal data in memory: kept as it was given, replaced as a whole, and gone when erased.
 */
import { expect, it } from "@effect/vitest"
import { Effect, Option, Result, Schema } from "effect"
import { PersonalData, PersonalDataFailed } from "../../src/personal/PersonalData.ts"
import { layer } from "../../src/personal/PersonalDataMemory.ts"

it.effect("keeps what was said last about each person, until it is erased", () =>
  Effect.provide(
    Effect.gen(function* () {
      const people = yield* PersonalData
      expect(yield* people.get("p1")).toEqual(Option.none())
      const given = { name: "Ada", email: "ada@example.org" }
      yield* people.put("p1", given)
      yield* people.put("p2", { name: "Bo" })
      given.name = "somebody else"
      expect(yield* people.get("p1")).toEqual(Option.some({ name: "Ada", email: "ada@example.org" }))
      yield* people.put("p1", { name: "Ada L." })
      expect(yield* people.get("p1")).toEqual(Option.some({ name: "Ada L." }))
      expect((yield* people.subjects()).toSorted()).toEqual(["p1", "p2"])
      yield* people.erase("p1")
      yield* people.erase("p1")
      expect(yield* people.get("p1")).toEqual(Option.none())
      expect(yield* people.subjects()).toEqual(["p2"])
    }),
    layer
  )
)

it("says why it failed, and can be written down", () => {
  const failed = new PersonalDataFailed({ reason: "full", detail: "writing people.db", cause: "no room" })
  expect(failed.message).toBe("The store of personal data failed (full): writing people.db")
  const written: unknown = JSON.parse(JSON.stringify(Schema.encodeSync(PersonalDataFailed)(failed)))
  expect(written).toMatchObject({ _tag: "PersonalDataFailed" })
  const read = Schema.decodeUnknownResult(PersonalDataFailed)
  expect(Result.getOrThrow(read(written)).message).toBe(failed.message)
  expect(Result.isFailure(read({ _tag: "PersonalDataFailed", detail: "writing people.db", cause: "no room" }))).toBe(
    true
  )
  expect(Result.isFailure(read({ ...Object(written), _tag: "StoreFailed" }))).toBe(true)
})
