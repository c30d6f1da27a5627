/**
 * The generators get somewhere: otherwise every law would hold because nothing ever happens.
 */
import { expect, it } from "@effect/vitest"
import { EventStoreMemory, Refusal } from "@westum/mobility"
import { HistoryGenerator, Reach, Runs } from "@westum/mobility-testkit"
import { Effect } from "effect"

/** Fewer would leave shares to chance. */
const many = Math.max(100, Runs.runs())

/**
 * No roles are set here, so that nobody lacks one and any may be given; there is no rule but those of the domain; and every request has an
 * id of its own.
 */
const elsewhere = ["NotAuthorised", "UnknownRole", "RoleNotBound", "OwnRule", "CommandIdReused"]

/** Milliseconds, on a slow machine. */
const patience = 240_000

it.live(
  "at least 60 % of the allowed histories reach completed and registered, and nothing in them is refused",
  () =>
    Effect.gen(function* () {
      const reach = yield* Reach.measure(HistoryGenerator.anywhere.allowed, EventStoreMemory.layer, 2 * many)
      console.log(`allowed: ${Reach.table(reach)}`)
      expect(reach.deepest["completed and registered"]).toBeGreaterThanOrEqual(0.6)
      expect(reach.refused).toBe(0)
      expect(reach.hosting.ended).toBeGreaterThanOrEqual(0.4)
    }),
  patience
)

it.live(
  "hostile histories are refused something, and get somewhere all the same",
  () =>
    Effect.gen(function* () {
      const reach = yield* Reach.measure(HistoryGenerator.anywhere.hostile, EventStoreMemory.layer, 2 * many)
      console.log(`hostile: ${Reach.table(reach)}`)
      expect(reach.refused / reach.commands).toBeGreaterThan(0.1)
      expect(reach.deepest["completed and registered"]).toBeGreaterThan(0.2)
      expect(reach.hosting.arrived + reach.hosting.ended).toBeGreaterThan(0.25)
    }),
  patience
)

it.live(
  "most conversations with the model reach a departure, and seven eighths of all reasons are given in them",
  () =>
    Effect.gen(function* () {
      // There are reasons that less than one in a hundred comes upon.
      const reach = yield* Reach.measureModel(EventStoreMemory.layer, many + 30, 1)
      console.log(`model: ${Reach.table(reach)}`)
      const { completed, departed, "completed and registered": registered } = reach.deepest
      expect(departed + completed + registered).toBeGreaterThan(0.5)
      const { arrived, ended } = reach.hosting
      expect(arrived + ended).toBeGreaterThan(0.2)
      const possible = Refusal.refusalCodes.filter((code) => !elsewhere.includes(code))
      const given = possible.filter((code) => (reach.reasons[code] ?? 0) > 0)
      expect(given.length / possible.length).toBeGreaterThanOrEqual(7 / 8)
    }),
  patience
)
