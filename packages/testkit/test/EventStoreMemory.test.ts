import { EventStoreMemory } from "@westum/mobility"
import { EventStoreContract } from "@westum/mobility-testkit"

EventStoreContract.suite("memory", EventStoreMemory.layer, { gapless: true })
