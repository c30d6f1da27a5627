/**
 * A consortium whose decisions have a fault, and the law that must find it.
 */
import {
  type ConsortiumEvent,
  Decisions,
  type HostingCapacity,
  type HostingEvent,
  type HostingState,
  type MobilityEvent,
  type MobilityState,
  type Places,
  type Project
} from "@westum/mobility"
import { Result } from "effect"

type All = Decisions.Decisions
type Type = keyof All
type Decision = Decisions.ConsortiumDecision

export interface BrokenDecisions {
  readonly fault: string
  readonly decisions: All
  /** The law that does not hold. */
  readonly caughtBy: string
}

/** The decisions of the domain with some of them changed. */
const changed = (types: ReadonlyArray<Type>, change: (sound: Decision) => Decision): All => {
  const all = { ...Decisions.decisions }
  for (const type of types) all[type] = change(all[type])
  return all
}

/** Does not read a part, so that it knows nothing of it and has no condition on it. */
export const blindTo = (part: string, ...types: ReadonlyArray<Type>): All =>
  changed(types, (sound) => ({
    ...sound,
    keys: (command, known, context) => ({ ...sound.keys(command, known, context), [part]: undefined })
  }))

interface States {
  readonly mobility?: MobilityState.Mobility
  readonly project?: Project.Project
  readonly places?: Places.Places
  readonly hosting?: HostingState.Hosting
  readonly capacity?: HostingCapacity.HostingCapacity
}

/** Takes what it has read for something else. */
export const mistaking = (mistake: (states: States) => States, ...types: ReadonlyArray<Type>): All =>
  changed(types, (sound) => ({
    ...sound,
    decide: (command, states, context) => sound.decide(command, { ...states, ...mistake(states) }, context)
  }))

/** Records something else than it should. */
export const recording = (
  change: (event: ConsortiumEvent, time: number) => ReadonlyArray<ConsortiumEvent>,
  ...types: ReadonlyArray<Type>
): All => {
  let time = 0
  return changed(types, (sound) => ({
    ...sound,
    decide: (command, states, context) =>
      Result.map(sound.decide(command, states, context), (events) => events.flatMap((event) => change(event, time++)))
  }))
}

/** Records something else about a hosting than it should. */
export const recordingOfHosting = (
  change: (event: HostingEvent.HostingEvent) => ConsortiumEvent,
  ...types: ReadonlyArray<Type>
): All => recording((event) => ["hosting" in event ? change(event) : event], ...types)

/** Records something else about a mobility than it should. */
export const recordingOf = (
  change: (event: MobilityEvent.MobilityEvent, time: number) => ConsortiumEvent,
  ...types: ReadonlyArray<Type>
): All => recording((event, time) => ["mobility" in event ? change(event, time) : event], ...types)
