/**
 * What is told of each call by what becomes of it: the attributes of its span, whether it failed, what is counted, and a line where
 * it is worth one.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Option, Schema, Stream } from "effect"
import { TestClock } from "effect/testing"
import type { ConsortiumService } from "../../src/consortium/Consortium.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import type { ConsortiumEvent } from "../../src/consortium/ConsortiumEvent.ts"
import { InvalidCommand } from "../../src/consortium/InvalidCommand.ts"
import * as Question from "../../src/consortium/Question.ts"
import { Refused } from "../../src/consortium/Refused.ts"
import { UnknownVersion } from "../../src/consortium/UnknownVersion.ts"
import { type Done, NewerModel } from "../../src/eventsourcing/Answer.ts"
import { CannotDecode } from "../../src/eventsourcing/EventCodec.ts"
import { StoreFailed } from "../../src/eventsourcing/EventStore.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { observedConsortium } from "../../src/observability/ObservedConsortium.ts"
import { ProjectEvent } from "../../src/project/ProjectEvent.ts"
import { apply, approve } from "../support/Commands.ts"
import { expected, Heard, type Told, toldOf } from "./Heard.ts"

const unasked = Effect.die("nobody asks for this")

const consortium: ConsortiumService = {
  execute: () => unasked,
  executeAll: () => unasked,
  executeEach: () => unasked,
  preview: () => unasked,
  ask: () => unasked,
  askAs: () => unasked,
  series: () => unasked,
  seriesAs: () => unasked,
  watch: () => Stream.empty
}

const event = {
  id: "e",
  position: at(6),
  recordedAt: 0,
  event: Schema.decodeUnknownSync(ProjectEvent)({
    type: "project.number-assigned",
    project: "p",
    occurredOn: "2020-01-01",
    number: "1"
  })
}
const done = (count: number, again = false): Done<ConsortiumEvent> => ({
  _tag: "Done",
  events: Array.from({ length: count }, () => event),
  upTo: at(7),
  again
})

const refusals = Schema.decodeUnknownSync(Refused.fields.refusals)([
  { row: 0, refusal: { code: "UnknownMobility", mobility: "m" } },
  { row: 1, refusal: { code: "UnknownProject", project: "p" } }
])
const refused = new Refused({ refusals, upTo: at(7) })
const invalid = new InvalidCommand({ problems: [{ row: 0, path: "", message: "of Jane" }] })
const storeFailed = new StoreFailed({ reason: "timeout", outcome: "nothing written", detail: "", cause: "" })
const newer = new NewerModel({ generation: 9, ours: 3 })
const unread = new CannotDecode({ position: 4, id: "e", type: "t", version: 1, problem: "not JSON", detail: "" })

/** What is no command. */
const odd = (type: unknown): CommandInput => JSON.parse(JSON.stringify({ type }))

const ofCall = (call: string, type: string, commands: number, more: object = {}) => ({
  "mobility.call": call,
  "mobility.command.type": type,
  "mobility.commands": commands,
  ...more
})

type Call = (consortium: ConsortiumService) => Effect.Effect<unknown, unknown>

const one: Call = ({ execute }) => execute(approve("m"))
const all: Call = ({ executeAll }) => executeAll([approve("m"), apply("n")])
const each =
  (...commands: ReadonlyArray<CommandInput>): Call =>
  ({ executeEach }) =>
    executeEach(commands)
const looked: Call = ({ preview }) => preview([approve("m")])
const asks: Call = ({ ask }) => ask(Question.project("p"))

const ofModel = [
  { message: ["A newer program has written here; this one decides nothing", { type: "approve" }], level: "Error" }
]
const ofEvent = [{ message: ["A stored event cannot be read", { type: "approve", position: 4 }], level: "Error" }]

const calls: Readonly<Record<string, readonly [Call, Partial<ConsortiumService>, Told]>> = {
  "one command, carried out": [
    one,
    { execute: () => Effect.succeed(done(2)) },
    {
      attributes: ofCall("execute", "approve", 1, {
        "mobility.outcome": "done",
        "mobility.events": 2,
        "mobility.up-to": 7
      }),
      counted: { "mobility.commands approve done": 1 }
    }
  ],
  "one that was carried out before": [
    one,
    { execute: () => Effect.succeed(done(1, true)) },
    {
      attributes: ofCall("execute", "approve", 1, {
        "mobility.outcome": "again",
        "mobility.events": 1,
        "mobility.up-to": 7
      }),
      counted: { "mobility.commands approve again": 1 }
    }
  ],
  "one that leads to nothing": [
    one,
    { execute: () => Effect.succeed(done(0)) },
    {
      attributes: ofCall("execute", "approve", 1, {
        "mobility.outcome": "nothing",
        "mobility.events": 0,
        "mobility.up-to": 7
      }),
      counted: { "mobility.commands approve nothing": 1 }
    }
  ],
  "several that are refused": [
    all,
    { executeAll: () => Effect.fail(refused) },
    {
      attributes: ofCall("executeAll", "several", 2, {
        "mobility.outcome": "refused",
        "mobility.refusals": "UnknownMobility UnknownProject",
        "mobility.up-to": 7
      }),
      counted: {
        "mobility.commands several refused": 2,
        "mobility.refusals UnknownMobility": 1,
        "mobility.refusals UnknownProject": 1
      }
    }
  ],
  "one that is none": [
    ({ execute }) => execute(odd(7)),
    { execute: () => Effect.fail(invalid) },
    {
      attributes: ofCall("execute", "unknown", 1, { "mobility.outcome": "invalid" }),
      counted: { "mobility.commands unknown invalid": 1 }
    }
  ],
  "one of which the storage failed, which tells of that itself": [
    one,
    { execute: () => Effect.fail(storeFailed) },
    {
      attributes: ofCall("execute", "approve", 1, { "mobility.outcome": "StoreFailed" }),
      failed: "StoreFailed",
      counted: { "mobility.commands approve StoreFailed": 1 }
    }
  ],
  "one where a newer program has written": [
    one,
    { execute: () => Effect.fail(newer) },
    {
      attributes: ofCall("execute", "approve", 1, { "mobility.outcome": "NewerModel" }),
      failed: "NewerModel",
      counted: { "mobility.commands approve NewerModel": 1 },
      lines: ofModel
    }
  ],
  "one with a fault of the program": [
    one,
    { execute: () => Effect.die("a fault") },
    {
      attributes: ofCall("execute", "approve", 1, { "mobility.outcome": "defect" }),
      failed: "defect",
      counted: { "mobility.commands approve defect": 1 }
    }
  ],
  "each by itself": [
    each(approve("m"), approve("n"), apply("o"), approve("k")),
    {
      executeEach: () =>
        Effect.succeed([done(2), done(3, true), done(0), { _tag: "Refused" as const, refusals, upTo: at(7) }])
    },
    {
      attributes: ofCall("executeEach", "several", 4, { "mobility.outcome": "answered", "mobility.events": 5 }),
      counted: {
        "mobility.commands approve done": 1,
        "mobility.commands approve again": 1,
        "mobility.commands apply nothing": 1,
        "mobility.commands approve refused": 1,
        "mobility.refusals UnknownMobility": 1,
        "mobility.refusals UnknownProject": 1
      }
    }
  ],
  "none by itself": [
    each(),
    { executeEach: () => Effect.succeed([]) },
    { attributes: ofCall("executeEach", "unknown", 0, { "mobility.outcome": "answered", "mobility.events": 0 }) }
  ],
  "each by itself, one of which is none": [
    each(approve("m"), odd("aprove")),
    { executeEach: () => Effect.fail(invalid) },
    {
      attributes: ofCall("executeEach", "several", 2, { "mobility.outcome": "invalid" }),
      counted: { "mobility.commands several invalid": 2 }
    }
  ],
  "each by itself, where a newer program has written": [
    each(approve("m"), approve("n")),
    { executeEach: () => Effect.fail(newer) },
    {
      attributes: ofCall("executeEach", "approve", 2, { "mobility.outcome": "NewerModel" }),
      failed: "NewerModel",
      counted: { "mobility.commands approve NewerModel": 2 },
      lines: ofModel
    }
  ],
  "a look ahead": [
    looked,
    { preview: () => Effect.succeed({ rows: [], upTo: at(7) }) },
    { attributes: ofCall("preview", "approve", 1, { "mobility.outcome": "answered", "mobility.up-to": 7 }) }
  ],
  "a look ahead at what is no command": [
    looked,
    { preview: () => Effect.fail(invalid) },
    { attributes: ofCall("preview", "approve", 1, { "mobility.outcome": "invalid" }) }
  ],
  "a look ahead over what cannot be read": [
    looked,
    { preview: () => Effect.fail(unread) },
    {
      attributes: ofCall("preview", "approve", 1, { "mobility.outcome": "CannotDecode" }),
      failed: "CannotDecode",
      lines: ofEvent
    }
  ],
  "a question that cannot be answered": [
    asks,
    { ask: () => Effect.fail(new UnknownVersion({ project: "p", version: "2", known: [] })) },
    { attributes: { "mobility.outcome": "UnknownVersion" }, failed: "UnknownVersion" }
  ],
  "a question that is not for them who ask": [
    ({ askAs }) => askAs("jane", Question.project("p")),
    { askAs: () => Effect.fail(refused) },
    { attributes: { "mobility.outcome": "refused" } }
  ],
  "a series": [
    ({ series }) => series(Question.project("p"), { knownBy: [] }),
    { series: () => Effect.succeed({ points: [], upTo: at(7) }) },
    { attributes: { "mobility.outcome": "answered" } }
  ],
  "a series that is not for them who ask": [
    ({ seriesAs }) => seriesAs("jane", Question.project("p"), { knownBy: [] }),
    { seriesAs: () => Effect.fail(refused) },
    { attributes: { "mobility.outcome": "refused" } }
  ]
}

describe("of a call is told:", () => {
  for (const [name, [call, answers, told]] of Object.entries(calls)) {
    it.effect(name, () =>
      Effect.gen(function* () {
        const given = { ...consortium, ...answers }
        const { exit, ...found } = yield* toldOf(call(observedConsortium(given)))
        expect(found).toEqual(expected(told))
        expect(exit).toEqual(yield* Effect.exit(call(given)))
      })
    )
  }

  it.effect("nothing of who watches", () =>
    Effect.gen(function* () {
      const watched = observedConsortium({ ...consortium, watch: () => Stream.fail(storeFailed) })
      expect(yield* toldOf(Stream.runDrain(watched.watch(Question.project("p"))))).toEqual({
        exit: Exit.fail(storeFailed),
        ...expected({ attributes: {} })
      })
    })
  )
})

it.effect("how long a call took is told in seconds", () =>
  Effect.gen(function* () {
    const heard = new Heard()
    const { execute, executeEach } = observedConsortium({
      ...consortium,
      execute: () => Effect.delay(Effect.succeed(done(1)), "2 seconds"),
      executeEach: () => Effect.delay(Effect.succeed([]), "3 seconds")
    })
    const calls = Effect.andThen(execute(approve("m")), executeEach([]))
    const fiber = yield* Effect.forkChild(Effect.provide(calls, heard.layer))
    yield* TestClock.adjust("1 minute")
    yield* Fiber.join(fiber)
    const took = heard.metrics.find(({ id }) => id === "mobility.command.duration")
    expect(took?.state).toMatchObject({ count: 2, min: 2, max: 3, sum: 5 })
  })
)

it.effect("where nobody traces there is no span around the work", () =>
  Effect.gen(function* () {
    let around: unknown
    const looking = Effect.map(Effect.option(Effect.currentSpan), (span) => {
      around = span
      return done(0)
    })
    yield* observedConsortium({ ...consortium, execute: () => looking }).execute(approve("m"))
    expect(around).toEqual(Option.none())
  })
)
