/**
 * A look at a log through the port shows what the store keeps.
 */
import { EventStoreMemory, RawReading } from "@westum/mobility"
import { RawLogContract } from "@westum/mobility-testkit"
import { Layer } from "effect"

RawLogContract.suite("memory, through the port", RawReading.layer.pipe(Layer.provideMerge(EventStoreMemory.layer)), {
  index: false,
  gaps: false
})
