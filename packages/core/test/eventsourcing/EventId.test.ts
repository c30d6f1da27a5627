import { expect, it } from "@effect/vitest"
import * as fc from "fast-check"
import { eventIds } from "../../src/eventsourcing/EventId.ts"
import { patience } from "./support.ts"

const commandId = fc.string({ unit: fc.constantFrom("a", "b", "/", "é", "😀", "\u0000"), maxLength: 20 })

it(
  "derives the same ids from the same command, however many are asked for",
  () => {
    fc.assert(
      fc.property(commandId, fc.nat({ max: 20 }), fc.nat({ max: 20 }), (id, few, more) => {
        expect(eventIds(id, few + more).slice(0, few)).toEqual(eventIds(id, few))
        expect(eventIds(id, few)).toHaveLength(few)
      })
    )
  },
  patience
)

it(
  "gives UUIDs of version 8",
  () => {
    fc.assert(
      fc.property(commandId, (id) => {
        for (const uuid of eventIds(id, 3)) {
          expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        }
      })
    )
  },
  patience
)

it(
  "never gives two events one id",
  () => {
    fc.assert(
      fc.property(fc.uniqueArray(commandId, { minLength: 2, maxLength: 20 }), (commands) => {
        const ids = commands.flatMap((id) => eventIds(id, 17))
        expect(new Set(ids).size).toBe(ids.length)
      })
    )
  },
  patience
)

it("is for ever: a command sent again years later must find its events", () => {
  const ids = eventIds("c-1", 18)
  expect(ids[0]).toBe("c1a18306-6227-8d27-8396-bf9e00000000")
  expect(ids[17]).toBe("c1a18306-6227-8d27-8396-bf9e00000011")
})
