/**
 * Runners are killed at any moment, two at a time and in two versions: rows are true up to where they say, never go back in time, and
 * are in the end what the log says.
 */
import { expect, it } from "@effect/vitest"
import { type EventStore, ReadModelStore, Rows, SequencePosition } from "@westum/mobility"
import { SqliteReadModels } from "@westum/mobility-store-sqlite"
import { Context, Effect, Layer } from "effect"
import { type Child, patience, start } from "./support/Child.ts"
import { open, whole } from "./support/Log.ts"
import { random } from "./support/Random.ts"
import { taken, tallies } from "./support/Tallies.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"
import { tries } from "./support/Tries.ts"

const kills = tries("KILLS", 30, 200)
const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1_000_000))
const next = random(seed)

/** Kills until another version is begun beside the one that answers. */
const perVersion = 8

const towns = Array.from({ length: 12 }, (_, i) => `town${i}`)

const append = (store: EventStore.EventStoreService) => {
  const some = Array.from({ length: Math.floor(next() * 40) }, () =>
    taken(towns[Math.floor(next() * towns.length)] ?? "")
  )
  return store.append([taken("town0"), ...some])
}

/** What the version that answers says: how many events in all, and up to where. None may answer yet. */
const answered = Effect.fnUntraced(function* (newest: number) {
  for (let version = newest; version > 0; version--) {
    const found = yield* Effect.catchTag(Rows.select(tallies(version)), "NotServing", () => Effect.undefined)
    if (found === undefined) continue
    return { version, upTo: found.upTo, counted: found.rows.reduce((sum, { state }) => sum + state, 0) }
  }
  return { version: 0, upTo: SequencePosition.start, counted: 0 }
})

it.live(
  `${kills} kills with SIGKILL count no event twice and none never (SEED=${seed})`,
  () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const [log, rows] = [`${directory}/log.db`, `${directory}/read-models.db`]
      const store = yield* open({ filename: log })
      const models = Context.get(
        yield* Layer.build(Layer.fresh(SqliteReadModels.layer({ filename: rows }))),
        ReadModelStore.ReadModelStore
      )
      const asking = Effect.provideService(ReadModelStore.ReadModelStore, models)
      const run = (version: number) => start("tallier", { args: [log, rows, String(version)] })
      const lanes: Array<Child> = [run(1), run(1)]
      yield* Effect.addFinalizer(() => Effect.sync(() => lanes.forEach((lane) => lane.process.kill("SIGKILL"))))
      let seen = { version: 0, upTo: SequencePosition.start }
      let newest = 1
      let swaps = 0
      for (let kill = 1; kill <= kills; kill++) {
        newest = 1 + Math.floor(kill / perVersion)
        yield* append(store)
        yield* Effect.sleep(next() < 0.3 ? next() * 500 : 400 + next() * 300)
        const now = yield* asking(answered(newest))
        expect(now.counted, "rows are true up to where they say").toBe(now.upTo)
        expect(now.upTo).toBeGreaterThanOrEqual(seen.upTo)
        expect(now.version).toBeGreaterThanOrEqual(seen.version)
        if (now.version > seen.version) swaps += 1
        seen = now
        const at = kill % 2
        const victim = lanes[at]
        victim?.process.kill("SIGKILL")
        yield* Effect.promise(() => victim?.ended ?? Promise.resolve())
        expect([victim?.process.signalCode, victim?.complaints]).toEqual(["SIGKILL", ""])
        lanes[at] = run(at === 0 ? newest : Math.max(1, newest - 1))
      }
      expect(swaps, "versions took the place of others").toBeGreaterThan(kills / perVersion / 2)
      lanes.push(run(newest))
      const { length } = yield* whole(store)
      let end = yield* asking(answered(newest))
      while (end.upTo < length || end.version < newest) {
        yield* Effect.sleep("20 millis")
        end = yield* asking(answered(newest))
      }
      expect(end).toEqual({ version: newest, upTo: length, counted: length })
    }),
  patience * 3
)
