/**
 * Projection: the money awarded to a project.
 */
import { Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import { CalendarDate, isLatest } from "../time/CalendarDate.ts"
import { Awards } from "./Award.ts"
import { Currency } from "./Money.ts"

/** The table as it is set now: that of the latest day. */
export const ProjectAwards = Schema.Struct({
  /** Null until anything is awarded. */
  currency: Schema.NullOr(Currency),
  /** Null until anything is awarded. */
  awardedOn: Schema.NullOr(CalendarDate),
  awards: Awards
})
export type ProjectAwards = typeof ProjectAwards.Type

/** One project per key; the key is the project's id. Since version 2 the latest day tells. */
export const awarded: Projection<ProjectAwards, ConsortiumEvent> = {
  name: "project-awards",
  version: 2,
  schema: ProjectAwards,
  types: ["project.grant-awarded"],
  initial: { currency: null, awardedOn: null, awards: [] },
  tags: (key) => [`project:${key}`],
  keys: (event) => ("project" in event ? [event.project] : []),
  evolve: (state, event) => {
    if (event.type !== "project.grant-awarded" || !isLatest(event.occurredOn, state.awardedOn)) return state
    const { awards, currency, occurredOn } = event
    return { currency, awardedOn: occurredOn, awards }
  }
}
