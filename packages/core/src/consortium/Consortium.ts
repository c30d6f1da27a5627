/**
 * The way in: commands go in, events or refusals come out, questions get answers.
 */
import { Context, Effect, Layer, Option, type Result, type Scope, type Stream } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import type { Done, RunFailed } from "../eventsourcing/Answer.ts"
import type { Request, RowRefusal } from "../eventsourcing/Batch.ts"
import * as CommandRunner from "../eventsourcing/CommandRunner.ts"
import type { CannotDecode } from "../eventsourcing/EventCodec.ts"
import { EventStore, type StoreFailed } from "../eventsourcing/EventStore.ts"
import { SavedStates } from "../eventsourcing/SavedStates.ts"
import * as Saving from "../eventsourcing/Saving.ts"
import type { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { Permissions } from "../roles/Permissions.ts"
import { withRoles } from "../roles/WithRoles.ts"
import type { TimeZone } from "../time/TimeZone.ts"
import { askStore, type AskOptions, type Sources } from "./Asking.ts"
import { askStoreAs, seriesAs } from "./AskingAs.ts"
import { CommandIds } from "./CommandIds.ts"
import type { CommandInput, ConsortiumCommand } from "./ConsortiumCommand.ts"
import { codec } from "./ConsortiumCodec.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"
import { type Decisions, decisions as shipped, inTimeZone, partsOf } from "./Decisions.ts"
import { answersWithFirst, refusalsWithFirst, verdictsWithFirst } from "./FirstRefused.ts"
import { type InvalidCommand, parseCommands } from "./InvalidCommand.ts"
import { type OriginInput, parseOrigin } from "./OriginInput.ts"
import type { Question } from "./Question.ts"
import type { Answered } from "./Reading.ts"
import { Refused } from "./Refused.ts"
import { ofRow, reusedInRow, type RowAnswer, rowsOf, verdictsOfRows } from "./Rows.ts"
import { type Series, type SeriesOptions, seriesOf } from "./Series.ts"
import type { UnknownVersion } from "./UnknownVersion.ts"
import { watchStore } from "./Watching.ts"

/** What commands would lead to if they were sent now. */
export interface Previewed {
  /** Row by row, for each command its events or why not; all or none, one for all of them. */
  readonly rows: ReadonlyArray<
    Result.Result<ReadonlyArray<ConsortiumEvent>, NonEmptyReadonlyArray<RowRefusal<Refusal>>>
  >
  readonly upTo: SequencePosition
}

export type { RowAnswer } from "./Rows.ts"

/** All of them or none; or each by itself, one after the other. */
export type BulkMode = "all-or-none" | "row-by-row"

/** What a consortium offers to the programs around it. */
export interface ConsortiumService {
  /** Carries out one command. */
  readonly execute: (
    command: CommandInput,
    origin?: OriginInput
  ) => Effect.Effect<Done<ConsortiumEvent>, Refused | InvalidCommand | RunFailed>

  /** Carries out all commands in one append, or none of them: then with a refusal for each that cannot be. */
  readonly executeAll: (
    commands: ReadonlyArray<CommandInput>,
    origin?: OriginInput
  ) => Effect.Effect<Done<ConsortiumEvent>, Refused | InvalidCommand | RunFailed>

  /**
   * Carries out each command by itself, in order, with one answer per command, under the id of all followed by `/0`, `/1` and so on. A
   * malformed one stops all; one whose id belongs to something else is refused by itself.
   */
  readonly executeEach: (
    commands: ReadonlyArray<CommandInput>,
    origin?: OriginInput
  ) => Effect.Effect<ReadonlyArray<RowAnswer>, InvalidCommand | RunFailed>

  /** What the commands would lead to. Nothing is written. */
  readonly preview: (
    commands: ReadonlyArray<CommandInput>,
    origin?: OriginInput,
    mode?: BulkMode
  ) => Effect.Effect<Previewed, InvalidCommand | RunFailed>

  /** Answers a question: now, as of a day, as known at a moment, or as of a version of a project. */
  readonly ask: <Answer>(
    question: Question<Answer>,
    options?: AskOptions
  ) => Effect.Effect<Answered<Answer>, StoreFailed | CannotDecode | UnknownVersion>

  /**
   * Answers a question to whoever may ask it by their roles, and otherwise refuses; where no roles are set, whoever asks. `ask` is for
   * the program itself.
   */
  readonly askAs: <Answer>(
    actor: string,
    question: Question<Answer>,
    options?: AskOptions
  ) => Effect.Effect<Answered<Answer>, Refused | StoreFailed | CannotDecode | UnknownVersion>

  /** Answers a question for each of several moments or days, from one pass over the log. */
  readonly series: <Answer>(
    question: Question<Answer>,
    options: SeriesOptions
  ) => Effect.Effect<Series<Answer>, StoreFailed | CannotDecode | UnknownVersion>

  /** The same to whoever may ask the question, and otherwise refuses; see `askAs`. */
  readonly seriesAs: <Answer>(
    actor: string,
    question: Question<Answer>,
    options: SeriesOptions
  ) => Effect.Effect<Series<Answer>, Refused | StoreFailed | CannotDecode | UnknownVersion>

  /** Answers a question now and again after every change. Never ends. */
  readonly watch: <Answer>(question: Question<Answer>) => Stream.Stream<Answered<Answer>, StoreFailed | CannotDecode>
}

/** How a consortium runs. */
export interface ConsortiumOptions {
  /** What decides: the decisions that come with the domain, with rules of your own laid over them where you have any. */
  readonly decisions?: Decisions
  /**
   * Who may do what: `defaultPermissions`, or your own. Left out, whoever asks may do everything, and nothing is read of them: the
   * program around it has a login of its own.
   */
  readonly roles?: Permissions
  /**
   * Where the consortium has its days, as far as no project, hosting or offer to host tells: those of roles that are for the whole
   * consortium, and of questions about it. UTC where it is left out. Give the same one to all programs that write to the log.
   */
  readonly timeZone?: TimeZone
  /** States of single mobilities, projects and participants kept in memory. */
  readonly capacity?: number
  /** How often a command is decided before unending contention is reported. */
  readonly maxRounds?: number
  /** Where there is a store of saved states: after how many events more the state of a large part is saved again. By default 500. */
  readonly saveEvery?: number
}

type Runner = CommandRunner.CommandRunner<ConsortiumCommand, ConsortiumEvent, Refusal>

const request = (
  commands: NonEmptyReadonlyArray<ConsortiumCommand>,
  origin: OriginInput
): Effect.Effect<Request<ConsortiumCommand>> =>
  Effect.map(CommandIds, ({ next }) => ({
    actor: "unknown",
    ...origin,
    commandId: origin.commandId ?? next(),
    commands
  }))

const parsed = (commands: ReadonlyArray<CommandInput>, origin: OriginInput = {}) =>
  Effect.flatMap(Effect.fromResult(parseCommands(commands)), (parsed) =>
    Effect.flatMap(Effect.fromResult(parseOrigin(origin)), (known) => request(parsed, known))
  )

const executeWith =
  (runner: Runner): ConsortiumService["executeAll"] =>
  (commands, origin) =>
    Effect.flatMap(parsed(commands, origin), (sent) =>
      Effect.flatMap(runner.run(sent), (answer) =>
        answer._tag === "Done"
          ? Effect.succeed(answer)
          : Effect.fail(new Refused({ ...answer, refusals: refusalsWithFirst(sent.commands, answer.refusals) }))
      )
    )

const make = Effect.fnUntraced(function* ({
  decisions = shipped,
  roles,
  saveEvery,
  timeZone,
  ...options
}: ConsortiumOptions): Effect.fn.Return<ConsortiumService, never, EventStore | Scope.Scope> {
  const store = yield* EventStore
  const here = timeZone === undefined ? decisions : inTimeZone(decisions, timeZone)
  const all = roles === undefined ? here : withRoles(here, roles)
  const saved = Option.getOrUndefined(yield* Effect.serviceOption(SavedStates))
  const saving = saved === undefined ? undefined : yield* Saving.make<ConsortiumEvent>(saved, saveEvery)
  const sources: Sources = { store, saving, timeZone }
  const runner = yield* CommandRunner.make<ConsortiumCommand, ConsortiumEvent, Refusal>({
    ...options,
    saving,
    store,
    codec,
    decisionOf: ({ type }) => all[type],
    projections: partsOf(all)
  })
  const executeAll = executeWith(runner)
  return {
    executeAll,
    execute: (command, origin) => executeAll([command], origin),
    executeEach: (commands, origin) =>
      Effect.flatMap(parsed(commands, origin), (sent) =>
        Effect.map(
          Effect.forEach(rowsOf(sent), (row, i) =>
            runner.run(row).pipe(
              Effect.map(ofRow(i)),
              Effect.catchTag("CommandIdReused", (reused) => Effect.succeed(reusedInRow(i)(reused)))
            )
          ),
          (answers) => answersWithFirst(sent.commands, answers)
        )
      ),
    preview: (commands, origin, mode = "all-or-none") =>
      Effect.flatMap(parsed(commands, origin), (sent) =>
        Effect.map(runner.preview(mode === "all-or-none" ? [sent] : rowsOf(sent)), ({ upTo, verdicts }) => {
          const rows = mode === "all-or-none" ? verdicts : verdictsOfRows(verdicts)
          return { rows: verdictsWithFirst(sent.commands, rows), upTo }
        })
      ),
    ask: (question, asked) => askStore(sources, question, asked),
    askAs: (actor, question, asked) =>
      roles === undefined ? askStore(sources, question, asked) : askStoreAs(sources, roles, actor, question, asked),
    series: (question, wanted) => seriesOf(sources, question, wanted),
    seriesAs: (actor, question, wanted) =>
      roles === undefined ? seriesOf(sources, question, wanted) : seriesAs(sources, roles, actor, question, wanted),
    watch: (question) => watchStore(store, question)
  }
})

/**
 * One consortium: all commands and questions of one log. Where `SavedStates` is provided too, states that took many events are saved,
 * and started from when it is opened again.
 */
export class Consortium extends Context.Service<Consortium, ConsortiumService>()("@westum/mobility/Consortium") {
  /** A consortium on the event store in use, with settings of its own. */
  static readonly layerWith = (options: ConsortiumOptions): Layer.Layer<Consortium, never, EventStore> =>
    Layer.effect(Consortium, make(options))

  /**
   * A consortium on the event store in use. Built anew wherever it is provided: a layer that is built once and shared would
   * write the commands of one log into another as soon as a program has two.
   */
  static readonly layer: Layer.Layer<Consortium, never, EventStore> = Layer.fresh(Consortium.layerWith({}))
}
