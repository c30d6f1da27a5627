/**
 * The mobilities of a project or of a participant, each in a line.
 */
import { Order } from "effect"
import type { CategoryCode, GoalCode, HostId, MemberId, MobilityId, ParticipantId, ProjectId } from "../Ids.ts"
import type { GatheredMobility } from "./Gathered.ts"
import { registrationStatus } from "./Registration.ts"
import type { Stage } from "./Stage.ts"
import type { RegistrationStatus } from "./Standing.ts"
import type { Stay } from "./Stay.ts"
import { isClosed } from "./Timeline.ts"

/** One mobility: whose it is, when it takes place and how far it has come. */
export interface ListedMobility {
  readonly mobility: MobilityId
  readonly project: ProjectId
  readonly member: MemberId
  readonly category: CategoryCode
  readonly participant: ParticipantId
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
const startOf = ({ stay }: ListedMobility): string => stay.start ?? "9"

const inOrder = Order.mapInput(Order.String, startOf)

const lineOf = ({ details, id, mobility }: GatheredMobility): ListedMobility => ({
  mobility: id,
  project: details.project,
  member: details.member,
  category: details.category,
  participant: details.participant,
  goals: details.goals,
  host: mobility.host,
  stage: mobility.stage,
  stay: mobility.stay,
  registration: registrationStatus(mobility.registration),
  closed: isClosed(mobility)
})

/** Each in a line, the first to begin before the others; of one day in the order in which they were entered. */
export const listOf = (mobilities: ReadonlyArray<GatheredMobility>): ReadonlyArray<ListedMobility> =>
  mobilities.map(lineOf).toSorted(inOrder)
