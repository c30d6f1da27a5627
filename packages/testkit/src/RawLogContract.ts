/**
 * What every look at the storage of a log promises, as tests: that it shows what the store keeps. That it shows damage too is for
 * the tests of each adapter, which know how to damage it.
 */
import { describe, it } from "@effect/vitest"
import {
  ConsortiumCodec,
  Doctor,
  type DoctorFinding,
  EventStore,
  type Query,
  RawLog,
  SequencePosition
} from "@westum/mobility"
import { Context, Duration, Effect, Layer, type Scope } from "effect"
import assert from "node:assert/strict"
import { sameList, wholeLog } from "./contract/Expect.ts"
import { property } from "./contract/Property.ts"
import * as Events from "./Events.ts"
import { anywhere } from "./HistoryGenerator.ts"
import { play, subject } from "./history/Play.ts"

/** A finding in short, for tests of adapters: the problem, the position, and the field. */
export const inShort = ({ field, place, problem }: DoctorFinding.DoctorFinding): string => {
  const at = place.at === "log" ? ` ${place.first}-${place.last}` : "position" in place ? ` ${place.position}` : ""
  return `${problem}${at}${field === undefined ? "" : ` ${field}`}`
}

/** A store, and the look at its storage. */
export type Both<E = unknown> = Layer.Layer<EventStore.EventStore | RawLog.RawLog, E>

/** What a look can see. */
export interface Options {
  /** Whether it sees the index of tags from its own side. */
  readonly index: boolean
  /** Whether the storage keeps account of gaps that a log was restored with. */
  readonly gaps: boolean
}

interface Opened {
  readonly store: EventStore.EventStoreService
  readonly raw: RawLog.RawLogService
}

const open = <E>(layer: Both<E>): Effect.Effect<Opened, E, Scope.Scope> =>
  Effect.map(Layer.build(Layer.fresh(layer)), (context) => ({
    store: Context.get(context, EventStore.EventStore),
    raw: Context.get(context, RawLog.RawLog)
  }))

/** Histories take longer than single operations. */
const share = 0.3

const whole = (limit: number): RawLog.RawSpan => ({ after: 0, until: Number.MAX_SAFE_INTEGER, limit })

const sorted = (texts: Iterable<string>): ReadonlyArray<string> => [...texts].sort()

/** The rows are what the store reads, and the indexes lead to each. */
const asRead = Effect.fnUntraced(function* ({ raw, store }: Opened) {
  const log = yield* wholeLog(store)
  const rows = yield* raw.rows(whole(1000))
  sameList(
    rows.map(({ data, digest, id, meta, position, recordedAt, tags, type, version }) => ({
      position,
      recordedAt,
      event: { id, type, version, tags, digest, data, meta }
    })),
    log
  )
  for (const { foundById, indexed, position } of rows) {
    assert.deepStrictEqual(foundById, [position])
    const tags = log.find((event) => event.position === position)?.event.tags ?? []
    assert.deepStrictEqual(sorted(indexed), sorted(tags))
  }
  assert.equal(yield* raw.head(), log.at(-1)?.position ?? 0)
  assert.deepStrictEqual(yield* raw.integrity(), [])
})

/** The whole index, a few entries at a time. */
const entriesOf = Effect.fnUntraced(function* ({ raw }: Opened, limit: number) {
  const all: Array<RawLog.EntryAndEvent> = []
  while (true) {
    const page = yield* raw.entries(all.at(-1)?.entry, limit)
    assert.ok(page.length <= limit)
    all.push(...page)
    if (page.length < limit) return all
  }
})

const texts = (entries: ReadonlyArray<unknown>) => sorted(entries.map((entry) => JSON.stringify(entry)))

/** The index has an entry for each tag of each event, and no others. */
const indexed = Effect.fnUntraced(function* (opened: Opened) {
  const log = yield* wholeLog(opened.store)
  const right = log.flatMap(({ event: { tags, type }, position }) =>
    tags.map((tag) => ({ entry: { tag, type, position }, event: { type, tags } }))
  )
  sameList(texts(yield* entriesOf(opened, 3)), texts(right))
})

const taken: Query.Query = [{ types: ["place.taken"] }]

const paged = Effect.fnUntraced(function* ({ raw, store }: Opened) {
  assert.deepStrictEqual([yield* raw.head(), yield* raw.rows(whole(10))], [0, []])
  yield* store.append(Events.many(9, "place.taken", ["place:a"]))
  const positions = (span: RawLog.RawSpan) => Effect.map(raw.rows(span), (rows) => rows.map(({ position }) => position))
  const log = (yield* store.read([{ query: taken }])).events.map(({ position }) => position)
  assert.deepStrictEqual(yield* positions(whole(4)), log.slice(0, 4))
  const [third = 0, sixth = 0] = [log[2], log[5]]
  assert.deepStrictEqual(yield* positions({ after: third, until: sixth, limit: 100 }), log.slice(3, 6))
  assert.deepStrictEqual(yield* positions({ after: third, until: sixth, limit: 2 }), log.slice(3, 5))
  assert.deepStrictEqual(yield* positions({ after: sixth, until: sixth, limit: 9 }), [])
})

const at = (position: number) => ({
  position: SequencePosition.at(position),
  recordedAt: 0,
  event: Events.make("place.taken")
})

const restored = Effect.fnUntraced(function* ({ raw, store }: Opened, gaps: boolean) {
  yield* store.restore([at(3), at(4), at(9)])
  const known = [
    { last: 0, next: 3 },
    { last: 4, next: 9 }
  ]
  assert.deepStrictEqual(yield* raw.gaps(), gaps ? known : [])
  assert.equal(yield* raw.head(), 9)
})

/** What a history leaves is sound. */
const sound = <E>(both: Both<E>) =>
  property(
    anywhere.allowed,
    (history) =>
      Effect.gen(function* () {
        const opened = yield* open(both)
        const played = yield* subject(Layer.succeed(EventStore.EventStore, opened.store))
        yield* play(played, history)
        const report = yield* Effect.provideService(
          Doctor.examineLog({ codec: ConsortiumCodec.codec }),
          RawLog.RawLog,
          opened.raw
        )
        assert.deepStrictEqual(report.findings, [])
        assert.equal(report.looked.events, (yield* wholeLog(opened.store)).length)
      }),
    share
  )

const patience = Duration.minutes(2)

/** The promises, on a store that the layer gives empty each time. */
export const suite = <E>(name: string, both: Both<E>, { gaps, index }: Options): void => {
  const fresh = open(both)
  const random = (holds: (opened: Opened) => Effect.Effect<void, unknown>) =>
    property(Events.batches(Events.event), (batches) =>
      Effect.gen(function* () {
        const opened = yield* fresh
        for (const batch of batches) yield* opened.store.append(batch)
        yield* holds(opened)
      })
    )
  const checks: ReadonlyArray<readonly [string, Effect.Effect<void, unknown, Scope.Scope>]> = [
    ["rows come in pages, and within bounds", Effect.flatMap(fresh, paged)],
    [
      "gaps of a restored log are told as the storage knows them",
      Effect.flatMap(fresh, (opened) => restored(opened, gaps))
    ],
    ["rows are what the store reads, and indexes lead to each (property)", random(asRead)],
    index
      ? ["the index has an entry for each tag of each event (property)", random(indexed)]
      : ["declares itself not to see the index", Effect.void],
    ["the doctor finds nothing in what a history leaves (property)", sound(both)]
  ]
  describe(`RawLog contract: ${name}`, () => {
    for (const [promise, check] of checks) {
      it.live(promise, () => Effect.timeout(Effect.scoped(check), patience), Duration.toMillis(patience) * 2)
    }
  })
}
