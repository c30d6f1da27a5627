/**
 * Read models in memory keep every promise of the port.
 */
import { ReadModelStoreMemory } from "@westum/mobility"
import { ReadModelContract } from "@westum/mobility-testkit"

ReadModelContract.suite("memory", ReadModelStoreMemory.layer)
