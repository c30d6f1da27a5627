/**
 * Somebody who is always faster, and does no harm.
 */
import { ConsortiumCodec, type EventStore, ProjectEvent } from "@westum/mobility"
import type { FaultyStore } from "@westum/mobility-testkit"
import { Schema } from "effect"

const numberAssigned = Schema.decodeUnknownSync(ProjectEvent.NumberAssigned)

const projectIn = ({ failIfEventsMatch }: EventStore.AppendCondition): string | undefined =>
  failIfEventsMatch
    .flatMap(({ tags = [] }) => tags)
    .find((tag) => tag.startsWith("project:"))
    ?.slice("project:".length)

/** Assigns the project of the decision another number: that stands in the way of every decision about it, and changes none. */
export const rival: FaultyStore.Rival = (condition) => {
  const project = projectIn(condition)
  if (project === undefined) return undefined
  const event = numberAssigned({ type: "project.number-assigned", project, occurredOn: "2019-09-01", number: "other" })
  return ConsortiumCodec.codec.encode(event, crypto.randomUUID(), "{}")
}
