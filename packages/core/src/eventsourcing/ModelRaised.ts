/**
 * The mark that a newer model leaves in a log before its first event there. Programs ask a log for types that they know, so that an
 * older one would never see an event of a newer type, and would decide as if it were not there: the mark is of a type that all know.
 */
import { Schema } from "effect"
import type { Meta } from "./Command.ts"
import type { EncodedEvent, Tag } from "./Event.ts"
import { type EventCodec, make } from "./EventCodec.ts"
import { eventIdOf } from "./EventId.ts"
import { type Known, unread } from "./Known.ts"
import { type Projection, query } from "./Projection.ts"
import type { Query } from "./Query.ts"

/** From here on programs of this generation of the model write; those of an older one decide nothing any more. */
export const ModelRaised = Schema.Struct({
  type: Schema.Literal("model.raised"),
  /** The generation that the model was raised to. */
  generation: Schema.Int
})
export type ModelRaised = typeof ModelRaised.Type

/** Logs without a mark are of this generation of the model, which was the first to look for one, or of an older one. */
export const unmarked = 2

/** The type of marks. */
export const type = "model.raised"

/** One tag and one type: what every store answers with one step in an index. */
const tags: ReadonlyArray<Tag> = ["model:generation"]

/** How marks are written and read: they are about the log, and no events of the domain that its own codec would know. */
export const codec: EventCodec<ModelRaised> = make<ModelRaised>({
  [type]: { type, version: 1, schema: ModelRaised, tags: () => tags, upcasts: [] }
})

/** The mark of a generation: the same from whichever process, so that it stands in a log once. */
export const markOf = (generation: number): EncodedEvent => {
  const command = `raise the model to ${generation}`
  // No command asked for it, so that none has this digest.
  const meta: Meta = { generation, command, digest: "", events: 1, actor: "model" }
  return codec.encode({ type, generation }, eventIdOf(command)(0), JSON.stringify(meta))
}

/** Whether an event is a mark. Its generation is read of its `meta`, as of all events: no later shape of the mark can hide it. */
export const isMark = (event: EncodedEvent): boolean => event.type === type

/** Not a state, but whether there is a mark. */
const marks: Projection<undefined, unknown> = {
  name: type,
  version: 1,
  types: [type],
  initial: undefined,
  tags: () => tags,
  keys: () => [""],
  evolve: () => undefined
}

/** All marks of a log. */
export const ofMarks: Query = query(marks, "")

/** What every decision reads beside its own parts, before any of it was read. */
export const unreadMarks = <Event>(): Known<Event> => ({
  ...unread({ projection: marks, key: "" }, 0),
  generation: unmarked
})
