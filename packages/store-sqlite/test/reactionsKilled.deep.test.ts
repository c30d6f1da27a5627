/**
 * Processes that run reactions and an outbox are killed at any moment, two at a time: what is due is there once, nothing else is, and
 * a subscriber outside has heard of every event, each the first time in the order of the log.
 */
import { expect, it } from "@effect/vitest"
import { type CommandInput, ConsortiumCodec } from "@westum/mobility"
import { Effect, Result } from "effect"
import { existsSync, readFileSync } from "node:fs"
import { type Child, patience, start } from "./support/Child.ts"
import { consortium, opening } from "./support/Consortium.ts"
import { open, whole } from "./support/Log.ts"
import { random } from "./support/Random.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"
import { tries } from "./support/Tries.ts"

const kills = tries("KILLS", 30, 12)
const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1_000_000))
const next = random(seed)

/** Mobilities of which each either lacks its registration or its participant's report. */
const mobilities = kills * 3

const lives = (i: number): readonly [CommandInput, ...ReadonlyArray<CommandInput>] => {
  const [mobility, on] = [`m${i}`, "2020-01-10"]
  const approve: CommandInput = { type: "approve", mobility, on: "2020-01-02" }
  if (i % 2 === 0) return [approve]
  return [
    approve,
    { type: "depart", mobility, on: "2020-01-03" },
    { type: "complete", mobility, on },
    { type: "register", mobility, on, tool: `T${i}`, status: "complete", dates: "actual" },
    { type: "note-report", mobility, on, status: "requested" }
  ]
}

/** What was done about each mobility, one word for each event. */
const reactions = (events: Effect.Success<ReturnType<typeof whole>>): ReadonlyArray<string> =>
  events.flatMap((stored) => {
    const { event } = Result.getOrThrow(ConsortiumCodec.codec.decode(stored))
    if (event.type === "reminder.issued") return [`${event.about?.mobility} ${event.of} ${event.number}`]
    return event.type === "mobility.report-noted" && event.status === "reminded-by-hand"
      ? [`${event.mobility} nudged`]
      : []
  })

const expected = Array.from({ length: mobilities }, (_, i) => (i % 2 === 0 ? `m${i} register 1` : `m${i} nudged`))

const heardIn = (file: string): ReadonlyArray<string> =>
  existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : []

it.live(
  `${kills} kills with SIGKILL: each reaction is there once, each event delivered in order (SEED=${seed})`,
  () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const [log, rows, delivered] = ["log.db", "read-models.db", "delivered"].map((name) => `${directory}/${name}`)
      if (log === undefined || rows === undefined || delivered === undefined) return
      const desk = yield* consortium(log)
      const store = yield* open({ filename: log })
      const send = (commands: readonly [CommandInput, ...ReadonlyArray<CommandInput>], commandId: string) =>
        Effect.promise(() => desk.executeAll(commands, { commandId }))
      expect(yield* send(opening(mobilities), "opening")).toMatchObject({ _tag: "Done" })
      const run = () => start("reactor", { args: [log, rows, delivered] })
      const lanes: Array<Child> = [run(), run()]
      yield* Effect.addFinalizer(() => Effect.sync(() => lanes.forEach((lane) => lane.process.kill("SIGKILL"))))
      for (let kill = 0; kill < kills; kill++) {
        for (let i = kill * 3; i < kill * 3 + 3; i++) {
          expect(yield* send(lives(i), `life ${i}`)).toMatchObject({ _tag: "Done" })
        }
        yield* Effect.sleep(next() < 0.3 ? next() * 500 : 400 + next() * 300)
        const victim = lanes[kill % 2]
        victim?.process.kill("SIGKILL")
        yield* Effect.promise(() => victim?.ended ?? Promise.resolve())
        expect([victim?.process.signalCode, victim?.complaints]).toEqual(["SIGKILL", ""])
        lanes[kill % 2] = run()
      }
      while (reactions(yield* whole(store)).length < mobilities) yield* Effect.sleep("50 millis")
      // Time to do something twice.
      yield* Effect.sleep("500 millis")
      const events = yield* whole(store)
      expect(reactions(events).toSorted()).toEqual(expected.toSorted())
      const all = events.map(({ event, position }) => `${position} ${event.id}`)
      while (new Set(heardIn(delivered)).size < all.length) yield* Effect.sleep("50 millis")
      expect([...new Set(heardIn(delivered))]).toEqual(all)
    }),
  patience * 4
)
