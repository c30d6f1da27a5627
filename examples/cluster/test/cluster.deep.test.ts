/**
 * Three processes decide on the places of one project; one of them is killed while commands are under way.
 */
import { expect, it } from "@effect/vitest"
import { type CommandInput, Consortium, EventStore, Query, Question } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { ConsistencyOracle, Laws, Recorder } from "@westum/mobility-testkit"
import { Effect, Layer, Result, Schedule } from "effect"
import { type ChildProcess, spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { database as newDatabase } from "../../../packages/store-postgres/test/support/Databases.ts"
import { freePort } from "../../../packages/store-postgres/test/support/PostgresServer.ts"
import { prepare, shown } from "../src/Board.ts"
import { clientOnly, database } from "../src/Runner.ts"
import { Desk, type Outcome } from "../src/Sending.ts"

const program = fileURLToPath(new URL("./programs/runner.ts", import.meta.url))
const project = "P"
const day = "2020-01-01"
const perMember = 12
const placesOfProject = 60
const promised = 3
const members = Array.from({ length: 18 }, (_, i) => `member-${i}`)

interface Sent {
  readonly member: string
  readonly mobility: string
}
// Members in turn, so that all of them want places at the same time.
const sent: ReadonlyArray<Sent> = Array.from({ length: perMember }, (_, n) =>
  members.map((member) => ({ member, mobility: `${member}-${n}` }))
).flat()

/** A third of the members has places of its own; the others draw on one rest, each from a desk of its own. */
const opening: readonly [CommandInput, ...ReadonlyArray<CommandInput>] = [
  {
    type: "open-project",
    project,
    on: day,
    coordinator: "member-0",
    start: day,
    end: "2021-12-31",
    timeZone: "Europe/Stockholm",
    categories: ["learner"]
  },
  { type: "set-goals", project, on: day, goals: [{ code: "g1", titles: { en: "Staff skills" } }] },
  ...members.map((member): CommandInput => ({ type: "join-member", project, on: day, member, name: member })),
  ...sent.map(({ member, mobility }): CommandInput => ({
    type: "apply",
    on: day,
    mobility,
    project,
    member,
    category: "learner",
    participant: `of-${mobility}`,
    goals: ["g1"]
  })),
  { type: "grant-places", project, places: placesOfProject },
  ...members
    .filter((_, i) => i % 3 === 0)
    .map((member): CommandInput => ({ type: "allocate-places", project, member, places: promised }))
]

const started = (url: string) =>
  Effect.flatMap(Effect.promise(freePort), (port) =>
    Effect.acquireRelease(
      Effect.sync(() =>
        spawn(process.execPath, ["--conditions=@westum/source", program, url, String(port), project], {
          stdio: ["ignore", process.env["SHOW"] === undefined ? "ignore" : "inherit", "inherit"]
        })
      ),
      (child) => Effect.sync(() => child.kill("SIGKILL"))
    )
  )

const soon = { schedule: Schedule.spaced("100 millis"), times: 400 }

const approve = ({ member, mobility }: Sent) =>
  Effect.flatMap(Desk.client, (desk) =>
    desk(member).Execute({ commandId: `approve-${mobility}`, command: { type: "approve", mobility, on: day } })
  )

/** Who keeps the board, once somebody other than these does. */
const keeperOtherThan = (gone: number, upTo = 0) =>
  Effect.flatMap(shown(project), (rows) => {
    const row = rows.find(({ by, upTo: known }) => by !== gone && known >= upTo)
    return row === undefined ? Effect.fail("nobody keeps the board") : Effect.succeed(row)
  }).pipe(Effect.retry(soon))

const kill = (children: ReadonlyArray<ChildProcess>, pid: number) =>
  Effect.sync(() => children.find((child) => child.pid === pid)?.kill("SIGKILL"))

/** Sends all, and kills the keeper of the board when the first of its own answers and a quarter of all are there. */
const load = Effect.fnUntraced(function* (children: ReadonlyArray<ChildProcess>) {
  const before = yield* keeperOtherThan(0)
  const victim = before.by
  const outcomes: Array<readonly [Sent, Outcome]> = []
  let answeredAtKill: number | undefined
  const one = Effect.fnUntraced(function* (command: Sent) {
    const outcome = yield* approve(command)
    outcomes.push([command, outcome])
    if (answeredAtKill !== undefined || outcomes.length < sent.length / 4) return
    if (!outcomes.some(([, { by }]) => by === victim)) return
    answeredAtKill = outcomes.length
    yield* kill(children, victim)
  })
  yield* Effect.forEach(sent, one, { concurrency: 48 })
  return { victim, outcomes, answeredAtKill }
})

/** Everything is answered, the log is whole, and what is repeated is answered as it was. */
const scenario = Effect.fnUntraced(function* (children: ReadonlyArray<ChildProcess>) {
  const consortium = yield* Consortium
  yield* consortium.executeAll(opening)
  const { answeredAtKill, outcomes, victim } = yield* load(children)
  expect(answeredAtKill, "the process was killed").toBeDefined()
  expect(answeredAtKill, "commands were under way then").toBeLessThan(sent.length)
  expect(new Set(outcomes.map(([{ mobility }]) => mobility)).size).toBe(sent.length)
  const allowed = outcomes.flatMap(([, outcome]) => (outcome._tag === "Allowed" ? [outcome] : []))
  expect(allowed).toHaveLength(placesOfProject)
  for (const [, outcome] of outcomes) if (outcome._tag === "Refused") expect(outcome.refusal.code).toBe("NoPlaceLeft")
  expect(new Set(outcomes.map(([, { by }]) => by)).size, "all three processes answered").toBe(3)

  const { events: log } = yield* Effect.flatMap(EventStore.EventStore, (store) => store.read([{ query: Query.all }]))
  expect(log.filter(({ event }) => event.type === "mobility.approved")).toHaveLength(placesOfProject)
  const acknowledged = allowed.flatMap(({ events }) => events)
  Result.getOrThrow(ConsistencyOracle.check(log, { gapless: true, acknowledged }))
  const decoded = Result.getOrThrow(Laws.logOf(log))
  for (const law of Laws.logLaws) law.check(decoded)

  const cancelled = outcomes.find(([, { _tag }]) => _tag === "Allowed")?.[0].mobility ?? ""
  const { upTo } = yield* consortium.execute({ type: "cancel", mobility: cancelled, reason: "other", on: day })
  const board = yield* keeperOtherThan(victim, upTo)
  const fresh = yield* consortium.ask(Question.quotaUsage(project))
  expect(board).toMatchObject({ held: fresh.answer.project.held, upTo: fresh.upTo })
  expect(fresh.answer.project.held).toBe(placesOfProject - 1)

  const again = yield* Effect.forEach(outcomes, ([command]) => approve(command), { concurrency: 48 })
  expect(again).toEqual(outcomes.map(([, outcome]) => outcome))
})

it.live(
  "three processes, one killed under load: places are never exceeded, each command is answered once, the board goes on",
  () =>
    Effect.gen(function* () {
      const url = yield* newDatabase
      const store = Recorder.layer(PostgresEventStore.layer({ url, maxConnections: 4 }))
      const log = Layer.provideMerge(Consortium.layer, store)
      const sending = Layer.provideMerge(clientOnly, database(url))
      yield* Effect.gen(function* () {
        yield* prepare
        const children = yield* Effect.forEach([1, 2, 3], () => started(url))
        yield* scenario(children)
      }).pipe(Effect.provide(Layer.mergeAll(log, sending)))
    }),
  90_000
)
