/**
 * Golden events: what was written once, kept for ever, and must be read for ever.
 */
import type { Event } from "@westum/mobility"
import { Schema } from "effect"

const Json = Schema.Record(Schema.String, Schema.Unknown)

/** Some events of one type in one version. */
export const GoldenFile = Schema.Struct({
  type: Schema.String,
  version: Schema.Int,
  events: Schema.NonEmptyArray(
    Schema.Struct({
      tags: Schema.Array(Schema.TemplateLiteral([Schema.String, ":", Schema.String])),
      data: Json,
      meta: Json,
      /** What data of an older version reads as today. */
      reads: Schema.optionalKey(Json)
    })
  )
})
export type GoldenFile = typeof GoldenFile.Type

/** One of the events. */
export type GoldenEvent = GoldenFile["events"][number]

/** The event as it was written, but for its id and its digest. */
export const asWritten = (
  { type, version }: GoldenFile,
  { data, meta, tags }: GoldenEvent
): Omit<Event.EncodedEvent, "id" | "digest"> => ({
  type,
  version,
  tags,
  data: JSON.stringify(data),
  meta: JSON.stringify(meta)
})
