/**
 * Two runners of each reaction, any of which may die at any access to storage: what is due is there once in the end, and nothing else.
 */
import { expect, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import type { ConsortiumEvent } from "../../src/consortium/ConsortiumEvent.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import type { ReminderPlan } from "../../src/reaction/ReminderPlan.ts"
import { CalendarDate, daysBetween } from "../../src/time/CalendarDate.ts"
import { approved, completed, opened, register } from "../support/Commands.ts"
import { recorded, send } from "../support/Playing.ts"
import { mortal } from "./Mortal.ts"
import { nudge } from "./Nudge.ts"
import { every, ofMobilities, settle, stage } from "./support.ts"

const plan: ReminderPlan = { of: "register", after: 3, every: 2, most: 2 }
const options = { every, patience: every }
const first = Date.parse("2019-12-10T06:00:00Z")
const dayLength = 86_400_000

/** Of these some are registered in time, and those of the others are at home and asked for their report. */
const away = ["a0", "a1", "a2"]
const home = ["h0", "h1", "h2", "h3"]

const given: ReadonlyArray<CommandInput> = [
  ...opened(),
  ...away.flatMap((mobility) => approved(mobility)),
  ...home.flatMap((mobility) => [...completed(mobility), register(mobility)])
]

const asked = fc
  .constantFrom(...home)
  .map((mobility): CommandInput => ({ type: "note-report", mobility, status: "requested" }))

const happening: fc.Arbitrary<CommandInput> = fc.oneof(
  fc.constantFrom(...away).map((mobility) => register(mobility, { on: "2019-12-10", dates: "planned" })),
  asked,
  asked,
  asked
)

const days = fc.array(
  fc.record({
    later: fc.integer({ min: 1, max: 3 }),
    happens: fc.array(happening, { maxLength: 4 }),
    /** After so many accesses a runner dies. */
    deaths: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 })
  }),
  { minLength: 1, maxLength: 8 }
)

interface Seen {
  readonly from: string
  last: string | undefined
  count: number
}

const since = (from: string, to: string) => daysBetween(CalendarDate.make(from), CalendarDate.make(to))

/** Walks through the log by a plain rule; what is wrong with it, or not there by the last day. */
const wrongIn = (events: ReadonlyArray<ConsortiumEvent>, today: string): ReadonlyArray<string> => {
  const wrong: Array<string> = []
  const open = new Map<string, Seen>()
  const isDue = ({ count, from, last }: Seen, on: string, isReport: boolean) =>
    isReport
      ? count < 1 && since(from, on) >= 2
      : count < 2 && since(from, on) >= 3 && (last === undefined || since(last, on) >= 2)
  const remind = (key: string, on: string) => {
    const seen = open.get(key)
    if (seen === undefined || !isDue(seen, on, key.startsWith("h"))) wrong.push(`${key} on ${on}`)
    else open.set(key, { ...seen, last: on, count: seen.count + 1 })
  }
  for (const event of events) {
    const on = event.occurredOn ?? ""
    if (event.type === "mobility.approved") open.set(event.mobility, { from: on, last: undefined, count: 0 })
    else if (event.type === "mobility.registered") open.delete(event.mobility)
    else if (event.type === "reminder.issued") remind(event.about?.mobility ?? "none", on)
    else if (event.type === "mobility.report-noted") {
      if (event.status === "reminded-by-hand") remind(event.mobility, on)
      else if (!open.has(event.mobility)) open.set(event.mobility, { from: on, last: undefined, count: 0 })
    }
  }
  for (const [key, seen] of open) if (isDue(seen, today, key.startsWith("h"))) wrong.push(`${key} is not reminded`)
  return wrong
}

const refused = (command: CommandInput) => Effect.catchTag(send(command), "Refused", () => Effect.void)

it.effect.each(Array.from({ length: 24 }, (_, i) => i + 1))(
  "a process that dies at its access %i to storage leaves to others what it had not done, and nothing else",
  (at) =>
    stage(
      "2019-12-10",
      Effect.gen(function* () {
        yield* send(...given, { type: "note-report", mobility: "h0", status: "requested" })
        yield* TestClock.setTime(Date.parse("2019-12-12T06:00:00Z"))
        for (const death of [at, at + 1]) {
          const dying = yield* Effect.forkScoped(mortal(nudge(1), death, options))
          yield* settle
          yield* Fiber.interrupt(dying)
        }
        for (const speed of [1e6, 1e6 + 3]) yield* Effect.forkScoped(mortal(nudge(1), speed, options))
        yield* settle
        const events = (yield* recorded).map(({ event }) => event)
        expect(events.filter((event) => "status" in event && event.status === "reminded-by-hand").length).toBe(1)
      })
    )
)

it.effect(
  "whoever dies, what is due is there once in the end, and nothing else",
  () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(days, (all) =>
          Effect.runPromise(
            stage(
              "2019-12-09",
              Effect.gen(function* () {
                yield* send(...given)
                let now = first
                for (const { deaths, happens, later } of [...all, { deaths: [1e6], happens: [], later: 0 }]) {
                  now += later * dayLength
                  yield* TestClock.setTime(now)
                  for (const command of happens) yield* refused(command)
                  const runners = yield* Effect.forEach(deaths, (at) =>
                    Effect.all([
                      Effect.forkScoped(mortal(nudge(1), at, options)),
                      Effect.forkScoped(mortal(ofMobilities(plan), at + 1, options))
                    ])
                  )
                  yield* settle
                  yield* Effect.forEach(runners.flat(), Fiber.interrupt)
                  now += every * 2
                }
                const events = (yield* recorded).map(({ event }) => event)
                expect(wrongIn(events, new Date(now).toISOString().slice(0, 10))).toEqual([])
              })
            ).pipe(Effect.provide(TestClock.layer()))
          )
        ),
        { numRuns: Number(process.env["FC_RUNS"] ?? 40) }
      )
    ),
  120_000
)
