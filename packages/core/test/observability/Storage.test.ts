/**
 * What is told of each call of a storage by what becomes of it, and how it is measured.
 */
import { describe, expect, it } from "@effect/vitest"
import { Context, Effect, Metric, Stream } from "effect"
import type { EncodedEvent } from "../../src/eventsourcing/Event.ts"
import {
  ConditionFailed,
  type EventStoreService,
  IdClash,
  type ReadPart,
  StoreFailed
} from "../../src/eventsourcing/EventStore.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { measure } from "../../src/observability/Meters.ts"
import { observedReadModels } from "../../src/observability/ObservedReadModels.ts"
import { observedStore } from "../../src/observability/ObservedStore.ts"
import { Overtaken, type ReadModelStoreService, UnknownBuild } from "../../src/readmodel/ReadModelStore.ts"
import { expected, Heard, type Told, toldOf } from "./Heard.ts"

const unasked = Effect.die("nobody asks for this")

const log: EventStoreService = {
  append: () => unasked,
  read: () => unasked,
  find: () => unasked,
  positionAt: () => unasked,
  subscribe: () => Stream.empty,
  restore: () => unasked
}

const event: EncodedEvent = { id: "e", type: "t", version: 1, tags: [], data: "{}", meta: "{}", digest: "" }
const stored = { event, position: at(4), recordedAt: 0 }
const failed = new StoreFailed({ reason: "timeout", outcome: "nothing written", detail: "of Jane", cause: "" })
const appended = { first: at(4), last: at(5), recordedAt: 0, alreadyStored: false }
const part: ReadPart = { query: [{}] }

type Call = (store: EventStoreService) => Effect.Effect<unknown, unknown>

const append: Call = (store) => store.append([event, event])
const read: Call = (store) => store.read([part, { ...part, after: at(0) }, { ...part, after: at(3) }])

const appends = (outcome: string, more: object = {}): Told["attributes"] => ({
  "mobility.events": 2,
  "mobility.outcome": outcome,
  ...more
})
const reads = (ask: string, parts: number, outcome: string, more: object = {}): Told["attributes"] => ({
  "mobility.ask": ask,
  "mobility.parts": parts,
  "mobility.outcome": outcome,
  ...more
})
const line = [{ message: ["The event store failed", { reason: "timeout", outcome: "nothing written" }], level: "Warn" }]

const calls: Readonly<Record<string, readonly [Call, Partial<EventStoreService>, Told]>> = {
  "an append": [
    append,
    { append: () => Effect.succeed(appended) },
    {
      attributes: appends("appended", { "mobility.position.first": 4, "mobility.position.last": 5 }),
      counted: { "mobility.append.events": 1, "mobility.appends appended": 1 }
    }
  ],
  "an append of what is stored already": [
    append,
    { append: () => Effect.succeed({ ...appended, alreadyStored: true }) },
    {
      attributes: appends("again", { "mobility.position.first": 4, "mobility.position.last": 5 }),
      counted: { "mobility.append.events": 1, "mobility.appends again": 1 }
    }
  ],
  "an append that others overtook, which is no fault": [
    append,
    { append: () => Effect.fail(new ConditionFailed({ head: at(9) })) },
    { attributes: appends("conflict"), counted: { "mobility.append.events": 1, "mobility.appends conflict": 1 } }
  ],
  "an append of ids that are taken": [
    append,
    { append: () => Effect.fail(new IdClash({ ids: ["e"] })) },
    {
      attributes: appends("IdClash"),
      failed: "IdClash",
      counted: { "mobility.append.events": 1, "mobility.appends IdClash": 1 }
    }
  ],
  "a read, of some from the start and of others from later on": [
    read,
    { read: () => Effect.succeed({ events: [stored, stored], head: at(9) }) },
    {
      attributes: reads("read", 3, "read", { "mobility.events": 2 }),
      counted: {
        "mobility.reads read read": 1,
        "mobility.read.parts start": 2,
        "mobility.read.parts later": 1,
        "mobility.read.events": 2
      }
    }
  ],
  "a read that failed": [
    (store) => store.read([{ ...part, after: at(3) }]),
    { read: () => Effect.fail(failed) },
    {
      attributes: reads("read", 1, "StoreFailed"),
      failed: "StoreFailed",
      counted: { "mobility.reads read StoreFailed": 1, "mobility.read.parts later": 1 },
      lines: line
    }
  ],
  "events that are looked for by their ids": [
    (store) => store.find(["e", "f"]),
    { find: () => Effect.succeed([stored]) },
    {
      attributes: reads("find", 0, "read", { "mobility.events": 1 }),
      counted: { "mobility.reads find read": 1, "mobility.read.events": 1 }
    }
  ],
  "the position of a moment": [
    (store) => store.positionAt(0),
    { positionAt: () => Effect.succeed(at(3)) },
    {
      attributes: reads("position", 0, "read", { "mobility.events": 0 }),
      counted: { "mobility.reads position read": 1, "mobility.read.events": 0 }
    }
  ]
}

describe("of a store of events is told:", () => {
  for (const [name, [call, answers, told]] of Object.entries(calls)) {
    it.effect(name, () =>
      Effect.gen(function* () {
        const given = { ...log, ...answers }
        const { exit, ...found } = yield* toldOf(call(observedStore(given)))
        expect(found).toEqual(expected(told))
        expect(exit).toEqual(yield* Effect.exit(call(given)))
      })
    )
  }
})

/** What the span of a step says. */
const ofStep = (outcome: string) => ({
  "mobility.read-model": "towns",
  "mobility.read-model.version": "1.1",
  "mobility.rows": 0,
  "mobility.position.first": 1,
  "mobility.position.last": 3,
  "mobility.outcome": outcome
})

describe("of a step of a read model is told that", () => {
  const build = { model: "towns", version: "1.1" }
  const step = { from: at(1), upTo: at(3), rows: [] }
  const cases: ReadonlyArray<readonly [string, ReturnType<ReadModelStoreService["advance"]>, Told]> = [
    [
      "it was kept",
      Effect.void,
      {
        attributes: ofStep("kept"),
        counted: { "mobility.read-model.steps towns kept": 1, "mobility.read-model.rows towns": 0 }
      }
    ],
    [
      "another was faster, which is no fault",
      Effect.fail(new Overtaken({ ...build, upTo: at(2) })),
      { attributes: ofStep("overtaken"), counted: { "mobility.read-model.steps towns overtaken": 1 } }
    ],
    [
      "its version is not there",
      Effect.fail(new UnknownBuild(build)),
      {
        attributes: ofStep("UnknownBuild"),
        failed: "UnknownBuild",
        counted: { "mobility.read-model.steps towns UnknownBuild": 1 }
      }
    ],
    [
      "it had a fault of the program",
      Effect.die("a fault"),
      {
        attributes: ofStep("defect"),
        failed: "defect",
        counted: { "mobility.read-model.steps towns defect": 1 }
      }
    ]
  ]
  const rows: ReadModelStoreService = {
    prepare: () => unasked,
    find: () => unasked,
    advance: () => unasked,
    serve: () => unasked,
    drop: () => unasked,
    forget: () => unasked,
    standings: () => unasked,
    select: () => unasked
  }
  it.effect.each(cases)("%s", ([, answer, told]) =>
    Effect.gen(function* () {
      const { advance } = observedReadModels({ ...rows, advance: () => answer })
      const { exit, ...found } = yield* toldOf(advance(build, step))
      expect(found).toEqual(expected(told))
      expect(exit).toEqual(yield* Effect.exit(answer))
    })
  )
})

/** Metrics of which each was given all these values. */
const measured = (values: ReadonlyArray<number>, ...names: ReadonlyArray<Parameters<typeof measure>[1]>) => {
  const heard = new Heard()
  const context = Context.make(Metric.MetricRegistry, heard.registry)
  for (const name of names) for (const value of values) measure(context, name, value)
  return heard.metrics
}

describe("a metric", () => {
  it("of seconds tells short ones from long ones, and one of things few from many", () => {
    const bounds = measured([0.0002, 2, 700], "mobility.command.duration", "mobility.append.events").map(({ state }) =>
      "buckets" in state ? state.buckets.filter(([, count], i, each) => count !== (each[i - 1]?.[1] ?? 0)) : []
    )
    expect(bounds).toEqual([
      [
        [0.0003, 1],
        [3, 2]
      ],
      [
        [1, 1],
        [2, 2],
        [1000, 3]
      ]
    ])
  })

  it("counts up alone, or stands where it was set", () => {
    const states = measured([5, -2], "mobility.reads", "mobility.read-model.lag").map(({ state }) => state)
    expect(states).toEqual([{ count: 5, incremental: true }, { value: -2 }])
  })

  it("says what it is of, and in what", () => {
    expect(measured([1], "mobility.reads", "mobility.append.duration")).toMatchObject([
      {
        id: "mobility.reads",
        description: "Reads of the log. A command on what is in memory makes none",
        attributes: { unit: "{read}" }
      },
      { id: "mobility.append.duration", description: "How long appends took", attributes: { unit: "s" } }
    ])
  })
})
