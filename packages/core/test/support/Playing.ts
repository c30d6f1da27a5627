/**
 * A consortium in memory, under a clock that stands where a test puts it.
 */
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import type { AskOptions } from "../../src/consortium/Asking.ts"
import { Consortium } from "../../src/consortium/Consortium.ts"
import { codec } from "../../src/consortium/ConsortiumCodec.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import type { ConsortiumEvent } from "../../src/consortium/ConsortiumEvent.ts"
import type { Question } from "../../src/consortium/Question.ts"
import { decodeAll } from "../../src/eventsourcing/Ask.ts"
import { EventStore } from "../../src/eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../../src/eventsourcing/EventStoreMemory.ts"

const layer = Consortium.layer.pipe(Layer.provideMerge(EventStoreMemory.layer))

/** The day on which tests play where they do not say another. */
export const today = "2020-06-15"

/** The clock stands at noon (UTC) of this day. */
export const dayIs = (day: string): Effect.Effect<void> => TestClock.setTime(Date.parse(`${day}T12:00:00Z`))

/** Plays a story in an empty consortium. */
export const play = <A, E>(story: Effect.Effect<A, E, Consortium | EventStore>): Effect.Effect<A, E> =>
  dayIs(today).pipe(Effect.andThen(story), Effect.provide(layer))

/** Carries out the commands one after the other; the events of all of them. */
export const send = Effect.fnUntraced(function* (...commands: ReadonlyArray<CommandInput>) {
  const consortium = yield* Consortium
  const events: Array<ConsortiumEvent> = []
  for (const command of commands) {
    const done = yield* consortium.execute(command)
    events.push(...done.events.map(({ event }) => event))
  }
  return events
})

/** The only event of a command. */
export const eventOf = Effect.fnUntraced(function* (command: CommandInput) {
  const [event, ...others] = yield* send(command)
  if (event === undefined || others.length > 0) return yield* Effect.die(new Error(`${command.type}: not one event`))
  return event
})

/** All that was ever recorded, as it stands in the store. */
export const stored = Effect.flatMap(EventStore, (store) => store.read([{ query: [{}] }]))

/** Why a command is refused; nothing may have been recorded by it. */
export const refusalOf = Effect.fnUntraced(function* (command: CommandInput) {
  const consortium = yield* Consortium
  const before = (yield* stored).head
  const failed = yield* Effect.flip(consortium.execute(command))
  if (failed._tag !== "Refused") return yield* failed
  if ((yield* stored).head !== before) return yield* Effect.die(new Error(`${command.type} was refused and recorded`))
  return failed.refusal
})

/** The refusals of commands that are refused for one reason each. */
export const refusalsOf = (...commands: ReadonlyArray<CommandInput>) =>
  Effect.forEach(commands, (command): ReturnType<typeof refusalOf> => refusalOf(command))

/** The answer to a question. */
export const ask = Effect.fnUntraced(function* <Answer>(question: Question<Answer>, options?: AskOptions) {
  return (yield* (yield* Consortium).ask(question, options)).answer
})

/** Every event that was recorded, decoded. */
export const recorded = Effect.flatMap(stored, ({ events }) => Effect.fromResult(decodeAll(codec, events)))
