/**
 * A consortium on a file, here or in another process, and the project that the processes race in.
 */
import { type CommandInput, Query, type RowAnswer, storage } from "@westum/mobility"
import { open, type OpenConsortium } from "@westum/mobility/promise"
import { SqliteEventStore } from "@westum/mobility-store-sqlite"
import { ConsistencyOracle, Laws, Recorder } from "@westum/mobility-testkit"
import { Effect, Result, type Scope } from "effect"
import { type Child, child } from "./Child.ts"
import { open as openLog } from "./Log.ts"
import type { Death } from "./Mortal.ts"

/** A consortium in this process, until the scope closes. */
export const consortium = (filename: string): Effect.Effect<OpenConsortium, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.promise(() => {
      const file = SqliteEventStore.layer({ filename, lockTimeout: "1 minute" })
      return open(storage(filename, Recorder.layer(file)))
    }),
    (opened) => Effect.promise(() => opened.close())
  )

/** A consortium in a process of its own, which may be bound to die. */
export const elsewhere = (filename: string, death?: Death): Effect.Effect<Child, never, Scope.Scope> => {
  const args = death === undefined ? [] : [String(death.appends), death.moment, String(death.wait)]
  return Effect.tap(child("consortium", { args: [filename, ...args] }), (started) =>
    Effect.promise(() => started.heard("started"))
  )
}

/** Asks the other process, without waiting. */
export const tell = (other: Child, commandId: string, command: CommandInput): void =>
  other.tell(JSON.stringify({ commandId, command }))

/** What a line of the other process says. */
export const answerIn = (line: string): RowAnswer => JSON.parse(line.slice(line.indexOf(" ") + 1))

/** What the other process answers. */
export const heard = async (other: Child, commandId: string): Promise<RowAnswer> =>
  answerIn(await other.heard(`${commandId} `))

/** In short: done, or the code of the refusal. */
export const ending = (answer: RowAnswer): string => (answer._tag === "Done" ? "done" : answer.refusals[0].refusal.code)

const day = "2020-01-01"
const common = { project: "R", on: day }

/** A project with two members, and so many applications of different people as mobilities m0, m1, … */
export const opening = (applications: number): readonly [CommandInput, ...ReadonlyArray<CommandInput>] => [
  {
    type: "open-project",
    ...common,
    coordinator: "north",
    start: day,
    end: "2021-12-31",
    timeZone: "Europe/Stockholm",
    categories: ["learner"]
  },
  {
    type: "set-goals",
    ...common,
    goals: [
      { code: "g1", titles: { en: "Staff skills" } },
      { code: "g2", titles: { en: "Network" } }
    ]
  },
  { type: "join-member", ...common, member: "north", name: "North" },
  { type: "join-member", ...common, member: "south", name: "South" },
  ...Array.from({ length: applications }, (_, i): CommandInput => ({
    type: "apply",
    on: day,
    mobility: `m${i}`,
    project: "R",
    member: "north",
    category: "learner",
    participant: `p${i}`,
    goals: ["g1"]
  }))
]

/** Holds the whole log of the file against every law, and each append against what it was decided on. */
export const lawful = (filename: string) =>
  Effect.gen(function* () {
    const { events } = yield* Effect.flatMap(openLog({ filename }), (store) => store.read([{ query: Query.all }]))
    Result.getOrThrow(ConsistencyOracle.check(events, { gapless: true }))
    const log = Result.getOrThrow(Laws.logOf(events))
    for (const law of Laws.logLaws) law.check(log)
    return log
  })
