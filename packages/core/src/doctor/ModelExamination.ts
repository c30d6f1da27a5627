/**
 * Compares the rows of a read model with a fold of the log: all of them, or a sample, also while a runner works on it.
 */
import { Effect } from "effect"
import { decodeAll } from "../eventsourcing/Ask.ts"
import type { CannotDecode, EventCodec } from "../eventsourcing/EventCodec.ts"
import { EventStore, type EventStoreService, type StoreFailed } from "../eventsourcing/EventStore.ts"
import { type SequencePosition, start } from "../eventsourcing/SequencePosition.ts"
import { buildOf, type Columns, type ReadModel } from "../readmodel/ReadModel.ts"
import {
  type NotServing,
  type ReadModelsFailed,
  ReadModelStore,
  type ReadModelStoreService,
  type Standing,
  type StoredRow
} from "../readmodel/ReadModelStore.ts"
import { type StateFold, stateFold } from "../readmodel/RowFold.ts"
import type { DoctorFinding, Problem } from "./DoctorFinding.ts"
import type { DoctorReport } from "./DoctorReport.ts"
import { type Keys, passesOver, passOfSample } from "./Keys.ts"
import { type Looking, lookingWith, type LookOptions } from "./Looking.ts"
import { unfamiliar } from "./RowCheck.ts"
import { type ModelPlace, rowDifferences } from "./RowDifferences.ts"

/** How to look at a read model. */
export interface ModelOptions extends LookOptions {
  /** States held in memory at once; a model with more rows is looked at in several passes over the log. By default 50,000. */
  readonly atOnce?: number
}

/** Events folded at once. */
const pageSize = 2000

/** Rows compared at once. */
const rowPage = 2000

/** What a read model is looked at with. */
interface Work<State, Event, Row extends Columns> extends Looking {
  readonly model: ReadModel<State, Event, Row>
  readonly fold: StateFold<State, Event>
  readonly place: ModelPlace
  readonly codec: EventCodec<Event>
  readonly log: EventStoreService
  readonly rows: ReadModelStoreService
  compared: number
}

/** The states of some keys, as far as the log was folded. */
interface Folded<State> {
  readonly keys: Keys
  readonly states: Map<string, State>
  upTo: SequencePosition
}

/** Folds the log on, up to a position. */
const foldTo = Effect.fnUntraced(function* <State, Event, Row extends Columns>(
  { codec, fold, log, model, place, tell }: Work<State, Event, Row>,
  folded: Folded<State>,
  until: SequencePosition
): Effect.fn.Return<void, StoreFailed | CannotDecode> {
  const query = [{ types: model.projection.types }] as const
  while (folded.upTo < until) {
    const { events } = yield* log.read([{ query, after: folded.upTo }], { until, limit: pageSize })
    fold.evolve(folded.states, yield* Effect.fromResult(decodeAll(codec, events)), folded.keys)
    folded.upTo = events[pageSize - 1]?.position ?? until
    yield* tell(place.model, folded.upTo, until)
  }
})

const finding = (
  place: ModelPlace,
  problem: Problem,
  found: string,
  expected: string,
  key?: string
): DoctorFinding => ({ problem, place: key === undefined ? place : { ...place, key }, found, expected })

const everything = { tests: [], order: [] } as const

/**
 * Compares the rows page by page, each with the log as of the position that the page is true up to: a runner may go on meanwhile.
 * Rows are never taken away, and come in the order of their keys, so that none of them is passed over.
 */
const compare = Effect.fnUntraced(function* <State, Event, Row extends Columns>(
  work: Work<State, Event, Row>,
  keys: Keys,
  from: SequencePosition
): Effect.fn.Return<void, StoreFailed | CannotDecode | NotServing | ReadModelsFailed> {
  const { findings, model, place, rows } = work
  const differences = rowDifferences(model, place)
  const folded: Folded<State> = { keys, states: new Map(), upTo: start }
  yield* foldTo(work, folded, from)
  const missing = new Set(folded.states.keys())
  const look = (row: StoredRow): ReadonlyArray<DoctorFinding> => {
    missing.delete(row.key)
    if (!keys(row.key)) return []
    work.compared += 1
    const state = folded.states.get(row.key)
    return state === undefined && !folded.states.has(row.key)
      ? [finding(place, "row without events", "a row", "no row, as no event is of this key", row.key)]
      : differences(row, state ?? model.projection.initial)
  }
  for (let offset = 0; ; offset += rowPage) {
    const page = yield* rows.select(buildOf(model), { ...everything, offset, limit: rowPage })
    if (page.upTo < folded.upTo) return findings.add(setBack(place, page.upTo, folded.upTo))
    yield* foldTo(work, folded, page.upTo)
    for (const row of page.rows) findings.add(...look(row))
    if (page.rows.length < rowPage) break
  }
  for (const key of missing) findings.add(finding(place, "row missing", "no row", "a row", key))
})

const setBack = (place: ModelPlace, found: number, before: number): DoctorFinding =>
  finding(place, "rows cannot be read", `rows up to ${found}`, `rows up to ${before}, as before`)

/** What stands in the way of looking at the rows, if anything does. */
const obstacle = (place: ModelPlace, standing: Standing | undefined, head: number): DoctorFinding | undefined => {
  if (standing === undefined) return finding(place, "not kept", "no rows", "rows of this version")
  if (standing.upTo > head) {
    const found = `rows up to position ${standing.upTo}`
    return finding(place, "checkpoint beyond the head", found, `at most ${head}, where the log ends`)
  }
  return standing.serving ? undefined : finding(place, "not serving", "a version that does not answer", "one that does")
}

/** What the storage cannot give is told as a finding where it is damage; everything else it fails of concerns the doctor. */
const asFinding = (
  place: ModelPlace,
  failed: StoreFailed | CannotDecode | NotServing | ReadModelsFailed
): Effect.Effect<DoctorFinding, StoreFailed | ReadModelsFailed> => {
  switch (failed._tag) {
    case "NotServing":
      return Effect.succeed(finding(place, "not serving", failed.message, "one that answers"))
    case "CannotDecode":
      return Effect.succeed(
        finding(place, unfamiliar[failed.problem] ?? "log cannot be folded", failed.message, "events that can be read")
      )
    case "StoreFailed":
      return failed.reason === "corrupt"
        ? Effect.succeed(finding(place, "log cannot be folded", failed.message, "events that can be read"))
        : Effect.fail(failed)
    case "ReadModelsFailed":
      return failed.reason === "corrupt"
        ? Effect.succeed(finding(place, "rows cannot be read", failed.message, "rows"))
        : Effect.fail(failed)
  }
}

/** Which keys are looked at in each pass. */
const passesOf = <State, Event, Row extends Columns>(
  { model, rows }: Work<State, Event, Row>,
  { atOnce = 50_000, sample }: ModelOptions
): Effect.Effect<ReadonlyArray<Keys>, NotServing | ReadModelsFailed> =>
  Effect.map(rows.select(buildOf(model), { ...everything, offset: 0, limit: 0 }), ({ count }) =>
    sample === undefined ? passesOver(count, atOnce) : passOfSample(count, sample)
  )

const examine = Effect.fnUntraced(function* <State, Event, Row extends Columns>(
  work: Work<State, Event, Row>,
  options: ModelOptions
): Effect.fn.Return<void, StoreFailed | CannotDecode | NotServing | ReadModelsFailed> {
  const { findings, log, place, rows } = work
  const standing = (yield* rows.standings()).find(
    ({ model, version }) => model === place.model && version === place.version
  )
  // After the standing: the log only grows.
  const head = yield* log.positionAt(Number.MAX_SAFE_INTEGER)
  const found = obstacle(place, standing, head)
  if (found !== undefined || standing === undefined) return findings.add(...(found === undefined ? [] : [found]))
  for (const keys of yield* passesOf(work, options)) yield* compare(work, keys, standing.upTo)
})

/** Compares the rows of a read model with the log: state, columns, which keys there are, and up to where. Changes nothing. */
export const examineReadModel = Effect.fnUntraced(function* <
  State,
  Event extends { readonly type: string },
  Row extends Columns
>(
  model: ReadModel<State, Event, Row>,
  codec: EventCodec<Event>,
  options: ModelOptions = {}
): Effect.fn.Return<DoctorReport, StoreFailed | ReadModelsFailed, EventStore | ReadModelStore> {
  const place: ModelPlace = { at: "model", ...buildOf(model) }
  const [log, rows] = [yield* EventStore, yield* ReadModelStore]
  const fold = stateFold(model.projection)
  const work = { ...lookingWith(options), model, fold, place, codec, log, rows, compared: 0 }
  yield* Effect.catch(examine(work, options), (failed) =>
    Effect.map(asFinding(place, failed), (found) => work.findings.add(found))
  )
  const { compared, findings } = work
  return {
    looked: { events: 0, entries: 0, rows: compared, models: [`${place.model} ${place.version}`] },
    sampled: options.sample !== undefined,
    findings: findings.kept,
    further: findings.further
  }
})
