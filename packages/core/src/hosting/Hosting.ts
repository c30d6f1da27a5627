/**
 * Projection: one hosting, as its facts stand after all corrections.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import { type HostingEvent, isHostingCorrection } from "./HostingEvent.ts"
import { rectifiedHosting } from "./HostingRectify.ts"
import { afterHostedFact, fromHostedTold, type HostedTold, type Hosting, unasked } from "./HostingState.ts"

/** What is told of a hosting after any of its events. */
export const hostedToldAfter = (told: HostedTold, id: string, event: HostingEvent): HostedTold =>
  isHostingCorrection(event) ? rectifiedHosting(told, id, event) : { ...told, facts: [...told.facts, { id, event }] }

/** The hosting after any of its events. */
export const afterHostingEvent = (hosting: Hosting, id: string, event: HostingEvent): Hosting =>
  isHostingCorrection(event) || hosting.struck !== undefined
    ? fromHostedTold(hostedToldAfter(hosting, id, event))
    : afterHostedFact(hosting, { id, event })

/** One hosting per key; the key is the hosting's id. Since version 3 an entry in error keeps what had stood. */
export const hosting: Projection<Hosting, ConsortiumEvent> = {
  name: "hosting",
  version: 3,
  types: [
    "hosting.requested",
    "hosting.requested-again",
    "hosting.accepted",
    "hosting.rejected",
    "hosting.withdrawn",
    "hosting.cancelled",
    "hosting.no-show",
    "hosting.arrived",
    "hosting.ended",
    "hosting.ended-early",
    "hosting.supervisor-named",
    "hosting.details-corrected",
    "hosting.step-retracted",
    "hosting.entered-in-error",
    "hosting.reinstated"
  ],
  initial: unasked,
  tags: (key) => [`hosting:${key}`],
  keys: (event) => ("hosting" in event ? [event.hosting] : []),
  evolve: (state, event, { id }) => ("hosting" in event ? afterHostingEvent(state, id, event) : state)
}
