/**
 * Projections with a fault each, and the law that must see it.
 */
import type { ConsortiumEvent, Projection } from "@westum/mobility"
import { Schema } from "effect"

/** Whom a member sends: each time somebody applies, leaves or is corrected. */
const Senders = Schema.Struct({ seen: Schema.Array(Schema.String), last: Schema.NullOr(Schema.Int) })
type Senders = typeof Senders.Type

type SendersProjection = Projection.Projection<Senders, ConsortiumEvent>

/** Sound: what the gallery is made of. One member per key. */
export const senders: SendersProjection = {
  name: "senders",
  version: 1,
  schema: Senders,
  types: ["mobility.applied", "mobility.departed", "mobility.details-corrected", "project.places-moved"],
  initial: { seen: [], last: null },
  tags: (key) => [`member:${key}`],
  keys: (event) => {
    switch (event.type) {
      case "mobility.details-corrected":
        return event.before.member === event.member ? [event.member] : [event.member, event.before.member]
      case "project.places-moved":
        return event.from === event.to ? [event.from] : [event.from, event.to]
      default:
        // Also of events that it does not want: those never reach it.
        return "member" in event ? [event.member] : []
    }
  },
  evolve: ({ seen }, event, { position }) => ({
    seen: [...seen, "participant" in event ? event.participant : event.type],
    last: position
  })
}

/** A fault, the projection that it is in, and the law that catches it: its name up to that of the projection. */
export interface BrokenProjection {
  readonly fault: string
  readonly projection: Projection.Projection<unknown, ConsortiumEvent>
  readonly caughtBy: string
}

const tagsAndKeys = "tags and keys agree"
const resumed = "fold, resume from a checkpoint and rebuild agree"
const irrelevant = "irrelevant events change nothing"
const together = "folded together and each alone agree"

const broken = (
  fault: string,
  caughtBy: string,
  faulty: Partial<Projection.Projection<unknown, ConsortiumEvent>>
): BrokenProjection => ({ fault, caughtBy, projection: { ...senders, ...faulty } })

const keysAndTags: ReadonlyArray<BrokenProjection> = [
  broken("names keys of which no tag tells", tagsAndKeys, {
    keys: (event) => [...senders.keys(event), ...("category" in event ? [String(event.category)] : [])]
  }),
  broken("asks by tags for what its keys leave out", tagsAndKeys, {
    keys: (event) => (event.type === "mobility.departed" ? [] : senders.keys(event))
  }),
  broken("forgets where a mobility was before it was corrected", tagsAndKeys, {
    keys: (event) => senders.keys(event).slice(0, 1)
  }),
  broken("asks for another tag than that of its key", tagsAndKeys, { tags: (key) => [`participant:${key}`] }),
  broken("asks for the events of everybody", tagsAndKeys, { tags: () => [] })
]

const countingInAClosure = (): Partial<SendersProjection> => {
  let count = 0
  return { evolve: ({ seen }) => ({ seen: [...seen, String(count++)], last: null }) }
}

const growingInPlace = (): Partial<Projection.Projection<unknown, ConsortiumEvent>> => {
  const initial: Array<string> = []
  return {
    schema: Schema.Array(Schema.String),
    initial,
    evolve: (state, event) => {
      if (Array.isArray(state)) state.push(event.type)
      return state
    }
  }
}

const states: ReadonlyArray<BrokenProjection> = [
  broken("counts in a closure", resumed, countingInAClosure()),
  broken("changes its state in place", resumed, growingInPlace()),
  broken("has a schema that loses a field", resumed, { schema: Schema.Struct({ seen: Schema.Array(Schema.String) }) }),
  broken("has a schema that its states do not fit", resumed, {
    schema: Schema.Struct({ ...Senders.fields, seen: Schema.Array(Schema.String).check(Schema.isMaxLength(1)) })
  }),
  broken("keeps what no text can keep", resumed, {
    schema: Schema.Unknown,
    evolve: (state, event) => new Set([...(state instanceof Set ? state : []), event.type])
  })
]

/** Remembers whose event it was last asked about, whoever that was. */
const lookingAround = (): Partial<SendersProjection> => {
  let last = ""
  return {
    keys: (event) => {
      last = `${event.type} ${"project" in event ? event.project : ""}`
      return senders.keys(event)
    },
    evolve: ({ seen }) => ({ seen: [...seen, last], last: null })
  }
}

/** Remembers what it was asked about. */
const countingQuestions = (): Partial<SendersProjection> => {
  const asked: Array<string> = []
  return {
    keys: (event) => {
      asked.push(event.type)
      return senders.keys(event)
    },
    evolve: (_, event) => ({ seen: [event.type], last: asked.lastIndexOf(event.type) })
  }
}

/** Remembers which key it moved last, whichever state it was moving. */
const sharedAmongKeys = (): Partial<SendersProjection> => {
  let before = ""
  return {
    evolve: ({ seen }, event, _at, key) => {
      const turns = before === key ? "again" : "at first"
      before = key
      return { seen: [...seen, `${event.type} ${turns}`], last: null }
    }
  }
}

const surroundings: ReadonlyArray<BrokenProjection> = [
  broken("depends on events beside its own that it was asked about", irrelevant, lookingAround()),
  broken("depends on how many events it was asked about", irrelevant, countingQuestions()),
  broken("has the name of another", together, { name: "places" }),
  broken("depends on which key was moved before", together, sharedAmongKeys()),
  broken("is moved by what others have read", together, {
    tags: (key) => [`member:${key}`, "category:learner"]
  })
]

/** All of them, by what they are about. */
export const brokenProjections: Readonly<Record<string, ReadonlyArray<BrokenProjection>>> = {
  "keys and tags": keysAndTags,
  states,
  "what is beside": surroundings
}
