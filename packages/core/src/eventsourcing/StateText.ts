/**
 * States of projections as text, where they are kept outside the process.
 */
import { Schema } from "effect"
import type { Projection } from "./Projection.ts"

/** A projection whose states can be kept. */
export type Kept<State, Event> = Projection<State, Event> & { readonly schema: Schema.Codec<State, unknown> }

/** States as JSON text: also what JSON itself has no word for, such as undefined, comes back as it was. */
export const stateText = <State, Event>({ schema }: Kept<State, Event>): Schema.Codec<State, string> =>
  Schema.fromJsonString(Schema.toCodecJson(schema))
