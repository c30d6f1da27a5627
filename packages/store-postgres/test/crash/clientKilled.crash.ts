/**
 * A process is killed while the server has its appends, and another sends the same commands again: each is in the log once, and what
 * the dead one was told is true.
 */
import { expect, it } from "@effect/vitest"
import { type CommandInput, type ConsortiumService, EventId } from "@westum/mobility"
import { Effect, Fiber, type Scope } from "effect"
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { holdLock } from "../support/Lock.ts"
import { print } from "./support/Figures.ts"
import { ground } from "./support/Ground.ts"
import { application, consortiumOn, opening } from "./support/Load.ts"
import { alone, until } from "./support/Pair.ts"
import { rounds } from "./support/Rounds.ts"
import { Told } from "./support/Told.ts"
import { logOn, sound } from "./support/Verdict.ts"

const deaths = rounds("CLIENT_KILLS", 20)

/** Commands that one process is sent before it dies: more than there are places for. */
const sent = 48

interface Line {
  readonly commandId: string
  readonly events: ReadonlyArray<{ readonly id: string; readonly position: number }>
}

interface Mortal {
  readonly process: ChildProcess
  readonly lines: Array<Line>
}

const program = fileURLToPath(new URL("./programs/consortium.ts", import.meta.url))

/** A consortium in a process of its own, for which its end is foreseen. */
const mortal = (url: string, schema: string): Effect.Effect<Mortal, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const args = ["--no-warnings", "--conditions=@westum/source", program, url, schema]
      const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] })
      const lines: Array<Line> = []
      const started = new Promise<void>((ready) => {
        createInterface({ input: child.stdout }).on("line", (line) => {
          if (line === "started") ready()
          else lines.push(JSON.parse(line))
        })
      })
      await started
      return { process: child, lines }
    }),
    ({ process: child }) => Effect.sync(() => void child.kill("SIGKILL"))
  )

const mobilities = Array.from({ length: sent }, (_, i) => `m${i}`)

const approvals = mobilities.map((mobility) => ({
  commandId: `approve ${mobility}`,
  command: { type: "approve", mobility } satisfies CommandInput
}))

const tell = ({ process: child }: Mortal): void => {
  for (const line of approvals) child.stdin?.write(`${JSON.stringify(line)}\n`)
}

const kill = ({ process: child }: Mortal) =>
  Effect.promise(async () => {
    const ended = once(child, "close")
    child.kill("SIGKILL")
    await ended
  })

/** So many wait for the lock of a log. */
const waitFor = (url: string, count: number) =>
  until(url, `SELECT count(*) = ${count} FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)

/** Kills it while the server has its second append, which brings all that came while the first was under way. */
const strikeAmid = Effect.fnUntraced(function* (other: Mortal, url: string, schema: string) {
  const first = yield* holdLock(url, schema)
  yield* Effect.sync(() => tell(other))
  yield* waitFor(url, 1)
  const second = yield* Effect.forkScoped(holdLock(url, schema))
  yield* waitFor(url, 2)
  yield* first
  const release = yield* Fiber.join(second)
  yield* waitFor(url, 1)
  yield* kill(other)
  yield* release
})

/** Kills it a moment after its first answer. */
const strikeSoon = Effect.fnUntraced(function* (other: Mortal) {
  yield* Effect.sync(() => tell(other))
  while (other.lines.length === 0) yield* Effect.sleep("1 millis")
  yield* Effect.sleep(Math.random() * 100)
  yield* kill(other)
})

/** Sends again what the dead process was sent. */
const resend = ({ execute }: ConsortiumService, told: Told) =>
  Effect.forEach(
    approvals,
    ({ command, commandId }) =>
      Effect.match(execute(command, { commandId }), {
        onSuccess: (done) => told.done(done),
        onFailure: (error) => {
          if (error._tag !== "Refused") throw error
          told.refused += 1
        }
      }),
    { concurrency: 8, discard: true }
  )

it.live(
  `${deaths} processes are killed amid their appends, and what they were sent is sent again`,
  () =>
    Effect.gen(function* () {
      const server = yield* alone(yield* ground)
      let unheard = 0
      for (let death = 0; death < deaths; death++) {
        const schema = `death_${death}`
        const told = new Told(0)
        for (const { commandId } of approvals) for (const id of EventId.eventIds(commandId, 1)) told.attempted.add(id)
        yield* Effect.scoped(
          Effect.gen(function* () {
            const { consortium } = yield* consortiumOn({ url: server.url, schema }, told)
            told.done(yield* consortium.executeAll(opening, { commandId: "opening" }))
            const [first = application("m"), ...others] = mobilities.map(application)
            told.done(yield* consortium.executeAll([first, ...others], { commandId: "applications" }))
            const other = yield* mortal(server.url, schema)
            yield* death % 2 === 0 ? strikeAmid(other, server.url, schema) : strikeSoon(other)
            const before = told.again
            told.acknowledged.push(...other.lines.flatMap(({ events }) => events))
            yield* resend(consortium, told)
            unheard += told.again - before - other.lines.length
            print(`death ${death}`, { "told by it": other.lines.length, "done by it": told.again - before })
          })
        )
        const log = yield* logOn(server.url, schema)
        sound(log, told)
      }
      // Otherwise nobody died between the deed and the answer.
      expect(unheard).toBeGreaterThan(0)
    }),
  60_000 + 20_000 * deaths
)
