/**
 * A log in front of which a process begins: how much the first command asks of the store, and how much the next one.
 */
import {
  type Answer,
  type CommandInput,
  Consortium,
  EventStore,
  type InvalidCommand,
  type Refused,
  type SavedStates
} from "@westum/mobility"
import { Context, Effect, Layer, type Scope } from "effect"

const day = "2020-01-01"
const common = { project: "R", on: day }

const founding: readonly [CommandInput, ...ReadonlyArray<CommandInput>] = [
  {
    type: "open-project",
    ...common,
    coordinator: "north",
    start: day,
    end: "2022-12-31",
    timeZone: "Europe/Stockholm",
    categories: ["learner", "staff"]
  },
  { type: "set-goals", ...common, goals: [{ code: "g", titles: { en: "Staff skills" } }] },
  { type: "join-member", ...common, member: "north", name: "North" },
  { type: "join-member", ...common, member: "south", name: "South" },
  // A history of millions has more stays than a project can be granted places; with a limit for staff, there is one to guard.
  { type: "grant-places", ...common, category: "staff", places: 1_000_000 }
]

const stay = { departedOn: "2020-02-01", endedOn: "2020-02-15", appliedOn: day, approvedOn: day } as const

/** A stay that is entered when it is over, with its row in the tool: five events. */
const past = (i: number): CommandInput => ({
  type: "record-past",
  project: "R",
  mobility: `past-${i}`,
  participant: `p-${i}`,
  member: i % 3 === 0 ? "south" : "north",
  category: i % 5 === 0 ? "staff" : "learner",
  goals: ["g"],
  ...stay,
  registration: { tool: `T-${i}`, status: "complete", on: "2020-03-01" }
})

/** Somebody who applies. */
export const applying = (mobility: string): CommandInput => ({
  type: "apply",
  ...common,
  mobility,
  member: "north",
  category: "learner",
  participant: `p-${mobility}`,
  goals: ["g"]
})

/** Giving somebody a place. */
export const approving = (mobility: string): CommandInput => ({ type: "approve", on: day, mobility })

/** Why a command that all speaks for was not carried out after all. */
export type Failed = Refused | InvalidCommand | Answer.RunFailed

/** Records the history of one project, of so many events and a few more; and, at its end, those who wait: `next-0`, `next-1`, … */
export const fill = Effect.fnUntraced(function* (
  events: number,
  waiting = 4
): Effect.fn.Return<void, Failed, Consortium> {
  const { executeAll } = yield* Consortium
  yield* executeAll(founding)
  const size = 100
  for (let i = 0; i * 5 < events; i += size) {
    const [first = past(i), ...others] = Array.from({ length: size }, (_, j) => past(i + j))
    yield* executeAll([first, ...others])
  }
  for (let i = 0; i < waiting; i++) yield* executeAll([applying(`next-${i}`)])
})

/** What a store was asked. */
export interface Asked {
  /** Calls of any kind: one round trip each. */
  calls: number
  /** Events that came back. */
  events: number
}

const counting = (store: EventStore.EventStoreService, asked: Asked): EventStore.EventStoreService => {
  const counted = <A, E>(call: Effect.Effect<A, E>, events: (answer: A) => number): Effect.Effect<A, E> =>
    Effect.suspend(() => {
      asked.calls += 1
      return Effect.map(call, (answer) => {
        asked.events += events(answer)
        return answer
      })
    })
  return {
    ...store,
    read: (parts, options) => counted(store.read(parts, options), ({ events }) => events.length),
    append: (events, condition) => counted(store.append(events, condition), () => 0),
    find: (ids) => counted(store.find(ids), (events) => events.length),
    positionAt: (instant) => counted(store.positionAt(instant), () => 0)
  }
}

/** A consortium that has just been opened, with what its store is asked from then on. */
export interface Opened {
  readonly consortium: Context.Service.Shape<typeof Consortium>
  readonly asked: Asked
}

/** Opens a consortium on a store, with saved states or without, until the scope closes. */
export const openOn = <E, F = never>(
  store: Layer.Layer<EventStore.EventStore, E>,
  saved?: Layer.Layer<SavedStates.SavedStates, F>
): Effect.Effect<Opened, E | F, Scope.Scope> =>
  Effect.gen(function* () {
    const asked: Asked = { calls: 0, events: 0 }
    const counted = Layer.effect(
      EventStore.EventStore,
      Effect.map(EventStore.EventStore, (service) => counting(service, asked))
    )
    const under = Layer.provide(counted, Layer.fresh(store))
    const all = saved === undefined ? under : Layer.merge(under, Layer.fresh(saved))
    const context = yield* Layer.build(Layer.provide(Consortium.layer, all))
    asked.calls = 0
    asked.events = 0
    return { consortium: Context.get(context, Consortium), asked }
  })

/** What is asked while a command is carried out. */
export const costOf = ({ asked, consortium }: Opened, command: CommandInput): Effect.Effect<Asked, Failed> =>
  Effect.suspend(() => {
    const before = { ...asked }
    return Effect.map(consortium.execute(command), (): Asked => ({
      calls: asked.calls - before.calls,
      events: asked.events - before.events
    }))
  })
