/**
 * What an append was decided on, written into the `meta` of its first event, so that the log itself can be checked afterwards.
 */
import { type Event, EventCodec, type EventStore } from "@westum/mobility"
import { Option, Schema } from "effect"

const name = "recorder"

const Tag = Schema.TemplateLiteral([Schema.String, ":", Schema.String])

/** The append as its caller asked for it. */
export const Record = Schema.Struct({
  /** The ids of all its events, in order. */
  ids: Schema.NonEmptyArray(Schema.String),
  /** Nothing where the append was unconditional. */
  query: Schema.optionalKey(
    Schema.NonEmptyArray(
      Schema.Struct({
        types: Schema.optionalKey(Schema.NonEmptyArray(Schema.String)),
        tags: Schema.optionalKey(Schema.NonEmptyArray(Tag))
      })
    )
  ),
  /** The position up to which events were known. */
  after: Schema.optionalKey(Schema.Int)
})
export type Record = typeof Record.Type

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Struct({ [name]: Record })))

/** The record that an event carries, if it carries one. */
export const recordOf = ({ meta }: Event.EncodedEvent): Record | undefined =>
  Option.getOrUndefined(Option.map(decode(meta), ({ recorder }) => recorder))

const isObject = (meta: string): boolean => meta.startsWith("{") && meta.endsWith("}")

const withMeta = (event: Event.EncodedEvent, meta: string): Event.EncodedEvent => {
  const { digest: _, ...plain } = { ...event, meta }
  return { ...plain, digest: EventCodec.digest(plain) }
}

/** The event with a record at the end of its `meta`. Text that is no JSON object has no room for one, and stays as it is. */
export const withRecord = (
  event: Event.EncodedEvent,
  ids: Record["ids"],
  condition: EventStore.AppendCondition | undefined
): Event.EncodedEvent => {
  if (!isObject(event.meta)) return event
  const { after, failIfEventsMatch: query } = condition ?? {}
  const record = JSON.stringify({ ids, query, after })
  const rest = event.meta.slice(0, -1)
  return withMeta(event, `${rest}${rest === "{" ? "" : ","}"${name}":${record}}`)
}

/** The event as it was before it carried a record. */
export const withoutRecord = (event: Event.EncodedEvent): Event.EncodedEvent => {
  if (recordOf(event) === undefined) return event
  const rest = event.meta.slice(0, event.meta.lastIndexOf(`"${name}":`))
  return withMeta(event, `${rest.endsWith(",") ? rest.slice(0, -1) : rest}}`)
}
