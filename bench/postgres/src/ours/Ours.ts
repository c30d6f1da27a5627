/**
 * Our own library on PostgreSQL as any program uses it, with its default settings.
 */
import { Consortium, ConsortiumCodec, type Event, EventStore, Mobility, Projection, Question } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Array as Arr, Effect, Layer, ManagedRuntime, Result } from "effect"
import type { StepInput } from "../../../src/scenario/Lives.ts"
import { type Append, appendUnder } from "../../../src/scenario/Appends.ts"
import type { Client } from "../Clients.ts"

/** The service on a store of its own, with nothing in its caches. */
export interface Ours {
  /** Writes events as they are, many at once. */
  readonly fill: (events: ReadonlyArray<Event.EncodedEvent>) => Promise<void>
  /** Appends made by this function, each under its condition. */
  readonly append: <Task>(appendOf: (task: Task) => Append) => Client<Task>
  /** Whether an append is refused because of its condition. */
  readonly refusesAppend: (append: Append) => Promise<boolean>
  readonly send: Client<StepInput>
  /** One command; whether it was carried out and not refused. */
  readonly try: (command: StepInput) => Promise<boolean>
  /** All of them, one after the other, in one append. */
  readonly all: (commands: Parameters<Consortium["Service"]["executeAll"]>[0]) => Promise<void>
  /** Reads the events of these mobilities as their projection asks for them, decodes them, and folds them. */
  readonly load: Client<string>
  readonly storyOf: (mobility: string) => Promise<ReadonlyArray<string>>
  /** Places held in a project, as the report tells. */
  readonly heldIn: (project: string) => Promise<number>
  readonly head: () => Promise<number>
  /** Reads the log as it is stored; how many events it has. */
  readonly replay: () => Promise<number>
  /** The same with every event decoded. */
  readonly replayDecoded: () => Promise<number>
  readonly close: () => Promise<void>
}

const origin = { actor: "coordinator" }

/** Connections of the pool, as by default; statements share them. */
export const connections = 10

/** How many effects of a client follow one another. */
const following =
  <Task, A, E, R>(one: (task: Task) => Effect.Effect<A, E, R>) =>
  (next: () => Task | undefined): Effect.Effect<void, E, R> =>
    Effect.suspend(() => {
      let task = next()
      return Effect.whileLoop({
        while: () => task !== undefined,
        body: () => (task === undefined ? Effect.die(new Error("there is no task")) : one(task)),
        step: () => {
          task = next()
        }
      })
    })

const foldOf = (mobility: string, events: ReadonlyArray<Event.SequencedEvent>) =>
  Projection.fold(
    Mobility.mobility,
    mobility,
    events.map((stored) => Result.getOrThrow(ConsortiumCodec.codec.decode(stored)))
  )

const chunk = 1000

/** Opens the log in this database, or makes it. */
export const openOurs = async (url: string, maxConnections = connections): Promise<Ours> => {
  const layer = Layer.fresh(PostgresEventStore.layer({ url, maxConnections }))
  const runtime = ManagedRuntime.make(Consortium.layer.pipe(Layer.provideMerge(layer)))
  const store = await runtime.runPromise(EventStore.EventStore)
  const consortium = await runtime.runPromise(Consortium)

  const readStory = (mobility: string) =>
    Effect.map(store.read([{ query: [{ tags: [`mobility:${mobility}`] }] }]), ({ events }) => events)
  const head = Effect.map(store.read([{ query: [{}] }], { limit: 1 }), ({ head }) => head)
  const pages = (take: (events: ReadonlyArray<Event.SequencedEvent>) => void) =>
    Effect.map(store.read([{ query: [{}] }]), ({ events }) => {
      take(events)
      return events.length
    })

  return {
    fill: (events) =>
      runtime.runPromise(
        Effect.forEach(Arr.chunksOf(events, chunk), (some) => store.append(some), { concurrency: 2, discard: true })
      ),
    append: (appendOf) => {
      const client = following((task: Parameters<typeof appendOf>[0]) => appendUnder(store, appendOf(task)))
      return (next) => runtime.runPromise(client(next))
    },
    refusesAppend: (append) =>
      runtime.runPromise(
        Effect.matchEffect(appendUnder(store, append), {
          onSuccess: () => Effect.succeed(false),
          onFailure: (failed) => (failed._tag === "ConditionFailed" ? Effect.succeed(true) : Effect.fail(failed))
        })
      ),
    send: (next) => runtime.runPromise(following((command: StepInput) => consortium.execute(command, origin))(next)),
    try: (command) =>
      runtime.runPromise(
        Effect.matchEffect(consortium.execute(command, origin), {
          onSuccess: () => Effect.succeed(true),
          onFailure: (failed) => (failed._tag === "Refused" ? Effect.succeed(false) : Effect.fail(failed))
        })
      ),
    all: (commands) => runtime.runPromise(Effect.asVoid(consortium.executeAll(commands, origin))),
    load: (next) =>
      runtime.runPromise(
        following((mobility: string) =>
          Effect.map(store.read([{ query: Projection.query(Mobility.mobility, mobility) }]), ({ events }) =>
            foldOf(mobility, events)
          )
        )(next)
      ),
    storyOf: (mobility) =>
      runtime.runPromise(Effect.map(readStory(mobility), (events) => events.map(({ event }) => event.type))),
    heldIn: (project) =>
      runtime.runPromise(Effect.map(consortium.ask(Question.quotaUsage(project)), ({ answer }) => answer.project.held)),
    head: () => runtime.runPromise(head),
    replay: () => runtime.runPromise(pages(() => {})),
    replayDecoded: () =>
      runtime.runPromise(
        pages((events) => {
          for (const stored of events) Result.getOrThrow(ConsortiumCodec.codec.decode(stored))
        })
      ),
    close: () => runtime.dispose()
  }
}
