/**
 * Read model: every mobility as it stands now, found by whose it is, where it stands, and when it takes place.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { ReadModel } from "../readmodel/ReadModel.ts"
import { KeptMobility } from "./KeptMobility.ts"
import { mobility } from "./Mobility.ts"
import type { Mobility } from "./MobilityState.ts"
import { registrationStatus } from "./Registration.ts"
import type { Stage } from "./Stage.ts"
import type { RegistrationStatus } from "./Standing.ts"
import { isClosed } from "./Timeline.ts"

/**
 * What a mobility is found by. One that was entered in error keeps its row, with that stage and nothing else: it is nobody's, so that
 * no list of a project or of a member has it.
 */
export type MobilityColumns = {
  readonly project: string | null
  readonly member: string | null
  readonly category: string | null
  readonly participant: string | null
  readonly activity: string | null
  readonly host: string | null
  readonly group: string | null
  readonly stage: Stage
  /** How its row in Mobility Tool stands; `none` where there is none. */
  readonly registration: RegistrationStatus
  readonly plannedStart: string | null
  readonly plannedEnd: string | null
  /** As planned until departure, as it was from then on. */
  readonly stayStart: string | null
  /** As planned until departure, as it was from then on. */
  readonly stayEnd: string | null
  /** 1 where it has ended, or was prevented, and its row is complete and shows the days as they were; else 0. */
  readonly closed: 0 | 1
}

/** One row per mobility. */
export const mobilityRows: ReadModel<Mobility, ConsortiumEvent, MobilityColumns> = {
  projection: { ...mobility, schema: KeptMobility },
  version: 2,
  columns: {
    project: "text",
    member: "text",
    category: "text",
    participant: "text",
    activity: "text",
    host: "text",
    group: "text",
    stage: "text",
    registration: "text",
    plannedStart: "text",
    plannedEnd: "text",
    stayStart: "text",
    stayEnd: "text",
    closed: "number"
  },
  row: (state) => ({
    project: state.details?.project ?? null,
    member: state.details?.member ?? null,
    category: state.details?.category ?? null,
    participant: state.details?.participant ?? null,
    activity: state.activity ?? null,
    host: state.host ?? null,
    group: state.group ?? null,
    stage: state.stage,
    registration: registrationStatus(state.registration),
    plannedStart: state.planned.start,
    plannedEnd: state.planned.end,
    stayStart: state.stay.start,
    stayEnd: state.stay.end,
    closed: isClosed(state) ? 1 : 0
  })
}
