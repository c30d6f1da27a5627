/**
 * The laws of the lifecycle, as values and as a vitest suite: what is true of every consortium, whatever is asked of it.
 */
import { describe } from "@effect/vitest"
import {
  type ConsortiumOptions,
  type Decisions,
  type EventStore,
  type Plan,
  shippedDerivedRows,
  shippedReadModels
} from "@westum/mobility"
import { Effect, type Layer } from "effect"
import type { Storage } from "./contract/Storage.ts"
import { historiesIn } from "./history/Histories.ts"
import { planned } from "./history/Planned.ts"
import { type Fresh, subject, withColdCache } from "./history/Play.ts"
import { anyConsortium } from "./history/Setup.ts"
import {
  allOrNone,
  eachByItself,
  memoryDoesNotShow,
  previewIsExecute,
  refusalsLeaveNoTrace,
  sentAgain
} from "./laws/Answering.ts"
import { pastIsPrefix, seriesIsAsking } from "./laws/Asking.ts"
import type { ConductLaw } from "./laws/ConductLaw.ts"
import { copiesAreRight, lastDayIsNow } from "./laws/Corrected.ts"
import { correctedIsRight } from "./laws/Correcting.ts"
import { figuresAreRecount, goalsAreRecount, pastIsRecount, usageIsRecount } from "./laws/Counting.ts"
import { coordinatorStays } from "./laws/Coordinators.ts"
import { endsInTurn } from "./laws/ExtensionLaws.ts"
import { givenBackOnce, noneMovedTwice, withinPlaces } from "./laws/HeldPlaces.ts"
import { hostingInTurn, hostingsAreRecount, hostingStandsWhereFactsLead, withinBeds } from "./laws/HostingLaws.ts"
import type { LogLaw } from "./laws/Law.ts"
import {
  daysInOrder,
  nothingAhead,
  oneHolderPerToolId,
  oneStayAtATime,
  stepsInTurn,
  withinProject
} from "./laws/Lifecycle.ts"
import { phasesInTurn, withinPhase } from "./laws/PhaseLaws.ts"
import { neverBelowNothing, paymentsAreRecount, withdrawnIsNever } from "./laws/MoneyLaws.ts"
import { projectionLaws, projections } from "./laws/ProjectionLaws.ts"
import { derivedRowLaws, readModelLaws } from "./laws/ReadModelLaws.ts"
import { newerDecidesAlone } from "./laws/Raising.ts"
import { remindersAreGiven } from "./laws/Reminding.ts"
import { standsWhereFactsLead } from "./laws/Retelling.ts"
import { savedStatesDoNotShow } from "./laws/Saving.ts"
import { idsFollow, sameTextAgain } from "./laws/Stored.ts"
import { tryConductLaws, tryLogLaws, tryModel, tryRaces } from "./laws/Trying.ts"
import type { Allows } from "./model/Model.ts"
import { shippedList, toDoLaws } from "./laws/Waiting.ts"
import { runs } from "./Runs.ts"

export { asTheModelSays } from "./conversation/Talk.ts"
export type { ConductLaw } from "./laws/ConductLaw.ts"
export { LawBroken, type Log, type LogLaw, logLaw, logOf } from "./laws/Law.ts"
export { projectionLaws } from "./laws/ProjectionLaws.ts"
export { type AnyDerivedRows, type AnyReadModel, derivedRowLaws, readModelLaws } from "./laws/ReadModelLaws.ts"
export { shippedList, type ToDoList, toDoLaws } from "./laws/Waiting.ts"

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
  noneMovedTwice,
  standsWhereFactsLead,
  usageIsRecount,
  goalsAreRecount,
  figuresAreRecount,
  pastIsRecount,
  copiesAreRight,
  lastDayIsNow,
  coordinatorStays,
  hostingInTurn,
  withinBeds,
  hostingStandsWhereFactsLead,
  hostingsAreRecount,
  phasesInTurn,
  withinPhase,
  endsInTurn,
  paymentsAreRecount,
  neverBelowNothing,
  withdrawnIsNever,
  ...toDoLaws(shippedList),
  sameTextAgain,
  idsFollow,
  ...projectionLaws(...projections),
  ...readModelLaws(...shippedReadModels),
  ...derivedRowLaws(...shippedDerivedRows)
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
  seriesIsAsking,
  savedStatesDoNotShow,
  newerDecidesAlone,
  remindersAreGiven,
  correctedIsRight
]

/** A consortium that differs from others by its plan, and perhaps by rules of its own. */
export interface OwnConsortium {
  readonly plan: Plan.Plan
  /** The decisions of the domain with its rules laid over them. */
  readonly decisions?: Decisions.Decisions
  /**
   * Whether its rules let a mobility stand so beside the others, said apart from the rules. It may allow less than they do, and
   * never more: what it allows must not be refused.
   */
  readonly allows?: Allows
  /** What is true of every log by its rules. */
  readonly laws?: ReadonlyArray<LogLaw>
}

/** How much is tried, and on what. */
export interface Options {
  /** As a share of the usual number of histories (`Runs`): less for a store that takes longer. */
  readonly share?: number
  /** For a store that several may have open at once: races run through two that have. */
  readonly shared?: Storage
  /** Whose histories are played; without one, those of consortia drawn at random, under the domain's rules. */
  readonly consortium?: OwnConsortium
}

/** Two consortia that know nothing of each other: on one store, or on two that have the same storage open. */
const pairOn = (fresh: Fresh, shared: Storage | undefined, options: ConsortiumOptions) =>
  shared === undefined
    ? Effect.flatMap(fresh, (one) => Effect.map(withColdCache(one), (other) => [one, other] as const))
    : Effect.flatMap(shared, (opened) => Effect.all([subject(opened, options), subject(opened, options)]))

/** Laws of conduct play each history several times. */
const shareOfConduct = 1 / 4

/** A conversation asks about everything after every few commands. */
const shareOfModel = 1 / 3

/**
 * The laws as a vitest suite: one test per law. The layer gives an empty store each time it is built.
 *
 * One law is of the whole library: whatever is asked and in whatever order, a plain model says of every command whether it is
 * carried out and, if not, for which reasons, and what every question is to be answered with, about now and about any past.
 */
export const suite = <E>(
  name: string,
  layer: Layer.Layer<EventStore.EventStore, E>,
  { consortium, share = 1, shared }: Options = {}
): void => {
  const options = consortium?.decisions === undefined ? {} : { decisions: consortium.decisions }
  const fresh = subject(layer, options)
  const laws = [...logLaws, ...(consortium?.laws ?? [])]
  const setting = consortium === undefined ? anyConsortium : planned(consortium.plan, consortium.allows)
  const histories = historiesIn(setting)
  const times = (part: number): number => Math.ceil(runs() * share * part)
  describe(`laws of every log: ${name}`, () => {
    tryLogLaws(laws, fresh, histories, times(1))
  })
  describe(`laws of conduct: ${name}`, () => {
    tryConductLaws(conductLaws, fresh, histories, times(shareOfConduct))
  })
  describe(`the whole library does what a plain model says: ${name}`, () => {
    tryModel(fresh, setting, times(shareOfModel))
  })
  describe(`laws under races: ${name}`, () => {
    tryRaces(laws, fresh, pairOn(fresh, shared, options), times(1))
  })
}
