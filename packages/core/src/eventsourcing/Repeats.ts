/**
 * Requests sent again are answered with the events of the first time, even where deciding again would refuse.
 */
import { Effect, Option, Result } from "effect"
import { lastNonEmpty } from "effect/Array"
import { CommandIdReused, type Done, type RunFailed } from "./Answer.ts"
import type { Request, Timed } from "./Batch.ts"
import { decodeMeta } from "./Command.ts"
import type { SequencedEvent } from "./Event.ts"
import type { EventCodec } from "./EventCodec.ts"
import { eventIdOf, eventIds } from "./EventId.ts"
import type { EventStoreService, StoreFailed } from "./EventStore.ts"
import { digestOf } from "./Writing.ts"

const firstId = (commandId: string): string => eventIdOf(commandId)(0)

/** The first event of each request that was carried out before. */
export const findFirst = <Command>(
  store: EventStoreService,
  requests: ReadonlyArray<Timed<Command>>
): Effect.Effect<ReadonlyMap<string, SequencedEvent>, StoreFailed> =>
  requests.length === 0
    ? Effect.succeed(new Map())
    : Effect.map(
        store.find(requests.map(({ request }) => firstId(request.commandId))),
        (found) => new Map(found.map((stored) => [stored.event.id, stored]))
      )

/** The stored first event of this request, if there is one. */
export const firstOf = <Command>(
  found: ReadonlyMap<string, SequencedEvent>,
  { commandId }: Request<Command>
): SequencedEvent | undefined => found.get(firstId(commandId))

/** The answer of the first time, from the first event of a request that was carried out before. */
export const answerAgain = Effect.fnUntraced(function* <Command, Event>(
  store: EventStoreService,
  codec: EventCodec<Event>,
  { commandId, commands }: Request<Command>,
  first: SequencedEvent
): Effect.fn.Return<Done<Event>, RunFailed> {
  const meta = Option.getOrUndefined(decodeMeta(first.event.meta))
  if (meta === undefined || meta.command !== commandId || meta.digest !== digestOf(commands)) {
    return yield* new CommandIdReused({ commandId, position: first.position })
  }
  const stored = yield* store.find(eventIds(commandId, meta.events))
  // Without `meta`, as it was answered the first time.
  const events = yield* Effect.fromResult(Result.all(stored.map((event) => codec.decode(event))))
  return { _tag: "Done", events, upTo: lastNonEmpty([first, ...stored]).position, again: true }
})
