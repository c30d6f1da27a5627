/**
 * The same without Effect: plain values and promises. A refusal is a value; a promise rejects only when the system fails.
 */
import { Deferred, Effect, Layer, ManagedRuntime, Result, Schema, Stream } from "effect"
import { type BulkMode, Consortium, type ConsortiumService, type RowAnswer } from "./consortium/Consortium.ts"
import type { CommandInput } from "./consortium/ConsortiumCommand.ts"
import type { ConsortiumEvent } from "./consortium/ConsortiumEvent.ts"
import { type OriginInput, Reference } from "./consortium/OriginInput.ts"
import { parsePlan, type Plan as PlanSchema, type PlannedProject as OneProject } from "./consortium/Plan.ts"
import type { Question } from "./consortium/Question.ts"
import type { RowRefusal } from "./eventsourcing/Batch.ts"
import { decisionsUnder, type Rulebook } from "./plain/Rulebook.ts"
import { type AskInput, askOptions, type SeriesInput, seriesOptions, type SeriesPoint } from "./plain/Past.ts"
import { Calls, type CloseOptions } from "./plain/Closing.ts"
import { askedBy } from "./plain/InvalidQuestion.ts"
import { optionsOf } from "./plain/Options.ts"
import { answerAsValue, type AskedAs, refusalAsValue } from "./plain/RefusedAsValue.ts"
import { wellAsked } from "./plain/Questions.ts"
import { layerOf, type Storage } from "./plain/Storage.ts"
import type { Refusal } from "./refusal/Refusal.ts"
import { parsePermissions, Permissions as PermissionsSchema } from "./roles/Permissions.ts"
import { TimeZone } from "./time/TimeZone.ts"

export { opening } from "./consortium/Plan.ts"
export type { CopiedLog } from "./eventsourcing/CopyLog.ts"
export type { FourFigures } from "./figures/FourFigures.ts"
export { findingText } from "./finding/FindingText.ts"
export type { GoalRow } from "./goals/GoalProgress.ts"
export type { PaymentEntry } from "./grants/Payments.ts"
export type { ProjectAwards } from "./grants/ProjectAwards.ts"
export type { HostingEntry, HostingStory } from "./hosting/HostingStory.ts"
export type { BedRow, BedSpan, HostingUsage } from "./hosting/HostingUsage.ts"
export type { PartnerRow } from "./hosting/Partners.ts"
export type { ReceivedOf, ReceivedReport, ReceivedRow } from "./hosting/Received.ts"
export type { Mobility } from "./mobility/MobilityState.ts"
export type { Milestone, Story, TimelineEntry } from "./mobility/Timeline.ts"
export {
  checkProject,
  type CheckSources,
  readRecords,
  readRegistrationRules,
  rowRules
} from "./plain/RegistrationCheck.ts"
export { type CloseOptions, ConsortiumClosed } from "./plain/Closing.ts"
export { copyLog } from "./plain/CopyLog.ts"
export { InvalidQuestion } from "./plain/InvalidQuestion.ts"
export {
  awards,
  fourFigures,
  goalProgress,
  holders,
  hosting,
  hostingUsage,
  memberUsage,
  mobility,
  mobilities,
  participant,
  partners,
  payments,
  project,
  projects,
  quotaUsage,
  received,
  reportBlockers,
  roles,
  timeline,
  toDo,
  type ToDoInput,
  versions
} from "./plain/Questions.ts"
export type { ListedMobility } from "./mobility/MobilityList.ts"
export type { ProjectRow } from "./project/ProjectList.ts"
export { memory, type Storage } from "./plain/Storage.ts"
export type { AskInput, EveryInput, SeriesInput, SeriesPoint } from "./plain/Past.ts"
export type { AskedAs } from "./plain/RefusedAsValue.ts"
export type { Rulebook } from "./plain/Rulebook.ts"
export type { ProjectVersion } from "./project/PhaseHistory.ts"
export type { Project } from "./project/Project.ts"
export type { PoolRow, QuotaReport, QuotaRow } from "./quota/QuotaUsage.ts"
export type { ActorRoles } from "./roles/ActorRoles.ts"
export { defaultPermissions } from "./roles/DefaultPermissions.ts"
export type { RoleHolders } from "./roles/RoleHolders.ts"
export type { ToDoItem } from "./todo/ToDoItem.ts"
export type { RowRules } from "./registration/CheckRegistration.ts"
export type { RegistrationRecord } from "./registration/RegistrationRecord.ts"
export { differences, fallenBack, type RegistrationRow } from "./registration/RegistrationRow.ts"
export type { RegistrationRules } from "./registration/RegistrationRules.ts"
export { refusalText } from "./refusal/RefusalText.ts"
export type { BulkMode, CommandInput, ConsortiumEvent, OriginInput, Question, Refusal, RowAnswer }

/** A consortium as data: its members and projects. */
export type Plan = typeof PlanSchema.Type

/** A consortium as it is written, such as in JSON: what `readPlan` takes. */
export type PlanInput = typeof PlanSchema.Encoded

/** A grant agreement as data. */
export type PlannedProject = OneProject

/** Who may do what, as data. */
export type Permissions = typeof PermissionsSchema.Type

/** Permissions as they are written, such as in JSON: what `readPermissions` takes. */
export type PermissionsInput = typeof PermissionsSchema.Encoded

/** Permissions from a value or from parsed JSON; throws an error that names every problem with its path. `ownQuestions` are known too. */
export const readPermissions = (input: unknown, ownQuestions?: ReadonlyArray<string>): Permissions =>
  Result.getOrThrow(parsePermissions(input, ownQuestions))

/** How a consortium is opened. */
export interface OpenOptions {
  /** Rules of its own, as `rulebook` of `@westum/mobility` makes them. */
  readonly rules?: Rulebook
  /** Who may do what: `defaultPermissions`, or your own. Left out, whoever asks may do everything. */
  readonly roles?: Permissions
  /**
   * Where the consortium has its days, such as `Europe/Stockholm`, as far as no project tells: those of roles that are for the whole
   * consortium, and of questions about it. UTC where it is left out. Give the same one to all programs that write to the log.
   */
  readonly timeZone?: string
}

/** A consortium from a value or from parsed JSON; throws an error that names every problem with its path. */
export const readPlan = (input: unknown): Plan => Result.getOrThrow(parsePlan(input))

/** A list that is not empty. */
export type AtLeastOne<A> = readonly [A, ...ReadonlyArray<A>]

/** What one command would lead to, or all of them where they happen all or none. */
export type PreviewedRow =
  | { readonly _tag: "Done"; readonly events: ReadonlyArray<ConsortiumEvent> }
  | { readonly _tag: "Refused"; readonly refusals: AtLeastOne<RowRefusal<Refusal>> }

/** A consortium in the hands of a program. Every promise rejects with the error that says what failed, never with a refusal. */
export interface OpenConsortium extends AsyncDisposable {
  /** Carries out one command: resolves to its events, or to the refusal. */
  execute(command: CommandInput, origin?: OriginInput): Promise<RowAnswer>
  /** Carries out all commands in one append, or none of them. */
  executeAll(commands: ReadonlyArray<CommandInput>, origin?: OriginInput): Promise<RowAnswer>
  /**
   * Carries out each command by itself, in order: one answer per command, under the id of all followed by `/0`, `/1` and so on. What
   * was sent under such an id before and is another command now is refused by itself (`CommandIdReused`).
   */
  executeEach(commands: ReadonlyArray<CommandInput>, origin?: OriginInput): Promise<ReadonlyArray<RowAnswer>>
  /** What the commands would lead to: one answer for all of them, or, row by row, one for each. Nothing is written. */
  preview(
    commands: ReadonlyArray<CommandInput>,
    origin?: OriginInput,
    mode?: BulkMode
  ): Promise<ReadonlyArray<PreviewedRow>>
  /** Answers a question: now, as of a day, as known at a moment, or as of a version of a project. */
  ask<Answer>(question: Question<Answer>, options?: AskInput): Promise<Answer>
  /** Answers a question to whoever may ask it by their roles; where no roles are set, to everybody. */
  askAs<Answer>(actor: string, question: Question<Answer>, options?: AskInput): Promise<AskedAs<Answer>>
  /** Answers a question for each of several moments or days, from one pass over the log. */
  series<Answer>(question: Question<Answer>, wanted: SeriesInput): Promise<ReadonlyArray<SeriesPoint<Answer>>>
  /** The same to whoever may ask the question by their roles; where no roles are set, to everybody. */
  seriesAs<Answer>(
    actor: string,
    question: Question<Answer>,
    wanted: SeriesInput
  ): Promise<AskedAs<ReadonlyArray<SeriesPoint<Answer>>>>
  /** Answers a question now and again after every change, until the loop is left or the consortium closed. */
  watch<Answer>(question: Question<Answer>): AsyncIterable<Answer>
  /**
   * Takes no more calls, ends the loops that watch, waits for the calls that are running, and lets go of the storage. What was
   * acknowledged is kept.
   */
  close(options?: CloseOptions): Promise<void>
}

const optionsToOpen = optionsOf(
  "open(storage, options)",
  Schema.Struct({
    rules: Schema.optionalKey(Schema.Unknown),
    roles: Schema.optionalKey(Schema.toType(PermissionsSchema)),
    timeZone: Schema.optionalKey(TimeZone)
  })
)

const bulkMode = askedBy(Schema.Literals(["all-or-none", "row-by-row"]))

/** Who asks. */
const askedFor = askedBy(Schema.Struct({ actor: Reference }))

/** Opens a consortium on a storage, with rules of its own and roles where it has any; `await using` closes it again. */
export const open = async (storage: Storage, options: OpenOptions = {}): Promise<OpenConsortium> => {
  const { rules: _, ...told } = optionsToOpen(options)
  const ruled = Consortium.layerWith({ decisions: decisionsUnder(options.rules), ...told })
  const runtime = ManagedRuntime.make(ruled.pipe(Layer.provide(layerOf(storage))))
  const consortium: ConsortiumService = await runtime.runPromise(Consortium)
  const calls = new Calls(runtime)
  const closed = Deferred.makeUnsafe<void>()
  const close = async (how?: CloseOptions): Promise<void> => {
    const ended = calls.close(how)
    Deferred.doneUnsafe(closed, Effect.void)
    return ended
  }
  const run = <A, E>(call: Effect.Effect<A, E>) => calls.run(call)
  const write = <A, E>(call: Effect.Effect<A, E>) => calls.run(call, "unknown")
  return {
    execute: async (command, origin) => write(refusalAsValue(consortium.execute(command, origin))),
    executeAll: async (commands, origin) => write(refusalAsValue(consortium.executeAll(commands, origin))),
    executeEach: async (commands, origin) => write(consortium.executeEach(commands, origin)),
    preview: async (commands, origin, mode) => {
      const { rows } = await run(consortium.preview(commands, origin, mode === undefined ? undefined : bulkMode(mode)))
      return rows.map((row) =>
        Result.isSuccess(row) ? { _tag: "Done", events: row.success } : { _tag: "Refused", refusals: row.failure }
      )
    },
    ask: async (question, options = {}) => (await run(consortium.ask(wellAsked(question), askOptions(options)))).answer,
    askAs: async (actor, question, options = {}) =>
      run(
        answerAsValue(
          consortium.askAs(askedFor({ actor }).actor, wellAsked(question), askOptions(options)),
          ({ answer }) => answer
        )
      ),
    series: async (question, wanted) =>
      (await run(consortium.series(wellAsked(question), seriesOptions(wanted)))).points,
    seriesAs: async (actor, question, wanted) =>
      run(
        answerAsValue(
          consortium.seriesAs(askedFor({ actor }).actor, wellAsked(question), seriesOptions(wanted)),
          ({ points }) => points
        )
      ),
    watch: (question) => {
      calls.check()
      const answers = consortium.watch(wellAsked(question)).pipe(Stream.map(({ answer }) => answer))
      return Stream.toAsyncIterable(answers.pipe(Stream.interruptWhen(Deferred.await(closed))))
    },
    close,
    [Symbol.asyncDispose]: () => close()
  }
}
