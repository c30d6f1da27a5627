/**
 * What is told of a program: spans that nest, metrics by name, logs of what is worth one; by the names of the catalogue, and never
 * whom or what it is about.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Layer, Metric, Schema, Stream } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import * as Question from "../../src/consortium/Question.ts"
import { ConditionFailed, EventStore, type EventStoreService, StoreFailed } from "../../src/eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../../src/eventsourcing/EventStoreMemory.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import * as Observed from "../../src/observability/Observed.ts"
import { logs, metrics, spans } from "../../src/observability/Telemetry.ts"
import { ReadModelsFailed, ReadModelStore, type ReadModelStoreService } from "../../src/readmodel/ReadModelStore.ts"
import * as ReadModelStoreMemory from "../../src/readmodel/ReadModelStoreMemory.ts"
import { apply, approve, grant, opened } from "../support/Commands.ts"
import { Heard, withoutUnit } from "./Heard.ts"

type Store = (store: EventStoreService) => EventStoreService

/** What is no command. */
const odd = (type: string): CommandInput => JSON.parse(JSON.stringify({ type }))

/** Runs a program on an observed consortium, over a store that may be faulty underneath. */
const hearing = <A, E>(program: Effect.Effect<A, E, Consortium | EventStore>, faulty: Store = (store) => store) =>
  Effect.gen(function* () {
    const heard = new Heard()
    const underneath = Layer.effect(EventStore, Effect.map(EventStore, faulty)).pipe(
      Layer.provide(Layer.fresh(EventStoreMemory.layer))
    )
    const layer = Observed.consortium(Consortium.layerWith({ maxRounds: 8 })).pipe(
      Layer.provideMerge(Observed.store(underneath))
    )
    const exit = yield* program.pipe(Effect.provide(Layer.fresh(layer)), Effect.exit, Effect.provide(heard.layer))
    return { heard, exit }
  })

const openingCommands = [...opened(), grant(1), apply("m1"), apply("m2")]

const openProject = Effect.flatMap(Consortium, ({ executeAll }) => {
  const [first, ...rest] = openingCommands
  return first === undefined ? Effect.die("no commands") : executeAll([first, ...rest])
})

const execute = (command: CommandInput, commandId?: string) =>
  Effect.flatMap(Consortium, (consortium) =>
    Effect.exit(consortium.execute(command, commandId === undefined ? {} : { commandId }))
  )

const failure = (outcome: StoreFailed["outcome"]) =>
  new StoreFailed({ reason: "timeout", outcome, detail: "of Jane Roe", cause: "Jane Roe" })

it.effect("what is no list of commands is told so, as it is where nobody looks", () =>
  Effect.gen(function* () {
    const { exit } = yield* hearing(
      Effect.flatMap(Consortium, ({ executeAll }) =>
        Effect.forEach([[odd("approve"), null], { type: "approve" }], (list) => {
          const sent: ReturnType<typeof executeAll> = Reflect.apply(executeAll, undefined, [list])
          return Effect.flip(sent)
        })
      )
    )
    expect(Exit.isSuccess(exit) && exit.value.map(({ _tag }) => _tag)).toEqual(["InvalidCommand", "InvalidCommand"])
  })
)

describe("spans", () => {
  it.live("of appends and reads stand in those of the commands and questions that made them", () =>
    Effect.gen(function* () {
      const { heard } = yield* hearing(
        Effect.gen(function* () {
          yield* openProject
          yield* execute(approve("m1"))
          yield* execute(approve("m2"))
          yield* (yield* Consortium).ask(Question.quotaUsage("p"))
        })
      )
      expect(heard.told[0]).toBe("mobility.execute done")
      expect(heard.told).toContain("mobility.append appended in mobility.execute")
      expect(heard.told).toContain("mobility.execute refused")
      expect(heard.told).toContain("mobility.read read in mobility.execute")
      expect(heard.told.slice(-2)).toEqual(["mobility.ask answered", "mobility.read read in mobility.ask"])
      const refused = heard.spans.find(({ attributes }) => attributes.get("mobility.outcome") === "refused")
      expect(Object.fromEntries(refused?.attributes ?? [])).toMatchObject({
        "mobility.call": "execute",
        "mobility.command.type": "approve",
        "mobility.commands": 1,
        "mobility.refusals": "NoPlaceLeft"
      })
      // That a command is refused is no fault of the program.
      expect(refused?.status).toMatchObject({ _tag: "Ended", exit: { _tag: "Success" } })
      const append = heard.spans.find(({ name }) => name === "mobility.append")
      expect(append?.attributes.get("mobility.position.first")).toBe(1)
    })
  )

  it.live("of appends that several commands share have no parent", () =>
    Effect.gen(function* () {
      const { heard } = yield* hearing(
        Effect.gen(function* () {
          yield* openProject
          yield* Effect.forEach(
            Array.from({ length: 5 }, (_, i) => apply(`n${i}`)),
            (command) => execute(command),
            {
              concurrency: "unbounded"
            }
          )
        }),
        // So that the others come while the first one goes.
        (store) => ({ ...store, append: (...args) => Effect.andThen(Effect.sleep("5 millis"), store.append(...args)) })
      )
      const appends = heard.told.filter((line) => line.startsWith("mobility.append"))
      for (const line of appends)
        expect(["mobility.append appended", "mobility.append appended in mobility.execute"]).toContain(line)
      const { counted } = heard
      expect(counted["mobility.commands apply done"]).toBe(5)
    })
  )

  it.live("say the tag of a failure, and nothing else of it", () =>
    Effect.gen(function* () {
      const { heard } = yield* hearing(openProject, (store) => ({
        ...store,
        append: () => Effect.fail(failure("unknown"))
      }))
      const append = heard.spans.find(({ name }) => name === "mobility.append")
      expect(append?.attributes.get("mobility.outcome")).toBe("StoreFailed")
      const status = append?.status
      const exit = status?._tag === "Ended" ? status.exit : Exit.void
      expect(Exit.isFailure(exit) && String(exit.cause.reasons[0])).toContain("StoreFailed")
      expect(JSON.stringify(status, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
        "Jane"
      )
    })
  )
})

describe("a program", () => {
  it.live("gets the same answers and failures as without", () =>
    Effect.gen(function* () {
      const refused = yield* hearing(
        Effect.andThen(
          openProject,
          Effect.flatMap(Consortium, (c) => c.execute(approve("m9")))
        )
      )
      expect(Exit.isFailure(refused.exit) && refused.exit.cause.reasons[0]).toMatchObject({
        error: { _tag: "Refused" }
      })
      const failed = yield* hearing(openProject, (store) => ({
        ...store,
        append: () => Effect.fail(failure("unknown"))
      }))
      expect(Exit.isFailure(failed.exit) && failed.exit.cause.reasons[0]).toMatchObject({
        error: { detail: "of Jane Roe" }
      })
      const dead = yield* hearing(openProject, (store) => ({ ...store, append: () => Effect.die("dead") }))
      expect(Exit.isFailure(dead.exit) && dead.exit.cause.reasons[0]).toMatchObject({ _tag: "Die", defect: "dead" })
      expect(dead.heard.told).toContain("mobility.append defect in mobility.execute")
    })
  )

  it.live("can be interrupted as without", () =>
    Effect.gen(function* () {
      const heard = new Heard()
      const store = { ...(yield* EventStore), append: () => Effect.never }
      const layer = Observed.consortium(Consortium.layer).pipe(
        Layer.provide(Observed.store(Layer.succeed(EventStore, store)))
      )
      const running = yield* Effect.forkChild(Effect.provide(openProject, Layer.provideMerge(layer, heard.layer)))
      yield* Effect.sleep("5 millis")
      yield* Fiber.interrupt(running)
      expect(heard.spans.every(({ status }) => status._tag === "Ended")).toBe(true)
      expect(heard.counted["mobility.appends interrupted"]).toBe(1)
      expect(heard.counted["mobility.commands several interrupted"]).toBe(openingCommands.length)
    }).pipe(Effect.provide(EventStoreMemory.layer))
  )

  it.live("on which nobody looks has no spans", () =>
    Effect.gen(function* () {
      const registry = new Map()
      const layer = Observed.consortium(Consortium.layer).pipe(Layer.provide(Observed.store(EventStoreMemory.layer)))
      const span = yield* Effect.gen(function* () {
        yield* openProject
        return yield* Effect.option(Effect.currentSpan)
      }).pipe(Effect.provide(layer), Effect.provideService(Metric.MetricRegistry, registry))
      expect(span._tag).toBe("None")
      expect(registry.size).toBeGreaterThan(0)
    })
  )
})

describe("metrics", () => {
  it.live("count commands, refusals, appends and reads by what became of them", () =>
    Effect.gen(function* () {
      let rivals = 2
      const { heard } = yield* hearing(
        Effect.gen(function* () {
          const consortium = yield* Consortium
          yield* openProject
          yield* execute(approve("m1"), "c1")
          yield* execute(approve("m1"), "c1")
          yield* execute(approve("m2"))
          yield* Effect.exit(consortium.execute(odd("aprove")))
          yield* consortium.executeEach([apply("m3"), approve("m3"), approve("m1")])
          yield* Effect.exit(consortium.executeEach([odd("jane")]))
          yield* consortium.preview([approve("m3")])
          yield* Effect.exit(consortium.preview([odd("jane")]))
          yield* Effect.exit(consortium.askAs("nobody", Question.quotaUsage("p")))
        }),
        (store) => ({
          ...store,
          append: (...args) =>
            Effect.suspend(() =>
              rivals-- > 0 ? Effect.fail(new ConditionFailed({ head: at(0) })) : store.append(...args)
            )
        })
      )
      const { counted } = heard
      expect(counted).toMatchObject({
        "mobility.commands several done": openingCommands.length,
        "mobility.commands approve done": 1,
        "mobility.commands approve again": 1,
        "mobility.commands approve refused": 3,
        "mobility.commands apply done": 1,
        "mobility.commands unknown invalid": 2,
        "mobility.refusals NoPlaceLeft": 2,
        "mobility.appends conflict": 2,
        "mobility.appends appended": 3,
        "mobility.append.events": 5,
        "mobility.append.duration": 5
      })
      expect(counted["mobility.reads read read"]).toBeGreaterThan(0)
      expect(counted["mobility.read.parts start"]).toBeGreaterThan(0)
      expect(counted["mobility.read.parts later"]).toBeGreaterThan(0)
      expect(counted["mobility.read.events"]).toBeGreaterThan(0)
      expect(heard.lines).toEqual([])
    })
  )

  it.live("count what subscriptions tell, and those that fail", () =>
    Effect.gen(function* () {
      let fails = false
      const { heard } = yield* hearing(
        Effect.gen(function* () {
          yield* openProject
          const store = yield* EventStore
          const first = () => store.subscribe([{}]).pipe(Stream.take(1), Stream.runDrain)
          yield* first()
          fails = true
          yield* Effect.exit(first())
        }),
        (store) => ({
          ...store,
          subscribe: (...args) => (fails ? Stream.fail(failure("nothing written")) : store.subscribe(...args))
        })
      )
      expect(heard.counted).toMatchObject({
        "mobility.subscription.events": openingCommands.length,
        "mobility.subscriptions.ended StoreFailed": 1
      })
      expect(heard.lines.map(({ message }) => message)).toEqual([
        ["A subscription failed; whoever follows the log has to begin again", { reason: "timeout" }]
      ])
    })
  )

  it.live("count the steps of read models", () =>
    Effect.gen(function* () {
      const heard = new Heard()
      const build = { model: "towns", version: "1.1" }
      let failing = false
      const underneath = Layer.effect(
        ReadModelStore,
        Effect.map(ReadModelStore, (store): ReadModelStoreService => ({
          ...store,
          advance: (...args) =>
            failing
              ? Effect.fail(new ReadModelsFailed({ reason: "full", detail: "of Jane", cause: "" }))
              : store.advance(...args)
        }))
      ).pipe(Layer.provide(ReadModelStoreMemory.layer))
      yield* Effect.gen(function* () {
        const store = yield* ReadModelStore
        yield* store.prepare({ ...build, columns: {} })
        const step = { from: at(0), upTo: at(3), rows: [{ key: "jane", state: "1", columns: {} }] }
        yield* store.advance(build, step)
        yield* Effect.exit(store.advance(build, step))
        yield* Effect.exit(store.advance({ ...build, version: "9.9" }, step))
        failing = true
        yield* Effect.exit(store.advance(build, step))
      }).pipe(Effect.provide(Layer.provideMerge(Observed.readModels(underneath), heard.layer)))
      expect(heard.told).toEqual([
        "mobility.read-model.step kept",
        "mobility.read-model.step overtaken",
        "mobility.read-model.step UnknownBuild",
        "mobility.read-model.step ReadModelsFailed"
      ])
      expect(heard.counted).toMatchObject({
        "mobility.read-model.steps towns kept": 1,
        "mobility.read-model.steps towns overtaken": 1,
        "mobility.read-model.rows towns": 1
      })
      expect(heard.lines).toEqual([
        { message: ["The store of read models failed", { model: "towns", reason: "full" }], level: "Warn" }
      ])
      expect(Object.fromEntries(heard.spans[0]?.attributes ?? [])).toEqual({
        "mobility.read-model": "towns",
        "mobility.read-model.version": "1.1",
        "mobility.rows": 1,
        "mobility.position.first": 0,
        "mobility.position.last": 3,
        "mobility.outcome": "kept"
      })
    })
  )
})

const appendFails =
  (fails: () => ReturnType<EventStoreService["append"]>): Store =>
  (store) => ({ ...store, append: fails })

describe("log lines", () => {
  const cases: ReadonlyArray<readonly [string, Store, ReadonlyArray<unknown>, string]> = [
    [
      "an unknown outcome",
      appendFails(() => Effect.fail(failure("unknown"))),
      ["Nobody knows whether an append was made", { reason: "timeout", outcome: "unknown" }],
      "Error"
    ],
    [
      "a store that failed",
      appendFails(() => Effect.fail(failure("nothing written"))),
      ["The event store failed", { reason: "timeout", outcome: "nothing written" }],
      "Warn"
    ],
    [
      "a command that was overtaken every time",
      appendFails(() => Effect.fail(new ConditionFailed({ head: at(0) }))),
      ["A command was overtaken every time and given up", { type: "several" }],
      "Warn"
    ]
  ]
  it.live.each(cases)("tell %s", ([, faulty, message, level]) =>
    Effect.gen(function* () {
      const { heard } = yield* hearing(openProject, faulty)
      expect(heard.lines).toEqual([{ message, level }])
    })
  )

  it.live("tell a command id that was used twice, and an event that cannot be read", () =>
    Effect.gen(function* () {
      const { heard } = yield* hearing(
        Effect.gen(function* () {
          yield* openProject
          yield* execute(apply("m3"), "same")
          yield* execute(apply("m4"), "same")
          const store = yield* EventStore
          const { events } = yield* store.read([{ query: [{ tags: ["mobility:m1"] }] }])
          yield* store.append([{ ...(events[0]?.event ?? (yield* Effect.die("none"))), id: "other", data: "{" }])
          yield* execute(approve("m1"))
        })
      )
      expect(heard.lines.map(({ message }) => message)).toEqual([
        ["A command id was used for another command", { type: "apply" }],
        ["A stored event cannot be read", { type: "approve", position: openingCommands.length + 2 }]
      ])
    })
  )
})

/** Whatever is told, as one text. */
const everything = ({ lines, registry, spans }: Heard): string =>
  JSON.stringify(
    [
      lines,
      [...registry.keys(), ...registry.values()],
      spans.map(({ attributes, events, links, name, status }) => [name, [...attributes], events, links, status])
    ],
    (_, value: unknown) => {
      if (typeof value === "bigint") return String(value)
      return value instanceof Error ? [value.name, value.message, value.stack, String(value)] : value
    }
  )

describe("personal data", () => {
  it.live("and whatever callers say stays where it is", () =>
    Effect.gen(function* () {
      const jane = "Jane-Roe"
      let calls = 0
      const { heard } = yield* hearing(
        Effect.gen(function* () {
          const consortium = yield* Consortium
          const origin = { actor: jane, correlation: jane, causation: jane }
          const asked = (command: CommandInput, commandId: string) =>
            Effect.exit(consortium.execute(command, { ...origin, commandId: `${jane} ${commandId}` }))
          yield* openProject
          yield* asked(apply(jane, { participant: jane }), "1")
          yield* asked(apply(`${jane}2`, { participant: jane }), "2")
          yield* asked(approve(jane), "3")
          yield* asked(approve(`${jane}2`), "4")
          yield* asked(approve(`${jane}9`), "5")
          yield* asked(approve(jane), "1")
          yield* asked(odd(jane), "6")
          yield* Effect.exit(consortium.executeEach([approve(`${jane}9`)], origin))
          yield* Effect.exit(consortium.preview([approve(`${jane}9`)], origin))
          yield* Effect.exit(consortium.askAs(jane, Question.mobility(jane)))
          calls = 1
          yield* asked(apply(`${jane}3`), "7")
        }),
        (store) => ({
          ...store,
          append: (...args) =>
            Effect.suspend(() =>
              calls === 0
                ? store.append(...args)
                : Effect.fail(
                    new StoreFailed({ reason: "full", outcome: "unknown", detail: jane, cause: new Error(jane) })
                  )
            )
        })
      )
      expect(heard.spans.length).toBeGreaterThan(20)
      expect(heard.lines.length).toBeGreaterThan(0)
      expect(everything(heard)).not.toContain("Jane")
      for (const { attributes, name } of heard.spans) {
        const known: Readonly<Record<string, { readonly attributes: object }>> = spans
        expect(Object.keys(known[name]?.attributes ?? {})).toEqual(expect.arrayContaining([...attributes.keys()]))
      }
      const told = heard.metrics
      const known: Readonly<Record<string, { readonly attributes: object }>> = metrics
      for (const { attributes, id } of told) {
        expect(Object.keys(known[id]?.attributes ?? { none: "" })).toEqual(Object.keys(withoutUnit(attributes)))
      }
      for (const { message } of heard.lines) {
        const [line] = Schema.decodeUnknownSync(Schema.Array(Schema.Unknown))(message)
        expect(Object.keys(logs)).toContain(line)
      }
    })
  )
})
