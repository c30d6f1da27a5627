/**
 * Runners of read models are killed at any moment, two at a time and in two versions, over any stores: rows are true up to where they
 * say, never go back in time, and are in the end what the log says.
 */
import { EventStore, ReadModelStore, Rows, SequencePosition } from "@westum/mobility"
import { Effect } from "effect"
import { expect } from "vitest"
import type { Child } from "./Child.ts"
import { whole } from "./Log.ts"
import { random } from "./Random.ts"
import { taken, tallies } from "./Tallies.ts"
import { tries } from "./Tries.ts"

/** Two runners for each store take long: few kills in CI, more where somebody asks for them. */
export const kills = tries("KILLS", 30, 12)

/** What makes the moments. */
export const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1_000_000))

/** Kills until another version is begun beside the one that answers. */
const perVersion = 6

const next = random(seed)

const towns = Array.from({ length: 12 }, (_, i) => `town${i}`)

const append = Effect.gen(function* () {
  const store = yield* EventStore.EventStore
  const some = Array.from({ length: Math.floor(next() * 40) }, () =>
    taken(towns[Math.floor(next() * towns.length)] ?? "")
  )
  yield* store.append([taken("town0"), ...some])
})

/** What the version that answers says: places for each town, and up to where. None may answer yet. */
const answered = Effect.fnUntraced(function* (newest: number) {
  for (let version = newest; version > 0; version--) {
    const found = yield* Effect.catchTag(Rows.select(tallies(version)), "NotServing", () => Effect.undefined)
    if (found === undefined) continue
    const places = Object.fromEntries(found.rows.map(({ key, state }) => [key, state]))
    return { version, upTo: found.upTo, places }
  }
  return { version: 0, upTo: SequencePosition.start, places: {} }
})

const sum = (places: Readonly<Record<string, number>>): number => Object.values(places).reduce((a, b) => a + b, 0)

/** Waits until the version answers, up to what the log ends with now. */
const caughtUp = Effect.fnUntraced(function* (version: number) {
  const [store, rows] = [yield* EventStore.EventStore, yield* ReadModelStore.ReadModelStore]
  const { length } = yield* whole(store)
  const is = (each: ReadModelStore.Standing) => each.serving && each.version === `1.${version}` && each.upTo >= length
  while (!(yield* rows.standings()).some(is)) yield* Effect.sleep("10 millis")
})

/** A runner in a process, and its version. */
interface Lane {
  readonly version: number
  readonly child: Child
}

/** A moment to die: at any time, once it runs, or amid what came when it had nothing left to do. */
const moment = Effect.fnUntraced(function* ({ child, version }: Lane, mustAnswer: boolean) {
  yield* append
  if (mustAnswer) yield* caughtUp(version)
  else if (next() < 0.3) return yield* Effect.sleep(next() * 500)
  else yield* Effect.promise(() => child.heard("started"))
  yield* append
  yield* Effect.sleep(next() * 150)
})

const kill = Effect.fnUntraced(function* ({ child }: Lane) {
  child.process.kill("SIGKILL")
  yield* Effect.promise(() => child.ended)
  expect([child.process.signalCode, child.complaints], "it had not ended by itself").toEqual(["SIGKILL", ""])
})

/** What a fold of the whole log says. */
const folded = Effect.fnUntraced(function* () {
  const places: Record<string, number> = {}
  const events = yield* whole(yield* EventStore.EventStore)
  for (const { event } of events) {
    for (const tag of event.tags) places[tag.slice("town:".length)] = (places[tag.slice("town:".length)] ?? 0) + 1
  }
  return { places, upTo: events.length }
})

/** Kills so many runners of versions of the tallies, each started anew: one of the newest version, one of that before it. */
export const killRunners = Effect.fnUntraced(function* (run: (version: number) => Child) {
  const rows = yield* ReadModelStore.ReadModelStore
  const lane = (version: number): Lane => ({ version, child: run(version) })
  let [older, newer] = [lane(1), lane(1)]
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => [older, newer].forEach(({ child }) => child.process.kill("SIGKILL")))
  )
  let seen = { version: 0, upTo: SequencePosition.start }
  for (let count = 1; count <= kills; count++) {
    const victim = count % 2 === 0 ? newer : older
    const isLast = count % perVersion === 0
    yield* moment(victim, isLast)
    const now = yield* answered(newer.version)
    expect(sum(now.places), "rows are true up to where they say").toBe(now.upTo)
    expect(now.upTo, "nobody is taken back in time").toBeGreaterThanOrEqual(seen.upTo)
    expect(now.version).toBeGreaterThanOrEqual(seen.version)
    seen = now
    yield* kill(victim)
    if (victim === newer) newer = lane(isLast ? newer.version + 1 : newer.version)
    else older = lane(Math.max(1, newer.version - 1))
    // Nobody runs it any more.
    yield* rows.drop({ model: "tallies", version: `1.${older.version - 1}` })
  }
  yield* caughtUp(newer.version)
  expect(yield* answered(newer.version)).toEqual({ version: newer.version, ...(yield* folded()) })
  expect((yield* rows.standings()).length, "what was dropped is gone").toBeLessThanOrEqual(3)
})
