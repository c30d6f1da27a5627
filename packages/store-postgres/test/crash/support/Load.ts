/**
 * Writers who compete for the places of a member, whatever happens to the server, and subscribers beside them.
 */
import {
  type CommandInput,
  Consortium,
  type ConsortiumService,
  EventStore,
  Query,
  SequencePosition
} from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Recorder } from "@westum/mobility-testkit"
import { Context, Effect, Fiber, Layer, type Scope, Stream } from "effect"
import { applying, common, founding } from "../../support/Project.ts"
import { type Seen, Told } from "./Told.ts"

const writers = 24

/** Stores that the writers share, each with its own connections. */
const clients = 3

/** Places of the member that all writers want; fewer than they want together. */
const places = 30
const wanted = 2

/** A project in which a member has some places. */
export const opening: readonly [CommandInput, ...ReadonlyArray<CommandInput>] = [
  ...founding,
  { type: "join-member", ...common, member: "south", name: "South" },
  { type: "grant-places", project: "R", places: 2 * places },
  { type: "allocate-places", project: "R", member: "south", places }
]

/** Somebody who applies for one of them. */
export const application = (mobility: string): CommandInput => applying(mobility, "south")

/** Notes what is sent. */
const noting = (told: Told, { append, ...store }: EventStore.EventStoreService): EventStore.EventStoreService => ({
  ...store,
  append: (events, condition) => {
    for (const { id } of events) told.attempted.add(id)
    return append(events, condition)
  }
})

/** Sends a command until it is answered, under the same id; tells whether it was done. */
const send = ({ execute }: ConsortiumService, told: Told, commandId: string, command: CommandInput) => {
  const once = Effect.suspend(() => {
    told.waiting += 1
    return Effect.ensuring(
      execute(command, { commandId }),
      Effect.sync(() => void (told.waiting -= 1))
    )
  })
  const sending: Effect.Effect<boolean> = Effect.matchEffect(once, {
    onSuccess: (done) =>
      Effect.as(
        Effect.sync(() => told.done(done)),
        true
      ),
    onFailure: (error) => {
      if (error._tag === "Refused")
        return Effect.as(
          Effect.sync(() => void (told.refused += 1)),
          false
        )
      if (error._tag !== "StoreFailed" && error._tag !== "ContentionNeverEnded") return Effect.die(error)
      if (error._tag === "StoreFailed") told.failed(error)
      return Effect.andThen(Effect.sleep("20 millis"), sending)
    }
  })
  return sending
}

/** Asks for one place after the other, and gives one back when he has enough, or when there are none. */
const write = Effect.fnUntraced(function* (consortium: ConsortiumService, told: Told, writer: number) {
  const held: Array<string> = []
  for (let i = 0; !told.stopping; i++) {
    const mobility = `m${writer}-${i}`
    yield* send(consortium, told, `apply ${mobility}`, application(mobility))
    const approved = yield* send(consortium, told, `approve ${mobility}`, { type: "approve", mobility })
    if (approved) held.push(mobility)
    const given = approved && held.length <= wanted ? undefined : held.shift()
    if (given === undefined) continue
    yield* send(consortium, told, `withdraw ${given}`, { type: "withdraw", mobility: given, reason: "family" })
  }
})

/** Follows the whole log; when the server is away, again from where he was. */
const follow = (store: EventStore.EventStoreService, seen: Array<Seen>): Effect.Effect<never> => {
  const from = Effect.suspend(() =>
    Stream.runForEach(
      store.subscribe(Query.all, { after: SequencePosition.at(seen.at(-1)?.position ?? 0) }),
      ({ events }) =>
        Effect.sync(() => void seen.push(...events.map(({ event: { id }, position }) => ({ position, id }))))
    )
  )
  return Effect.forever(Effect.catch(from, () => Effect.sleep("20 millis")))
}

/** Writers at work. */
export interface Load {
  readonly told: Told
  /** Lets every writer come to the end of what he is at. */
  readonly finish: Effect.Effect<void>
  /** Waits until every subscriber has seen so many events. */
  readonly seen: (events: number) => Effect.Effect<void>
  /** Waits until so many more commands are done. */
  readonly more: (commands: number) => Effect.Effect<void>
}

/** Waits until something is so. */
const when = (is: () => boolean): Effect.Effect<void> =>
  Effect.suspend(() => (is() ? Effect.void : Effect.andThen(Effect.sleep("5 millis"), when(is))))

/** A consortium on a log of a server, and its store. */
export const consortiumOn = (options: PostgresEventStore.Options, told: Told) => {
  const store = Layer.effect(
    EventStore.EventStore,
    Effect.map(EventStore.EventStore, (store) => noting(told, store))
  ).pipe(Layer.provide(PostgresEventStore.layer(options)))
  return Layer.build(Layer.fresh(Layer.provideMerge(Consortium.layer, Recorder.layer(store)))).pipe(
    Effect.map((context) => ({
      consortium: Context.get(context, Consortium),
      store: Context.get(context, EventStore.EventStore)
    }))
  )
}

/** Opens a log and lets writers at it, until the scope closes. */
export const load = Effect.fnUntraced(function* (
  options: PostgresEventStore.Options
): Effect.fn.Return<Load, EventStore.StoreFailed, Scope.Scope> {
  const told = new Told(clients)
  const opened = yield* Effect.forEach(told.subscribers, () => consortiumOn(options, told))
  const fibers: Array<Fiber.Fiber<void>> = []
  for (const [i, { consortium, store }] of opened.entries()) {
    if (i === 0) told.done(yield* Effect.orDie(consortium.executeAll(opening, { commandId: "opening" })))
    yield* Effect.forkScoped(follow(store, told.subscribers[i] ?? []))
  }
  for (const [i, { consortium }] of opened.entries()) {
    for (let writer = i; writer < writers; writer += clients) {
      fibers.push(yield* Effect.forkScoped(write(consortium, told, writer)))
    }
  }
  return {
    told,
    finish: Effect.andThen(
      Effect.sync(() => void (told.stopping = true)),
      Effect.forEach(fibers, (fiber) => Fiber.join(fiber), { discard: true })
    ),
    seen: (events) => when(() => told.subscribers.every((seen) => seen.length >= events)),
    more: (commands) =>
      Effect.suspend(() => {
        const goal = told.commands + commands
        return when(() => told.commands >= goal)
      })
  }
})
