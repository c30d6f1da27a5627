/**
 * The store port as calls to another process.
 */
import { EventStore, SequencePosition } from "@westum/mobility"
import { Schema } from "effect"
import { Rpc, RpcGroup } from "effect/rpc"

const Position = SequencePosition.SequencePosition

const Tag = Schema.TemplateLiteral([Schema.String, ":", Schema.String])

const Query = Schema.NonEmptyArray(
  Schema.Struct({
    types: Schema.optionalKey(Schema.NonEmptyArray(Schema.String)),
    tags: Schema.optionalKey(Schema.NonEmptyArray(Tag))
  })
)

const Encoded = Schema.Struct({
  id: Schema.String,
  type: Schema.String,
  version: Schema.Finite,
  tags: Schema.Array(Tag),
  data: Schema.String,
  meta: Schema.String,
  digest: Schema.String
})

const Sequenced = Schema.Struct({ position: Position, recordedAt: Schema.Finite, event: Encoded })

const Part = Schema.Struct({ query: Query, after: Schema.optionalKey(Position) })

const Options = Schema.Struct({
  limit: Schema.optionalKey(Schema.Finite),
  backwards: Schema.optionalKey(Schema.Boolean),
  until: Schema.optionalKey(Position)
})

const Condition = Schema.Struct({ failIfEventsMatch: Query, after: Schema.optionalKey(Position) })

const Appended = Schema.Struct({
  first: Position,
  last: Position,
  recordedAt: Schema.Finite,
  alreadyStored: Schema.Boolean
})

const { ConditionFailed, IdClash, InvalidAppend, NotEmpty, StoreFailed } = EventStore

/** One call for each that the port has; an append carries the time of the caller's clock. */
export const StoreRpcs = RpcGroup.make(
  Rpc.make("read", {
    payload: { parts: Schema.NonEmptyArray(Part), options: Options },
    success: Schema.Struct({ head: Position, events: Schema.Array(Sequenced) }),
    error: StoreFailed
  }),
  Rpc.make("append", {
    payload: { now: Schema.Finite, events: Schema.NonEmptyArray(Encoded), condition: Schema.optionalKey(Condition) },
    success: Appended,
    error: Schema.Union([ConditionFailed, IdClash, InvalidAppend, StoreFailed])
  }),
  Rpc.make("subscribe", {
    payload: Part,
    success: Schema.Struct({ events: Schema.Array(Sequenced), upTo: Position }),
    error: StoreFailed,
    stream: true
  }),
  Rpc.make("positionAt", { payload: { instant: Schema.Finite }, success: Position, error: StoreFailed }),
  Rpc.make("find", {
    payload: { ids: Schema.Array(Schema.String) },
    success: Schema.Array(Sequenced),
    error: StoreFailed
  }),
  Rpc.make("restore", {
    payload: { events: Schema.NonEmptyArray(Sequenced) },
    error: Schema.Union([NotEmpty, InvalidAppend, StoreFailed])
  })
)
