/**
 * Emmett's CommandHandler on any of its stores, a stream per mobility.
 */
import { CommandHandler, type EventStore } from "@event-driven-io/emmett"
import type { CommandDesk } from "../CommandDesk.ts"
import type { StepInput } from "../scenario/Lives.ts"
import { after, decide, isRefused, type PeerEvent, type PeerMobility, unborn } from "./PeerMobility.ts"

/** The mobility after an event. */
export const evolve = (mobility: PeerMobility, event: PeerEvent): PeerMobility => {
  switch (event.type) {
    case "mobility.applied":
      return after.applied(mobility, event.data)
    case "mobility.approved":
      return after.approved(mobility, event.data)
    case "mobility.goals-changed":
      return after.goalsChanged(mobility, event.data)
    case "mobility.departed":
      return after.departed(mobility, event.data)
    case "mobility.completed":
      return after.completed(mobility, event.data)
    case "mobility.registered":
      return after.registered(mobility, event.data)
  }
}

/** Commands go through the handler that Emmett's documentation shows. */
export const emmettDesk = (store: EventStore, close: () => Promise<void> = () => Promise.resolve()): CommandDesk => {
  const handle = CommandHandler<PeerMobility, PeerEvent>({ evolve, initialState: () => unborn })
  const send = (command: StepInput) => handle(store, command.mobility, (state) => decide(state, command))
  return {
    oneByOne: async (commands) => {
      for (const command of commands) await send(command)
    },
    refuses: (command) => isRefused(send(command)),
    storyOf: async (mobility) => (await store.readStream(mobility)).events.map(({ type }) => type),
    close
  }
}
