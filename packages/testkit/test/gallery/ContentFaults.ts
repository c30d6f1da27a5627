/**
 * Stores that keep something else than they were given.
 */
import type { Event } from "@westum/mobility"
import { type BrokenStore, storing, wrapped } from "./BrokenStore.ts"

const rewritten = (text: string): string => JSON.stringify(JSON.parse(text))

const inBytes = (tag: Event.Tag): Event.Tag => {
  const [key = "", value = ""] = Buffer.from(tag).subarray(0, 255).toString().split(":")
  return `${key}:${value}`
}

const trimmed = (tag: Event.Tag): Event.Tag => {
  const colon = tag.indexOf(":")
  return `${tag.slice(0, colon).trim()}:${tag.slice(colon + 1).trim()}`
}

export const contentFaults: ReadonlyArray<BrokenStore> = [
  wrapped(
    "tags cut off at 255 bytes",
    "invalid appends: the longest tag allowed",
    storing((event) => ({ ...event, tags: event.tags.map(inBytes) }))
  ),
  wrapped(
    "tags trimmed",
    "contents: types and tags are any text",
    storing((event) => ({ ...event, tags: event.tags.map(trimmed) }))
  ),
  wrapped(
    "tags sorted",
    "reading: events come back",
    storing((event) => ({ ...event, tags: event.tags.toSorted() }))
  ),
  wrapped(
    "data parsed and written again",
    "contents: byte for byte: spaces and line breaks",
    storing((event) => ({ ...event, data: rewritten(event.data) }))
  ),
  wrapped(
    "meta parsed and written again",
    "contents: byte for byte: numbers beyond a double",
    storing((event) => ({ ...event, meta: rewritten(event.meta) }))
  ),
  wrapped(
    "text normalised",
    "contents: byte for byte: emoji, combining marks",
    storing((event) => ({ ...event, data: event.data.normalize() }))
  ),
  wrapped(
    "data cut off at 64 kB",
    "contents: byte for byte: a megabyte",
    storing((event) => ({ ...event, data: event.data.slice(0, 65_536) }))
  ),
  wrapped(
    "the digest forgotten",
    "reading: events come back",
    storing((event) => ({ ...event, digest: "" }))
  ),
  wrapped(
    "types cut off at 255 bytes",
    "invalid appends: the longest id and type allowed",
    storing((event) => ({ ...event, type: Buffer.from(event.type).subarray(0, 255).toString() }))
  ),
  wrapped(
    "a version of 16 bits",
    "contents: a version may be high",
    storing((event) => ({ ...event, version: event.version & 0xff_ff }))
  )
]
