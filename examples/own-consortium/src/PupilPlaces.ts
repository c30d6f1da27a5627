/**
 * Projection: the places that a pupil holds, over all projects.
 */
import { type ConsortiumEvent, type Projection, Stage } from "@westum/mobility"

/** The project of each mobility for which the pupil holds a place. */
export type PupilPlaces = Readonly<Record<string, string>>

const without = (places: PupilPlaces, mobility: string): PupilPlaces => {
  const { [mobility]: _, ...others } = places
  return others
}

/** The category of those whose places are counted. */
export const pupil = "pupil"

/** One participant per key; the key is the participant's id. */
export const pupilPlaces: Projection.Projection<PupilPlaces, ConsortiumEvent> = {
  name: "pupil-places",
  version: 1,
  types: [
    "mobility.approved",
    "mobility.withdrawn",
    "mobility.cancelled",
    "mobility.no-show",
    "mobility.prevented",
    "mobility.details-corrected",
    "mobility.step-retracted",
    "mobility.entered-in-error",
    "mobility.reinstated"
  ],
  initial: {},
  tags: (key) => [`participant:${key}`],
  keys: (event) => {
    if (!("participant" in event)) return []
    return event.type === "mobility.details-corrected"
      ? [...new Set([event.participant, event.before.participant])]
      : [event.participant]
  },
  evolve: (places, event, _at, key) => {
    switch (event.type) {
      case "mobility.approved":
        return event.category === pupil ? { ...places, [event.mobility]: event.project } : places
      case "mobility.withdrawn":
      case "mobility.cancelled":
      case "mobility.no-show":
      case "mobility.prevented":
      case "mobility.entered-in-error":
        return without(places, event.mobility)
      case "mobility.details-corrected":
      case "mobility.step-retracted":
      case "mobility.reinstated": {
        const { category, participant, project, stage } = event.after
        const holds = participant === key && category === pupil && Stage.holdsPlace(stage)
        return holds ? { ...places, [event.mobility]: project } : without(places, event.mobility)
      }
      default:
        return places
    }
  }
}
