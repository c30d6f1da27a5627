/**
 * The laws of the lifecycle, as values and as a vitest suite: what is true of every consortium, whatever is asked of it.
 */
import { describe } from "@effect/vitest"
import type { EventStore } from "@westum/mobility"
import { Effect, type Layer } from "effect"
import type { Storage } from "./contract/Storage.ts"
import { subject, withColdCache } from "./history/Play.ts"
import {
  allOrNone,
  eachByItself,
  memoryDoesNotShow,
  previewIsExecute,
  refusalsLeaveNoTrace,
  sentAgain
} from "./laws/Answering.ts"
import { pastIsPrefix } from "./laws/Asking.ts"
import type { ConductLaw } from "./laws/ConductLaw.ts"
import { copiesAreRight, lastDayIsNow } from "./laws/Corrected.ts"
import { correctedIsRight } from "./laws/Correcting.ts"
import { figuresAreRecount, goalsAreRecount, pastIsRecount, usageIsRecount } from "./laws/Counting.ts"
import { projectionLaws, projections } from "./laws/Folding.ts"
import { givenBackOnce, withinPlaces } from "./laws/HeldPlaces.ts"
import type { LogLaw } from "./laws/Law.ts"
import {
  daysInOrder,
  nothingAhead,
  oneHolderPerToolId,
  oneStayAtATime,
  stepsInTurn,
  withinProject
} from "./laws/Lifecycle.ts"
import { standsWhereFactsLead } from "./laws/Retelling.ts"
import { idsFollow, sameTextAgain } from "./laws/Stored.ts"
import { tryConductLaws, tryLogLaws, tryRaces } from "./laws/Trying.ts"
import { runs } from "./Runs.ts"

export type { ConductLaw } from "./laws/ConductLaw.ts"
export { projectionLaws } from "./laws/Folding.ts"
export { LawBroken, type Log, type LogLaw, logOf } from "./laws/Law.ts"

/** True of every log, of a live store or from an export. */
export const logLaws: ReadonlyArray<LogLaw> = [
  stepsInTurn,
  daysInOrder,
  nothingAhead,
  withinProject,
  oneStayAtATime,
  oneHolderPerToolId,
  withinPlaces,
  givenBackOnce,
  standsWhereFactsLead,
  usageIsRecount,
  goalsAreRecount,
  figuresAreRecount,
  pastIsRecount,
  copiesAreRight,
  lastDayIsNow,
  sameTextAgain,
  idsFollow,
  ...projections.flatMap(projectionLaws)
]

/** True of every conversation with a consortium, whatever store it works on. */
export const conductLaws: ReadonlyArray<ConductLaw> = [
  refusalsLeaveNoTrace,
  sentAgain,
  previewIsExecute,
  eachByItself,
  allOrNone,
  memoryDoesNotShow,
  pastIsPrefix,
  correctedIsRight
]

/** How much is tried. */
export interface Options {
  /** As a share of the usual number of histories (`Runs`): less for a store that takes longer. */
  readonly share?: number
  /** For a store that several may have open at once: races run through two that have. */
  readonly shared?: Storage
}

/** Two consortia that know nothing of each other: on one store, or on two that have the same storage open. */
const pairOn = <E>(layer: Layer.Layer<EventStore.EventStore, E>, shared: Storage | undefined) =>
  shared === undefined
    ? Effect.flatMap(subject(layer), (one) => Effect.map(withColdCache(one), (other) => [one, other] as const))
    : Effect.flatMap(shared, (opened) => Effect.all([subject(opened), subject(opened)]))

/** Laws of conduct play each history several times. */
const shareOfConduct = 1 / 4

/** The laws as a vitest suite: one test per law. The layer gives an empty store each time it is built. */
export const suite = <E>(
  name: string,
  layer: Layer.Layer<EventStore.EventStore, E>,
  { share = 1, shared }: Options = {}
): void => {
  const fresh = subject(layer)
  describe(`laws of every log: ${name}`, () => {
    tryLogLaws(logLaws, fresh, Math.ceil(runs() * share))
  })
  describe(`laws of conduct: ${name}`, () => {
    tryConductLaws(conductLaws, fresh, Math.ceil(runs() * share * shareOfConduct))
  })
  describe(`laws under races: ${name}`, () => {
    tryRaces(logLaws, fresh, pairOn(layer, shared), Math.ceil(runs() * share))
  })
}
