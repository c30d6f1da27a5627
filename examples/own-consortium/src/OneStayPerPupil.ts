/**
 * The rule of this consortium: in one project a pupil goes abroad once, so that as many as possible get to go.
 */
import { Mobility, type OwnRule } from "@westum/mobility"
import { pupil, pupilPlaces } from "./PupilPlaces.ts"

const parts = { mobility: Mobility.mobility, places: pupilPlaces }

/**
 * It stops approvals, as the guards of places do. A stay that happened already, and a correction, are facts: they are written
 * down as they are.
 */
export const oneStayPerPupil: OwnRule.OwnRule<typeof parts> = {
  name: "one-stay-per-pupil",
  parts,
  keys: (command, { mobility }) => {
    if (command.type !== "approve") return {}
    const participant = mobility?.details?.participant
    return { mobility: command.mobility, ...(participant === undefined ? {} : { places: participant }) }
  },
  against: (events, { places }) => {
    for (const event of events) {
      if (event.type !== "mobility.approved" || event.category !== pupil || event.recordedPast === true) continue
      const other = Object.entries(places).find(([id, project]) => id !== event.mobility && project === event.project)
      if (other !== undefined) return { participant: event.participant, project: event.project, mobility: other[0] }
    }
    return undefined
  }
}
