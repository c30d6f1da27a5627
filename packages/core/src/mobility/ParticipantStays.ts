/**
 * Projection: when a participant is away, over all projects.
 */
import { Record, Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import { MobilityId } from "../Ids.ts"
import { overlap } from "../time/Period.ts"
import { Stay } from "./Stay.ts"
import { holdsPlace } from "./Stage.ts"

/** The stays of one participant by mobility: approved ones and those that happened. */
export const ParticipantStays = Schema.Record(Schema.String, Stay)
export type ParticipantStays = typeof ParticipantStays.Type

/** Another stay of the participant that shares a day with this one. */
export const overlapping = (
  stays: ParticipantStays,
  mobility: MobilityId,
  stay: Stay
): { readonly mobility: MobilityId; readonly stay: Stay } | undefined => {
  for (const [other, period] of Object.entries(stays)) {
    if (other !== mobility && overlap(period, stay)) return { mobility: MobilityId.make(other), stay: period }
  }
  return undefined
}

/** One participant per key; the key is the participant's id. */
export const participantStays: Projection<ParticipantStays, ConsortiumEvent> = {
  name: "participant-stays",
  version: 3,
  schema: ParticipantStays,
  types: [
    "mobility.approved",
    "mobility.withdrawn",
    "mobility.cancelled",
    "mobility.no-show",
    "mobility.prevented",
    "mobility.replanned",
    "mobility.departed",
    "mobility.extended",
    "mobility.completed",
    "mobility.returned-early",
    "mobility.details-corrected",
    "mobility.step-retracted",
    "mobility.entered-in-error",
    "mobility.reinstated"
  ],
  initial: {},
  tags: (key) => [`participant:${key}`],
  keys: (event) => {
    if (!("participant" in event)) return []
    return event.type === "mobility.details-corrected" && event.before.participant !== event.participant
      ? [event.participant, event.before.participant]
      : [event.participant]
  },
  evolve: (stays, event, _at, key) => {
    switch (event.type) {
      case "mobility.approved":
      case "mobility.departed":
      case "mobility.extended":
      case "mobility.completed":
      case "mobility.returned-early":
        return { ...stays, [event.mobility]: event.stay }
      case "mobility.replanned":
        return holdsPlace(event.stage) ? { ...stays, [event.mobility]: event.stay } : stays
      case "mobility.withdrawn":
      case "mobility.cancelled":
      case "mobility.no-show":
      case "mobility.prevented":
      case "mobility.entered-in-error":
        return Record.remove(stays, event.mobility)
      case "mobility.details-corrected":
      case "mobility.step-retracted":
      case "mobility.reinstated":
        return event.after.participant === key && holdsPlace(event.after.stage)
          ? { ...stays, [event.mobility]: event.after.stay }
          : Record.remove(stays, event.mobility)
      default:
        return stays
    }
  }
}
