/**
 * Appends that do not go as they should.
 */
import type { EventStore } from "@westum/mobility"
import { Effect } from "effect"
import * as Events from "../Events.ts"
import { failed } from "./Failures.ts"
import type { AppendFault, Rival } from "./Plan.ts"

type Store = EventStore.EventStoreService
type Append = Effect.Effect<EventStore.Appended, EventStore.AppendError>

const somebody: Rival = ({ failIfEventsMatch: [{ tags = [], types: [type] = ["somebody.acted"] }] }) =>
  Events.make(type, tags)

/** The rival's event under a new id: the same one twice would be no second event. */
const overtake = ({ append }: Store, rival: Rival, condition: EventStore.AppendCondition): Effect.Effect<void> => {
  const event = rival(condition)
  if (event === undefined) return Effect.void
  const { data, meta, tags, type, version } = event
  // A rival may fail as well; one who asks for what no store takes is a mistake of the test.
  return append([Events.make(type, tags, { data, meta, version })]).pipe(
    Effect.catchTag("StoreFailed", () => Effect.void),
    Effect.orDie,
    Effect.asVoid
  )
}

const twiceAtOnce = (append: Append): Append =>
  Effect.flatMap(Effect.all([Effect.result(append), Effect.result(append)], { concurrency: 2 }), ([first]) =>
    Effect.fromResult(first)
  )

/** Makes appends to a store, each with its fault. */
export const faultyAppend = (store: Store, rival: Rival = somebody) => {
  const late: Array<Append> = []
  const unknown = Effect.fail(failed("append", "unknown"))
  const make = (append: Append, fault: AppendFault | "sound", condition?: EventStore.AppendCondition): Append => {
    switch (fault) {
      case "sound":
        return append
      case "fails":
        return Effect.fail(failed("append", "nothing written"))
      case "request lost":
        return unknown
      case "answer lost":
        return Effect.andThen(Effect.ignore(append), unknown)
      case "request late":
        return Effect.andThen(
          Effect.sync(() => late.push(append)),
          unknown
        )
      case "sent twice":
        return Effect.andThen(Effect.ignore(append), append)
      case "sent twice at once":
        return twiceAtOnce(append)
      case "overtaken":
        return condition === undefined ? append : Effect.andThen(overtake(store, rival, condition), append)
    }
  }
  return (
    fault: AppendFault | "sound",
    ...[events, condition]: Parameters<Store["append"]>
  ): ReturnType<Store["append"]> =>
    Effect.suspend(() =>
      Effect.andThen(
        Effect.forEach(late.splice(0), (append) => Effect.ignore(append)),
        make(store.append(events, condition), fault, condition)
      )
    )
}
