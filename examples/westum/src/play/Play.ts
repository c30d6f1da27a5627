/**
 * Plays the story: sends every entry at its own moment. What the log holds already is answered from it and not added again.
 */
import { Consortium } from "@westum/mobility"
import { Effect } from "effect"
import type { Entry } from "../story/Story.ts"
import type { SimulatedClock } from "./SimulatedClock.ts"

/** What playing did to the log. */
export interface Played {
  readonly commands: number
  readonly appends: number
  /** Events that were not in the log before. */
  readonly added: number
}

/** Sends the entries one after the other; the command id of an entry is its own, so that sending it again changes nothing. */
export const play = Effect.fnUntraced(function* (
  entries: ReadonlyArray<Entry>,
  clock: SimulatedClock,
  onEntry: (done: number, entry: Entry) => void
) {
  const consortium = yield* Consortium
  let played: Played = { commands: 0, appends: 0, added: 0 }
  for (const [i, entry] of entries.entries()) {
    clock.set(entry.at)
    const done = yield* consortium.executeAll(entry.commands, { commandId: entry.id, actor: "coordinator" })
    played = {
      commands: played.commands + entry.commands.length,
      appends: played.appends + (done.again ? 0 : 1),
      added: played.added + (done.again ? 0 : done.events.length)
    }
    onEntry(i + 1, entry)
  }
  return played
})
