/**
 * When a participant is away: which other stay shares a day with one.
 */
import { expect, it } from "@effect/vitest"
import { MobilityId } from "../../src/Ids.ts"
import { overlapping } from "../../src/mobility/ParticipantStays.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"

const november = { start: CalendarDate.make("2019-11-01"), end: CalendarDate.make("2019-11-20") }

it("a stay is no other than itself, whatever days it is to have", () => {
  const m = MobilityId.make("m")
  expect(overlapping({ m: november }, m, november)).toBeUndefined()
  expect(overlapping({ m: november, k: november }, m, november)).toEqual({ mobility: "k", stay: november })
})
