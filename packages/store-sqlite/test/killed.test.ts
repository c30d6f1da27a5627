/**
 * A process that appends is killed, again and again, at random moments: what it acknowledged is there, and no half append.
 */
import { expect, it } from "@effect/vitest"
import { type Event, Query, SequencePosition } from "@westum/mobility"
import { ConsistencyOracle } from "@westum/mobility-testkit"
import { Effect, Result } from "effect"
import { DatabaseSync } from "node:sqlite"
import { type Child, patience, start } from "./support/Child.ts"
import { open } from "./support/Log.ts"
import { random } from "./support/Random.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"
import { tries } from "./support/Tries.ts"

const kills = tries("KILLS", 4, 200)
const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1_000_000))

/** Two at a time, since the machines that run this have two cores. */
const lanes = 2
const killsPerFile = 26

/** An append as the process that made it told it. */
interface Acknowledged {
  readonly label: string
  readonly first: number
  readonly of: number
}

/** What an event says of the append it belongs to. */
interface Part {
  readonly label: string
  readonly at: number
  readonly of: number
}

const acknowledged = (line: string): Acknowledged => {
  const [label = "", first, of] = line.split(" ")
  return { label, first: Number(first), of: Number(of) }
}

const partIn = ({ event }: Event.SequencedEvent): Part => {
  const part: unknown = JSON.parse(event.data)
  if (typeof part !== "object" || part === null) throw new TypeError(`not a part: ${event.data}`)
  const { at, label, of } = { at: -1, label: "", of: -1, ...part }
  return { at, label, of }
}

const spin = (microseconds: number): void => {
  const until = performance.now() + microseconds / 1000
  while (performance.now() < until);
}

/** Kills the process while it starts, or so many acknowledgements and a moment later. */
const kill = (child: Child, next: () => number): Promise<void> => {
  const strike = () => child.process.kill("SIGKILL")
  if (next() < 0.15) setTimeout(strike, next() * 600)
  else {
    let left = 1 + Math.floor(next() * 40)
    child.onLine = () => {
      if (--left > 0) return
      spin(next() * 3000)
      strike()
    }
  }
  return child.ended
}

/** Appends as they stand in the log; fails when one is not whole, or not in one piece. */
const appendsIn = (log: ReadonlyArray<Event.SequencedEvent>): ReadonlyMap<string, Acknowledged> => {
  const appends = new Map<string, Acknowledged>()
  for (let i = 0; i < log.length;) {
    const first = log[i]
    if (first === undefined) break
    const { label, of } = partIn(first)
    const parts = log.slice(i, i + of).map(partIn)
    expect(parts).toEqual(Array.from({ length: of }, (_, at) => ({ label, at, of })))
    expect(appends.has(label)).toBe(false)
    appends.set(label, { label, first: first.position, of })
    i += of
  }
  return appends
}

const soundness = (filename: string) => {
  const db = new DatabaseSync(filename)
  try {
    return {
      ...db.prepare("PRAGMA integrity_check").get(),
      ...db.prepare("SELECT (SELECT count(*) FROM event) - (SELECT count(*) FROM event_tag) AS tagsMissing").get()
    }
  } finally {
    db.close()
  }
}

/** Processes share compiled code, which one that is killed never writes: so a first one ends in peace. */
const compiledOnce = (directory: string) =>
  Effect.promise(async () => {
    const first = start("maker", { args: [directory, "0"] })
    first.tell("go")
    await first.ended
  })

/** A file, what is known of it, and the lives of the processes that write it. */
const series = (filename: string, lives: number, next: () => number) =>
  Effect.gen(function* () {
    const told: Array<Acknowledged> = []
    let seen = SequencePosition.start
    for (let life = 0; life < lives; life++) {
      const synchronous = life % 3 === 2 ? "NORMAL" : "FULL"
      const fibers = 1 + Math.floor(next() * 6)
      const args = [filename, String(life), String(Math.floor(next() * 1e9)), String(fibers), synchronous]
      const child = start("writer", { args })
      yield* Effect.promise(() => kill(child, next))
      expect({ signal: child.process.signalCode, complaints: child.complaints }).toEqual({
        signal: "SIGKILL",
        complaints: ""
      })
      const lately = child.lines.map(acknowledged)
      const { events, head } = yield* Effect.scoped(
        Effect.flatMap(open({ filename }), (store) => store.read([{ query: Query.all, after: seen }]))
      )
      expect(events.map(({ position }) => position)).toEqual(Array.from(events, (_, i) => seen + i + 1))
      const appends = appendsIn(events)
      for (const append of lately) expect(appends.get(append.label)).toEqual(append)
      expect(soundness(filename)).toEqual({ integrity_check: "ok", tagsMissing: 0 })
      told.push(...lately)
      seen = head
    }
    const all = yield* Effect.scoped(Effect.flatMap(open({ filename }), (store) => store.read([{ query: Query.all }])))
    const appends = appendsIn(all.events)
    for (const append of told) expect(appends.get(append.label)).toEqual(append)
    Result.getOrThrow(ConsistencyOracle.check(all.events, { gapless: true }))
    return told.length
  })

it.live(
  `${kills} kills with SIGKILL lose nothing that was acknowledged and leave no half append (SEED=${seed})`,
  () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* compiledOnce(directory)
      const lane = Effect.fnUntraced(function* (lane: number) {
        const next = random(seed + lane)
        let acknowledged = 0
        let left = Math.floor(kills / lanes) + (lane < kills % lanes ? 1 : 0)
        for (let file = 0; left > 0; file++) {
          const lives = Math.min(left, killsPerFile)
          acknowledged += yield* series(`${directory}/${lane}-${file}.db`, lives, next)
          left -= lives
        }
        return acknowledged
      })
      const told = yield* Effect.forEach(Array.from({ length: lanes }).keys(), lane, { concurrency: "unbounded" })
      // Otherwise all of them were killed before they had begun, and this has shown nothing.
      expect(told.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(kills)
    }),
  10 * patience
)
