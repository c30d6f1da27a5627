/**
 * Laws of what a codec does not read: it says which event, and what is the matter with it. It never throws.
 */
import type { Event } from "@westum/mobility"
import { Result } from "effect"
import * as fc from "fast-check"
import { difference } from "../laws/Law.ts"
import { codecLaw, eachType, namesEvent, noMeta, reading, refused, someId } from "./CodecLaw.ts"
import { mutilation } from "./Mutilated.ts"

const nothing = fc.constant(undefined)

/** An older program meets events of a newer one, and leaves them alone. */
export const newerVersion = codecLaw(
  "an event of a newer version is refused as that",
  ({ codec, ...subject }, broken) =>
    eachType({ codec, ...subject }, fc.constantFrom(1, 2, 1000, Number.MAX_SAFE_INTEGER), (event, newer) => {
      const written = codec.encode(event, someId, noMeta)
      const version = Math.min(written.version + newer, Number.MAX_SAFE_INTEGER)
      for (const data of [written.data, `{"of":"later"}`]) {
        refused(codec, { ...written, version, data }, "newer version", broken)
      }
    })
)

const strangers = ["", " ", "constructor", "__proto__", "toString", "unheard.of"]

/** Also a type whose name every JavaScript object knows, or that differs by a letter. */
export const unknownType = codecLaw("an event of an unknown type is refused as that", ({ codec, ...subject }, broken) =>
  eachType({ codec, ...subject }, nothing, (event) => {
    const written = codec.encode(event, someId, noMeta)
    const others = [...strangers, `${written.type}x`, written.type.toUpperCase(), written.type.slice(1)]
    for (const type of others.filter((other) => !codec.types.includes(other))) {
      refused(codec, { ...written, type }, "unknown type", broken)
    }
  })
)

const noObjects = [
  "",
  " ",
  "null",
  "17",
  `"text"`,
  "[]",
  "[{}]",
  "{",
  "}",
  `{"a":1}}`,
  "{'a':1}",
  "undefined",
  "\ud800"
]

/** Text that was cut off anywhere is no JSON either. */
export const notJson = codecLaw("data that is no JSON object is refused as that", ({ codec, ...subject }, broken) =>
  eachType({ codec, ...subject }, fc.nat(), (event, length) => {
    const written = codec.encode(event, someId, noMeta)
    const cutOff = written.data.slice(0, length % written.data.length)
    for (const data of [...noObjects, cutOff]) refused(codec, { ...written, data }, "not JSON", broken)
  })
)

/** A value of another kind, which might pass for the right one to somebody who is not particular. */
const otherKind = (value: unknown): unknown => {
  switch (typeof value) {
    case "string":
      return Number.isNaN(Number(value)) ? { text: value } : Number(value)
    case "number":
      return String(value)
    case "boolean":
      return value ? 1 : 0
    default:
      return Array.isArray(value) ? Object.fromEntries(value.entries()) : "null"
  }
}

const changedFields = (data: string): ReadonlyArray<string> => {
  const parsed: Readonly<Record<string, unknown>> = JSON.parse(data)
  const entries = Object.entries(parsed)
  return entries.flatMap(([name, value], i) => [
    JSON.stringify(Object.fromEntries(entries.map((entry) => (entry[0] === name ? [name, otherKind(value)] : entry)))),
    JSON.stringify(Object.fromEntries(entries.toSpliced(i, 1)))
  ])
}

/**
 * What a field does not allow is not made into what it does. Where the other value, or none, is allowed as well, it is read
 * as what it says.
 */
export const wrongShape = codecLaw(
  "data of another shape is refused as that, and never bent into shape",
  ({ codec, ...subject }, broken) =>
    eachType({ codec, ...subject }, nothing, (event) => {
      const written = codec.encode(event, someId, noMeta)
      for (const data of changedFields(written.data)) {
        const changed: Event.EncodedEvent = { ...written, data }
        const result = reading(codec, changed, broken)
        if (Result.isFailure(result)) {
          refused(codec, changed, "wrong shape", broken)
          continue
        }
        const again = codec.encode(result.success.event, someId, noMeta).data
        const bent = difference(again, data)
        if (bent !== undefined) broken(`what was not its shape is read and written again: ${bent}`)
      }
    })
)

/** Versions that nothing was written in. */
const noVersion = fc.constantFrom(0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53)

/** Whatever became of a stored event, who reads the log learns which event cannot be read. */
export const neverThrows = codecLaw(
  "a mutilated event is read as one of its type or refused with a typed error, and nothing is thrown",
  ({ codec, ...subject }, broken) => {
    const look = (changed: Event.EncodedEvent): void => {
      const result = reading(codec, changed, broken)
      if (Result.isFailure(result)) return namesEvent(result.failure, changed, broken)
      const { event } = result.success
      if (event.type !== changed.type) broken(`an event of type ${changed.type} is read as one of type ${event.type}`)
      codec.encode(event, someId, noMeta)
    }
    eachType({ codec, ...subject }, fc.tuple(mutilation, noVersion), (event, [mutilate, noVersion]) => {
      const written = codec.encode(event, someId, noMeta)
      const older = Array.from({ length: written.version }, (_, i) => i + 1)
      for (const version of [...older, noVersion]) look({ ...written, version, data: mutilate(written.data) })
      for (const type of codec.types) {
        look({ ...written, data: written.data.replace("{", `{"type":${JSON.stringify(type)},`) })
      }
    })
  }
)
