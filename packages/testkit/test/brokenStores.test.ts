/**
 * The gallery of broken stores: a contract that let one of them pass would prove little about the others.
 */
import { assert, describe, it } from "@effect/vitest"
import { EventStoreContract, Runs } from "@westum/mobility-testkit"
import { Effect, Exit } from "effect"
import { appendFaults } from "./gallery/AppendFaults.ts"
import type { BrokenStore } from "./gallery/BrokenStore.ts"
import { contentFaults } from "./gallery/ContentFaults.ts"
import { conditionFaults } from "./gallery/ConditionFaults.ts"
import { idFaults } from "./gallery/IdFaults.ts"
import { lookupFaults } from "./gallery/LookupFaults.ts"
import { orderFaults } from "./gallery/OrderFaults.ts"
import { queryFaults } from "./gallery/QueryFaults.ts"
import { readFaults } from "./gallery/ReadFaults.ts"
import { soundLayer, soundStorage, storageFaults } from "./gallery/StorageFaults.ts"
import { subscriptionFaults } from "./gallery/SubscriptionFaults.ts"

// What the gallery is made of is sound: a fault is caught because of the fault alone.
EventStoreContract.suite("a naive store with gaps, kept", soundLayer, { gapless: false, ...soundStorage })

/** Most faults are seen at once; some checks wait for what never comes. A process takes its time to start. */
const patienceWith = ({ processes }: NonNullable<BrokenStore["capabilities"]>) => (processes ? "1 minute" : "2 seconds")

/** However few tries a run by hand takes, a fault is looked for fifty times: a property ends with the first that shows it. */
const enough = Math.max(1, 50 / Runs.runs())

const gallery: ReadonlyArray<readonly [string, ReadonlyArray<BrokenStore>]> = [
  ["queries", queryFaults],
  ["reads", readFaults],
  ["look-ups", lookupFaults],
  ["conditions", conditionFaults],
  ["appends", appendFaults],
  ["ids", idFaults],
  ["contents", contentFaults],
  ["order and restore", orderFaults],
  ["subscriptions", subscriptionFaults],
  ["storage", storageFaults]
]

for (const [kind, faults] of gallery) {
  describe(`broken stores: ${kind}`, () => {
    for (const { capabilities = {}, caughtBy, fault, layer } of faults) {
      const check = Effect.gen(function* () {
        const checks = EventStoreContract.checks(layer, {
          gapless: Object.keys(capabilities).length === 0,
          share: enough,
          patience: patienceWith(capabilities),
          ...capabilities
        })
        const named = checks.filter(({ group, name }) => `${group}: ${name}`.startsWith(caughtBy))
        assert.strictEqual(named.length, 1, `${named.length} checks have this name`)
        const exits = yield* Effect.forEach(named, ({ run }) => Effect.exit(run))
        assert.isTrue(exits.every(Exit.isFailure), "the check has let the broken store pass")
      })
      it.live(`${fault}: caught by ${caughtBy}`, () => check, 120_000)
    }
  })
}
