/**
 * A process is killed before it can answer, and another sends the same commands again: each is in the log once, answered as the
 * first time, also when what happened since would refuse it.
 */
import { expect, it } from "@effect/vitest"
import type { CommandInput, RowAnswer } from "@westum/mobility"
import type { OpenConsortium } from "@westum/mobility/promise"
import { Effect } from "effect"
import { type Child, patience } from "./support/Child.ts"
import { answerIn, consortium, elsewhere, lawful, opening, tell } from "./support/Consortium.ts"
import type { Death } from "./support/Mortal.ts"
import { random } from "./support/Random.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"
import { tries } from "./support/Tries.ts"

const deaths = tries("DEATHS", 3, 24)
const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1_000_000))

/** Commands that one process is sent before it dies. */
const sent = 24

interface Sent {
  readonly commandId: string
  readonly command: CommandInput
}

/** Every other asks for a place, which all of them compete for; those between concern a mobility of their own each. */
const commandsOf = (life: number): ReadonlyArray<Sent> =>
  Array.from({ length: sent }, (_, i): Sent => {
    const commandId = `${life}-${i}`
    const mobility = `m${life * sent + i}`
    return i % 2 === 0
      ? { commandId, command: { type: "approve", mobility } }
      : { commandId, command: { type: "change-goals", mobility, goals: ["g2"] } }
  })

const moments = ["before", "while", "after"] as const

/** At one of the first appends, in each way in turn. */
const deathOf = (life: number, next: () => number): Death => ({
  appends: 1 + Math.floor(next() * 8),
  moment: moments[life % moments.length] ?? "after",
  wait: next() * 3
})

/** What it had answered, by the ids of the commands. */
const answersOf = ({ lines }: Child): ReadonlyMap<string, RowAnswer> =>
  new Map(lines.filter((line) => line.includes(" ")).map((line) => [line.slice(0, line.indexOf(" ")), answerIn(line)]))

/** So that deciding again would refuse: whoever was given a place gives it back, and there are no others. */
const intervene = async (here: OpenConsortium, commands: ReadonlyArray<Sent>): Promise<void> => {
  for (const { command } of commands) {
    if (command.type === "approve") {
      await here.execute({ type: "withdraw", mobility: command.mobility, reason: "family" })
    }
  }
  await here.execute({ type: "grant-places", project: "R", places: 0 })
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Sends again what the dead process was sent, and counts what it had done without saying so. */
const resend = async (here: OpenConsortium, commands: ReadonlyArray<Sent>, told: ReadonlyMap<string, RowAnswer>) => {
  let unknown = 0
  for (const { command, commandId } of commands) {
    const answer = await here.execute(command, { commandId })
    const first = told.get(commandId)
    if (first?._tag === "Done") {
      expect(asJson(answer)).toEqual(asJson({ ...first, again: true }))
    }
    if (answer._tag === "Done") {
      if (first === undefined && answer.again) unknown += 1
      const again = await here.execute(command, { commandId })
      expect(again).toEqual({ ...answer, again: true })
    }
  }
  return unknown
}

it.live(
  `${deaths} processes die before they can answer, and what they were sent is sent again (SEED=${seed})`,
  () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      const next = random(seed)
      const here = yield* consortium(filename)
      yield* Effect.promise(() => here.executeAll(opening(deaths * sent)))
      let unknown = 0
      for (let life = 0; life < deaths; life++) {
        const commands = commandsOf(life)
        yield* Effect.promise(() => here.execute({ type: "grant-places", project: "R", places: sent / 3 }))
        const told = yield* Effect.scoped(
          Effect.gen(function* () {
            const other = yield* elsewhere(filename, deathOf(life, next))
            for (const { command, commandId } of commands) tell(other, commandId, command)
            yield* Effect.promise(() => other.ended)
            expect(other.process.signalCode).toBe("SIGKILL")
            return answersOf(other)
          })
        )
        if (life % 2 === 0) yield* Effect.promise(() => intervene(here, commands))
        unknown += yield* Effect.promise(() => resend(here, commands, told))
      }
      // Otherwise nobody died between the deed and the answer.
      expect(unknown).toBeGreaterThan(0)
      const { stored } = yield* lawful(filename)
      expect(new Set(stored.map(({ event }) => event.id)).size).toBe(stored.length)
    }),
  patience
)
