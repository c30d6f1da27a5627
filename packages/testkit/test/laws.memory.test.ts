import { EventStoreMemory } from "@westum/mobility"
import { Laws } from "@westum/mobility-testkit"

Laws.suite("memory", EventStoreMemory.layer)
