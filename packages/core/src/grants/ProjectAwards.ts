/**
 * Projection: the money awarded to a project.
 */
import { Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import { Awards } from "./Award.ts"
import { Currency } from "./Money.ts"

/** The table as it is set now. */
export const ProjectAwards = Schema.Struct({
  /** Null until anything is awarded. */
  currency: Schema.NullOr(Currency),
  awards: Awards
})
export type ProjectAwards = typeof ProjectAwards.Type

/** One project per key; the key is the project's id. */
export const awarded: Projection<ProjectAwards, ConsortiumEvent> = {
  name: "project-awards",
  version: 1,
  schema: ProjectAwards,
  types: ["project.grant-awarded"],
  initial: { currency: null, awards: [] },
  tags: (key) => [`project:${key}`],
  keys: (event) => ("project" in event ? [event.project] : []),
  evolve: (state, event) =>
    event.type === "project.grant-awarded" ? { currency: event.currency, awards: event.awards } : state
}
