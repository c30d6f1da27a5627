/**
 * The mobilities of one participant, over all projects, each in a line.
 */
import type { CategoryCode, GoalCode, HostId, MemberId, MobilityId, ProjectId } from "../Ids.ts"
import type { GatheredMobilities } from "./Gathered.ts"
import { registrationStatus } from "./Registration.ts"
import type { Stage } from "./Stage.ts"
import type { RegistrationStatus } from "./Standing.ts"
import type { Stay } from "./Stay.ts"
import { isClosed } from "./Timeline.ts"

/** One mobility: whose it is, when it takes place and how far it has come. */
export interface ParticipantRow {
  readonly mobility: MobilityId
  readonly project: ProjectId
  readonly member: MemberId
  readonly category: CategoryCode
  readonly goals: ReadonlyArray<GoalCode>
  readonly host: HostId | undefined
  readonly stage: Stage
  /** As planned until departure, as it was from then on. */
  readonly stay: Stay
  readonly registration: RegistrationStatus
  /** See `isClosed`. */
  readonly closed: boolean
}

/** A day that nobody knows comes last. */
const startOf = ({ stay }: ParticipantRow): string => stay.start ?? "9"

const inOrder = (a: ParticipantRow, b: ParticipantRow): number =>
  startOf(a) === startOf(b) ? 0 : startOf(a) < startOf(b) ? -1 : 1

/** Those that are the participant's now, the first to begin before the others. */
export const participantRowsIn = (gathered: GatheredMobilities, participant: string): ReadonlyArray<ParticipantRow> =>
  gathered
    .all()
    .filter(({ details }) => details.participant === participant)
    .map(({ details: { category, goals, member, project }, id, mobility }) => ({
      mobility: id,
      project,
      member,
      category,
      goals,
      host: mobility.host,
      stage: mobility.stage,
      stay: mobility.stay,
      registration: registrationStatus(mobility.registration),
      closed: isClosed(mobility)
    }))
    .toSorted(inOrder)
