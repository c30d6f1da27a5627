/**
 * A consortium with read models in memory, on which reactions run, are stopped and run again.
 */
import type { Fiber } from "effect"
import { Effect, Layer, type Scope } from "effect"
import { TestClock } from "effect/testing"
import { Consortium } from "../../src/consortium/Consortium.ts"
import type { ConsortiumEvent } from "../../src/consortium/ConsortiumEvent.ts"
import type { EventStore } from "../../src/eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../../src/eventsourcing/EventStoreMemory.ts"
import { mobilityReminders } from "../../src/reaction/MobilityReminders.ts"
import { projectReminders } from "../../src/reaction/ProjectReminders.ts"
import type { Reaction } from "../../src/reaction/Reaction.ts"
import { type ReactionOptions, run } from "../../src/reaction/ReactionRunner.ts"
import type { ReminderPlan } from "../../src/reaction/ReminderPlan.ts"
import type { ReadModelStore } from "../../src/readmodel/ReadModelStore.ts"
import * as ReadModelStoreMemory from "../../src/readmodel/ReadModelStoreMemory.ts"
import { TimeZone } from "../../src/time/TimeZone.ts"
import { dayIs, recorded } from "../support/Playing.ts"

type Services = Consortium | EventStore | ReadModelStore

const layer = Consortium.layer.pipe(
  Layer.provideMerge(EventStoreMemory.layer),
  Layer.provideMerge(ReadModelStoreMemory.layer)
)

/** Plays in an empty consortium, from noon of the day on. */
export const stage = <A, E>(day: string, story: Effect.Effect<A, E, Services | Scope.Scope>): Effect.Effect<A, E> =>
  Effect.scoped(dayIs(day).pipe(Effect.andThen(story), Effect.provide(Layer.fresh(layer))))

/** Reminders about mobilities by these plans, in Stockholm. */
export const ofMobilities = (...plans: ReadonlyArray<ReminderPlan>) =>
  mobilityReminders({ version: 1, plans, timeZone: TimeZone.make("Europe/Stockholm") })

/** Reminders about projects by these plans. */
export const ofProjects = (...plans: ReadonlyArray<ReminderPlan>) => projectReminders({ version: 1, plans })

/** Runs a reaction beside what follows. */
export const running = <State>(
  reaction: Reaction<State>,
  options: ReactionOptions = {}
): Effect.Effect<Fiber.Fiber<never, unknown>, never, Services | Scope.Scope> =>
  Effect.forkScoped(run(reaction, { every, ...options }))

/** Counts what a reaction sends, and is refused, while it runs beside what follows. */
export const counting = <State>(reaction: Reaction<State>, options: ReactionOptions = {}) =>
  Effect.gen(function* () {
    const consortium = yield* Consortium
    const sent = { commands: 0, refused: 0 }
    const counted: typeof consortium = {
      ...consortium,
      execute: (...args) => {
        sent.commands++
        return Effect.tapErrorTag(consortium.execute(...args), "Refused", () => Effect.sync(() => sent.refused++))
      }
    }
    yield* Effect.provideService(running(reaction, options), Consortium, counted)
    return sent
  })

/** Between two looks. */
export const every = 6 * 3_600_000

/** Time for two looks, and for what they lead to. */
export const settle = Effect.forEach(
  [1, 2],
  () => Effect.andThen(TestClock.adjust(every), Effect.repeat(Effect.yieldNow, { times: 300 })),
  { discard: true }
)

/** From six in the morning to six in the evening (UTC) of a day. */
export const comes = (day: string) => Effect.andThen(TestClock.setTime(Date.parse(`${day}T06:00:00Z`)), settle)

type Issued = Extract<ConsortiumEvent, { readonly type: "reminder.issued" }>

/** The reminders that were given, in the order of the log. */
export const issued = Effect.map(recorded, (all) =>
  all.flatMap(({ event }): ReadonlyArray<Issued> => (event.type === "reminder.issued" ? [event] : []))
)

/** The same in short. */
export const told = Effect.map(issued, (all) =>
  all.map(({ about, number, occurredOn, of, project }) => `${occurredOn} ${about?.mobility ?? project} ${of} ${number}`)
)
