/**
 * A command on its way: who asks for what, when, and under which id.
 */
import { Option, Schema } from "effect"
import type { Instant, SequencedEvent } from "./Event.ts"

/** The version of the whole model: a process that meets events of a newer one reads on, but refuses commands. */
export const generation = 2

/** Who asks, and why: everything about a command but the command itself. */
export interface Origin {
  /** The caller's own id of this request: sent again, it is answered as the first time. */
  readonly commandId: string
  /** An opaque reference to whoever asks; never a name. */
  readonly actor: string
  /** Ties together all commands of one piece of work. */
  readonly correlation?: string
  /** The id of the event or command that led to this one. */
  readonly causation?: string
}

/** What a decision may know besides its states: who asks, and when. */
export interface DecisionContext {
  readonly actor: string
  /** From the clock service, once per command and the same on every retry. */
  readonly now: Instant
}

/** What every stored event tells about the command that caused it, as JSON in `meta`. */
export const Meta = Schema.Struct({
  generation: Schema.Int,
  command: Schema.String,
  /** SHA-256 of the command: the same id with another command is found out. */
  digest: Schema.String,
  /** How many events the command caused. */
  events: Schema.Int,
  actor: Schema.String,
  correlation: Schema.optionalKey(Schema.String),
  causation: Schema.optionalKey(Schema.String)
})
export type Meta = typeof Meta.Type

/** What an event's `meta` tells; nothing where it was written by another program. */
export const decodeMeta = Schema.decodeUnknownOption(Schema.fromJsonString(Meta))

const decodeActor = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Struct({ actor: Meta.fields.actor })))

/** Who asked for an event, by its `meta`; nothing where that does not say so. */
export const actorIn = (meta: string | undefined): string | undefined => Option.getOrUndefined(decodeActor(meta))?.actor

// Newer generations may tell more, or other things, but they tell which one they are.
const decodeGeneration = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ generation: Meta.fields.generation }))
)

// The runner writes the generation first: only what another program wrote is parsed.
const leading = /^\{"generation":(\d{1,9}),/

/** The generation of the model that wrote an event; ours where the event does not say. */
export const generationOf = ({ event }: SequencedEvent): number => {
  const [, first] = leading.exec(event.meta) ?? []
  if (first !== undefined) return Number(first)
  return Option.match(decodeGeneration(event.meta), { onNone: () => generation, onSome: (meta) => meta.generation })
}
