import { EventStoreMemory } from "@westum/mobility"
import { EventStoreContract } from "@westum/mobility-testkit"
import { Effect, Layer } from "effect"

EventStoreContract.suite("memory", EventStoreMemory.layer, { gapless: true })

// Kept by the process beyond one layer, memory is durable and shared: so the checks of both are run as well.
const storage: EventStoreContract.Storage = Effect.map(Layer.build(Layer.fresh(EventStoreMemory.layer)), (context) =>
  Layer.succeedContext(context)
)

EventStoreContract.suite("memory kept by the process", EventStoreMemory.layer, {
  gapless: true,
  durable: storage,
  shared: storage
})
