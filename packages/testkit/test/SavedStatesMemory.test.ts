/**
 * Saved states in memory keep every promise of the port.
 */
import { SavedStatesMemory } from "@westum/mobility"
import { SavedStatesContract } from "@westum/mobility-testkit"

SavedStatesContract.suite("memory", SavedStatesMemory.layer)
