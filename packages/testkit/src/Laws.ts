/**
 * The laws of the lifecycle, as values and as a vitest suite: what is true of every consortium, whatever is asked of it.
 */
import { describe } from "@effect/vitest"
import type { EventStore } from "@westum/mobility"
import type { Layer } from "effect"
import { subject } from "./history/Play.ts"
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
import { idsFollow, sameTextAgain } from "./laws/Stored.ts"
import { tryConductLaws, tryLogLaws } from "./laws/Trying.ts"
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
}

/** Laws of conduct play each history several times. */
const shareOfConduct = 1 / 4

/** The laws as a vitest suite: one test per law. The layer gives an empty store each time it is built. */
export const suite = <E>(
  name: string,
  layer: Layer.Layer<EventStore.EventStore, E>,
  { share = 1 }: Options = {}
): void => {
  const fresh = subject(layer)
  describe(`laws of every log: ${name}`, () => {
    tryLogLaws(logLaws, fresh, Math.ceil(runs() * share))
  })
  describe(`laws of conduct: ${name}`, () => {
    tryConductLaws(conductLaws, fresh, Math.ceil(runs() * share * shareOfConduct))
  })
}
