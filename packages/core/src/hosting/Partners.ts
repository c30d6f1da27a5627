/**
 * Projection: the organisations that people go to and come from. One that does both is a partner both ways; it has to have one
 * name as host and as partner.
 */
import { HashMap, Option } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import type { HostId, MobilityId } from "../Ids.ts"
import { mobility } from "../mobility/Mobility.ts"
import { isCorrection, type MobilityEvent } from "../mobility/MobilityEvent.ts"
import { rightValue } from "../RightValue.ts"
import { isStageFact, stageOf } from "../mobility/MobilityState.ts"
import { type Stage, usesPlace } from "../mobility/Stage.ts"
import { hosting } from "./Hosting.ts"
import { isReceived } from "./HostingStage.ts"
import type { HostingStanding } from "./HostingStanding.ts"

/** Where somebody goes, and how far that has come: the events after the application do not say the host again. */
interface Outgoing {
  readonly host: HostId
  readonly stage: Stage
}

/** Who goes where, by mobility; and how many came from where. */
export interface Partners {
  /** There is one for every mobility of the log: a record would be copied with each event. */
  readonly outgoing: HashMap.HashMap<MobilityId, Outgoing>
  readonly incoming: Readonly<Record<string, number>>
}

const stageAfter = (event: MobilityEvent, before: Stage): Stage => {
  switch (event.type) {
    case "mobility.details-corrected":
    case "mobility.step-retracted":
    case "mobility.reinstated":
      return event.after.stage
    default:
      return !isCorrection(event) && isStageFact(event) ? stageOf(event) : before
  }
}

const hostAfter = (event: MobilityEvent, before: HostId | undefined): HostId | undefined => {
  switch (event.type) {
    case "mobility.applied":
    case "mobility.reinstated":
      return event.host
    case "mobility.details-corrected":
      return rightValue(event.changes.host, before)
    case "mobility.entered-in-error":
      return undefined
    default:
      return before
  }
}

const afterMobility = (outgoing: Partners["outgoing"], event: MobilityEvent): Partners["outgoing"] => {
  const known = Option.getOrUndefined(HashMap.get(outgoing, event.mobility))
  const host = hostAfter(event, known?.host)
  // Of a mobility without a host nothing is kept: a correction that names one says the stage too.
  if (host === undefined) return HashMap.remove(outgoing, event.mobility)
  const stage = stageAfter(event, known?.stage ?? "none")
  return known?.host === host && known.stage === stage
    ? outgoing
    : HashMap.set(outgoing, event.mobility, { host, stage })
}

const counted = (
  incoming: Partners["incoming"],
  { partner, stage }: HostingStanding,
  by: 1 | -1
): Partners["incoming"] => {
  if (!isReceived(stage)) return incoming
  const number = (incoming[partner] ?? 0) + by
  const { [partner]: _, ...others } = incoming
  return number === 0 ? others : { ...others, [partner]: number }
}

/** The whole log has the one key. */
export const partners: Projection<Partners, ConsortiumEvent> = {
  name: "partners",
  version: 4,
  types: [...hosting.types, ...mobility.types],
  initial: { outgoing: HashMap.empty(), incoming: {} },
  tags: () => [],
  keys: () => [""],
  evolve: (state, event) => {
    if ("mobility" in event) return { ...state, outgoing: afterMobility(state.outgoing, event) }
    if (!("hosting" in event)) return state
    const left = "before" in event ? counted(state.incoming, event.before, -1) : state.incoming
    return { ...state, incoming: counted(left, event.after, 1) }
  }
}

/** One organisation abroad. */
export interface PartnerRow {
  readonly partner: string
  /** Mobilities there that have departed. */
  readonly sent: number
  /** Hostings from there that have arrived. */
  readonly received: number
  /** Whether people have gone there and come from there. */
  readonly bothWays: boolean
}

/** The organisations with which somebody went or came, by name. */
export const partnerRows = ({ incoming, outgoing }: Partners): ReadonlyArray<PartnerRow> => {
  const sent = new Map<string, number>()
  for (const { host, stage } of HashMap.values(outgoing)) {
    if (usesPlace(stage)) sent.set(host, (sent.get(host) ?? 0) + 1)
  }
  return [...new Set([...sent.keys(), ...Object.keys(incoming)])].toSorted().map((partner) => {
    const [went, came] = [sent.get(partner) ?? 0, incoming[partner] ?? 0]
    return { partner, sent: went, received: came, bothWays: went > 0 && came > 0 }
  })
}
