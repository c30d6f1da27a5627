/**
 * The runner of reactions: what is due is done once, whoever dies meanwhile, and what is refused stops nothing.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Fiber, Logger, References, Schema } from "effect"
import { TestClock } from "effect/testing"
import { Consortium } from "../../src/consortium/Consortium.ts"
import { Meta } from "../../src/eventsourcing/Command.ts"
import { StoreFailed } from "../../src/eventsourcing/EventStore.ts"
import { commandIdOf, readModelOf } from "../../src/reaction/Reaction.ts"
import { run } from "../../src/reaction/ReactionRunner.ts"
import { missingRegistration } from "../../src/reaction/ShippedReminders.ts"
import { buildOf } from "../../src/readmodel/ReadModel.ts"
import { ReadModelStore } from "../../src/readmodel/ReadModelStore.ts"
import { select, waitUntil } from "../../src/readmodel/Rows.ts"
import { completed, approved, noteReport, opened, register } from "../support/Commands.ts"
import { dayIs, recorded, send, stored } from "../support/Playing.ts"
import { nudge } from "./Nudge.ts"
import { comes, counting, ofMobilities, running, settle, stage, told } from "./support.ts"

const home = (mobility: string) => [...completed(mobility), register(mobility)]

/** How often each mobility was reminded by hand. */
const nudged = Effect.map(recorded, (all) =>
  all.flatMap(({ event }) =>
    event.type === "mobility.report-noted" && event.status === "reminded-by-hand" ? [event.mobility] : []
  )
)

const idOf = (key: string, occasion: string) => commandIdOf(nudge(), key, { occasion, command: noteReport("m") })

/** Nothing can be noted on a day that lies ahead: refused until it has come. */
const hasty: ReturnType<typeof nudge> = {
  ...nudge(1),
  react: (state, now, key) => {
    const { again, replies } = nudge(1).react(state, now, key)
    const command = { ...noteReport(key, { on: "2019-12-06", status: "reminded-by-hand" }) }
    return { again, replies: replies.map(({ occasion }) => ({ occasion, command })) }
  }
}

/** Time for what is done at one moment. */
const turns = Effect.repeat(Effect.yieldNow, { times: 300 })

/** Sends what is no command. */
const broken: ReturnType<typeof nudge> = {
  ...nudge(1),
  react: (_, __, key) => ({
    again: null,
    replies: [{ occasion: `about ${key}`, command: noteReport(key, { on: "some day" }) }]
  })
}

/** Lines of the log as they are written, with what they are annotated with. */
const heard = () => {
  const lines: Array<unknown> = []
  const logger = Logger.make(({ fiber, logLevel, message }) => {
    lines.push([logLevel, message, fiber.getRef(References.CurrentLogAnnotations)])
  })
  return { lines, logging: Logger.layer([logger]) }
}

/** The lines from a level on that are told meanwhile. */
const linesOf = <A, E, R>(level: "Debug" | "Info", story: Effect.Effect<A, E, R>) => {
  const { lines, logging } = heard()
  return story.pipe(Effect.provide(logging), Effect.provideService(References.MinimumLogLevel, level), Effect.as(lines))
}

/** What is told while a reaction runs of which something is due. */
const telling = (reaction: ReturnType<typeof nudge>, level: "Debug" | "Info") =>
  stage(
    "2019-12-02",
    Effect.gen(function* () {
      yield* send(...opened(), ...home("m"), noteReport("m"))
      return yield* linesOf(level, Effect.andThen(running(reaction), comes("2019-12-04")))
    })
  )

describe("a runner of reactions", () => {
  it.effect("does what is due when it is due, and says who asks and why", () =>
    stage(
      "2019-12-02",
      Effect.gen(function* () {
        yield* send(...opened(), ...home("m"), noteReport("m"))
        yield* running(nudge(), { actor: "clerk" })
        yield* comes("2019-12-03")
        expect(yield* nudged).toEqual([])
        yield* comes("2019-12-04")
        expect(yield* nudged).toEqual(["m"])
        const last = (yield* stored).events.at(-1)
        const meta = Schema.decodeUnknownSync(Schema.fromJsonString(Meta))(last?.event.meta)
        expect(meta).toMatchObject({
          actor: "clerk",
          command: 'reaction ["nudge","m","2019-12-02 0"]',
          correlation: "nudge"
        })
        yield* comes("2019-12-30")
        expect(yield* nudged).toEqual(["m", "m", "m"])
      })
    )
  )

  it("knows a command by the reaction, the key and the occasion, and confuses none", () => {
    expect(idOf("m", "1")).toBe(idOf("m", "1"))
    const all = [idOf("m", "1"), idOf("m", "2"), idOf("n", "1"), idOf('m","1', ""), idOf("m", '1","')]
    expect(new Set(all).size).toBe(all.length)
  })

  it.effect("goes on where the process stopped, also a new version beside the old one", () =>
    stage(
      "2019-12-02",
      Effect.gen(function* () {
        yield* send(...opened(), ...home("m"), ...home("n"), noteReport("m"))
        const first = yield* running(nudge())
        yield* comes("2019-12-04")
        yield* Fiber.interrupt(first)
        yield* send(noteReport("n", { on: "2019-12-03" }))
        yield* TestClock.setTime(Date.parse("2019-12-05T06:00:00Z"))
        yield* running(nudge())
        yield* running({ ...nudge(), version: 2 })
        yield* settle
        expect(yield* nudged).toEqual(["m", "n"])
      })
    )
  )

  it.effect("says once that a newer version answers, and does what is due once that is forgotten", () => {
    const { lines, logging } = heard()
    const newer = { ...nudge(), version: 2 }
    return stage(
      "2019-12-02",
      Effect.gen(function* () {
        yield* send(...opened(), ...home("m"), noteReport("m"))
        const older = yield* running(nudge())
        yield* settle
        const second = yield* running(newer)
        yield* settle
        const { upTo } = yield* select(readModelOf(newer))
        expect(upTo).toBe((yield* stored).head)
        yield* Fiber.interrupt(second)
        yield* comes("2019-12-04")
        expect(yield* nudged).toEqual([])
        const warning = "A newer version of this reaction answers, so that this one does nothing any more"
        expect(lines).toEqual([["Warn", [warning], { reaction: "nudge", version: "1.1", answers: "1.2" }]])
        yield* Fiber.interrupt(older)
        yield* (yield* ReadModelStore).forget(buildOf(readModelOf(newer)))
        yield* running(nudge())
        yield* settle
        expect(yield* nudged).toEqual(["m"])
        expect(lines).toHaveLength(1)
      })
    ).pipe(Effect.provide(logging))
  })

  it.effect("says nothing while it is built, be it that none answers or that an older one does", () => {
    const { lines, logging } = heard()
    return stage(
      "2019-12-02",
      Effect.gen(function* () {
        const store = yield* ReadModelStore
        const slow = { ...store, serve: () => Effect.succeed(false) }
        const building = Effect.provideService(running({ ...nudge(), version: 2 }), ReadModelStore, slow)
        yield* send(...opened(), ...home("m"), noteReport("m"))
        yield* building
        yield* settle
        yield* running(nudge())
        yield* comes("2019-12-04")
        expect([yield* nudged, lines]).toEqual([["m"], []])
      })
    ).pipe(Effect.provide(logging))
  })

  it.effect("does all that is due, be it more than one looks at at once, and passes over what is refused", () =>
    stage(
      "2019-10-30",
      Effect.gen(function* () {
        const many = Array.from({ length: 230 }, (_, i) => `m${i}`)
        // More than one look takes, first in order of their keys, and all of them refused.
        const refused = Array.from({ length: 120 }, (_, i) => `a${i}`)
        const placeless = {
          type: "change-settings",
          project: "p",
          on: "2019-09-01",
          settings: { placeless: ["staff"] }
        } as const
        yield* send(...opened(), placeless)
        yield* send(...refused.flatMap((m) => approved(m, { category: "staff" })), ...many.flatMap((m) => approved(m)))
        // It asks no project, so that it sends what is refused.
        const blind = { ...ofMobilities(missingRegistration), around: () => undefined }
        yield* running(blind, { patience: 30 * 24 * 3_600_000 })
        yield* settle
        // No more time passes: whoever found as many as one looks at at once looks on.
        for (let turn = 0; turn < 90 && (yield* told).length < many.length; turn++) yield* turns
        expect((yield* told).length).toBe(many.length)
      })
    )
  )

  it.effect("does first what was due first", () =>
    stage(
      "2019-12-02",
      Effect.gen(function* () {
        yield* send(...opened(), ...home("m"), ...home("n"), noteReport("n"))
        yield* dayIs("2019-12-03")
        yield* send(noteReport("m", { on: "2019-12-03" }))
        yield* dayIs("2019-12-10")
        yield* running(nudge(1))
        yield* settle
        expect(yield* nudged).toEqual(["n", "m"])
      })
    )
  )

  it.effect("looks as soon as something came of a row, also where something else was refused", () =>
    stage(
      "2019-12-02",
      Effect.gen(function* () {
        yield* send(...opened(), ...home("m"), noteReport("m"))
        const both: typeof hasty = {
          ...nudge(),
          react: (state, now, key) => {
            const { again, replies } = nudge().react(state, now, key)
            const refused = { occasion: "never", command: noteReport("nobody") }
            return { again, replies: replies.flatMap((reply) => [reply, refused]) }
          }
        }
        yield* running(both, { patience: 30 * 24 * 3_600_000 })
        for (const day of ["2019-12-04", "2019-12-06"]) yield* comes(day)
        expect(yield* nudged).toEqual(["m", "m"])
      })
    )
  )

  it.effect("asks after a while, and not before, for what is done already and due all the same", () =>
    stage(
      "2019-12-04",
      Effect.gen(function* () {
        yield* send(...opened(), ...home("m"), noteReport("m"))
        const forgetful: typeof hasty = {
          ...nudge(),
          react: (_, __, key) => ({
            again: null,
            replies: [{ occasion: "always", command: noteReport(key, { status: "reminded-by-hand" }) }]
          })
        }
        const sent = yield* counting(forgetful, { patience: 30 * 24 * 3_600_000 })
        for (const day of ["2019-12-05", "2019-12-06", "2019-12-07"]) yield* comes(day)
        expect([yield* nudged, sent]).toEqual([["m"], { commands: 2, refused: 0 }])
      })
    )
  )

  it.effect("ends with a failure of the storage, from which it can be run again", () =>
    stage(
      "2019-12-04",
      Effect.gen(function* () {
        yield* send(...opened(), ...home("m"), noteReport("m"))
        const failure = new StoreFailed({ reason: "unavailable", outcome: "unknown", detail: "", cause: "" })
        const consortium = yield* Consortium
        const failing = { ...consortium, execute: () => Effect.fail(failure) }
        const fiber = yield* Effect.provideService(running(nudge()), Consortium, failing)
        yield* comes("2019-12-04")
        expect(yield* Effect.flip(Fiber.join(fiber))).toBe(failure)
        yield* running(nudge())
        yield* settle
        expect(yield* nudged).toEqual(["m"])
      })
    )
  )

  it.effect("tries again what was refused after a while, and not before", () =>
    stage(
      "2019-12-02",
      Effect.gen(function* () {
        yield* send(...opened(), ...home("m"), noteReport("m"))
        yield* running(hasty, { patience: 3 * 24 * 3_600_000 })
        yield* comes("2019-12-04")
        yield* comes("2019-12-06")
        expect(yield* nudged).toEqual([])
        yield* comes("2019-12-07")
        expect(yield* nudged).toEqual(["m"])
      })
    )
  )

  it.effect("tries again sooner than that where the row says so", () =>
    stage(
      "2019-12-02",
      Effect.gen(function* () {
        yield* send(...opened(), ...home("m"), noteReport("m"))
        const soon: typeof hasty = {
          ...hasty,
          react: (state, now, key) => ({ ...hasty.react(state, now, key), again: Date.parse("2019-12-06") })
        }
        yield* running(soon, { patience: 30 * 24 * 3_600_000 })
        yield* comes("2019-12-05")
        expect(yield* nudged).toEqual([])
        yield* comes("2019-12-06")
        expect(yield* nudged).toEqual(["m"])
      })
    )
  )

  it.effect("looks every second as the reaction, and an hour later at what was refused, where nothing is said", () =>
    stage(
      "2019-12-03",
      Effect.gen(function* () {
        yield* send(...opened(), ...home("m"), noteReport("m"))
        // The day on which it can be noted begins at eleven in the evening.
        yield* TestClock.setTime(Date.parse("2019-12-05T22:30:00Z"))
        yield* Effect.forkScoped(run(hasty))
        const after = (time: string) =>
          Effect.andThen(TestClock.setTime(Date.parse(`2019-12-05T${time}Z`)), Effect.andThen(turns, nudged))
        yield* turns
        expect(yield* after("22:30:01")).toEqual([])
        expect(yield* after("23:29:59")).toEqual([])
        expect(yield* after("23:30:01.999")).toEqual(["m"])
        const last = (yield* stored).events.at(-1)
        expect(last?.event.meta).toContain('"actor":"reaction"')
      })
    )
  )

  it.effect("does at midnight what is due from midnight on, and nothing a moment sooner", () =>
    stage(
      "2019-12-02",
      Effect.gen(function* () {
        yield* send(...opened(), ...home("m"), noteReport("m"))
        yield* TestClock.setTime(Date.parse("2019-12-03T23:59:59.998Z"))
        yield* running(nudge(), { every: 1 })
        yield* turns
        const next = Effect.andThen(TestClock.adjust(1), Effect.andThen(turns, nudged))
        expect(yield* next).toEqual([])
        expect(yield* next).toEqual(["m"])
      })
    )
  )

  it.effect("keeps the moment from which a row is due as a column", () =>
    stage(
      "2019-12-02",
      Effect.gen(function* () {
        yield* send(...opened(), ...home("m"), ...home("n"), noteReport("m"))
        yield* running(nudge())
        yield* settle
        const { head } = yield* stored
        yield* waitUntil("nudge", head)
        const due = Date.parse("2019-12-04")
        expect((yield* select(readModelOf(nudge()), { where: { due } })).rows.map(({ key }) => key)).toEqual(["m"])
        expect(readModelOf(nudge()).columns).toEqual({ due: "number" })
        yield* comes("2020-01-01")
        expect((yield* select(readModelOf(nudge()), { where: { due: null } })).rows.map(({ key }) => key)).toEqual([
          "m"
        ])
      })
    )
  )

  it.effect("warns of a command that fails, and says whom it is about to those only who look for faults", () =>
    Effect.gen(function* () {
      const warning = ["Warn", ["A command of a reaction failed"], { reaction: "nudge", failed: "InvalidCommand" }]
      const lines = yield* telling(broken, "Info")
      expect(lines).toEqual(lines.map(() => warning))
      expect(lines.length).toBeGreaterThan(0)
      expect((yield* telling(broken, "Debug")).slice(0, 2)).toEqual([
        warning,
        [
          "Debug",
          ['Command 0, on: Expected a date that exists, as YYYY-MM-DD, got "some day"'],
          { reaction: "nudge", failed: "InvalidCommand", key: "m", occasion: "about m" }
        ]
      ])
    })
  )

  it.effect("warns of no refusal, which is an answer", () =>
    Effect.gen(function* () {
      expect(yield* telling(hasty, "Info")).toEqual([])
      const [line] = yield* telling(hasty, "Debug")
      expect(line).toMatchObject(["Debug", {}, { reaction: "nudge", failed: "Refused", key: "m" }])
    })
  )
})
