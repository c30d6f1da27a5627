/**
 * Stored text that something has happened to: cut off, patched, exchanged, or JSON of another kind.
 */
import * as fc from "fast-check"
import { letter } from "../values/Letter.ts"

/** Where, as a share of the length. */
const at = fc.double({ min: 0, max: 1, noNaN: true })

const place = (text: string, share: number): number => Math.round(share * text.length)

const cut = fc.tuple(at, at).map(
  ([from, to]) =>
    (text: string) =>
      text.slice(place(text, from), place(text, to))
)

const without = fc.tuple(at, at).map(
  ([from, to]) =>
    (text: string) =>
      text.slice(0, place(text, from)) + text.slice(place(text, to))
)

const patch = fc.constantFrom(
  "null",
  "-",
  "1e400",
  `"`,
  `\\u0000`,
  "\ud800",
  "{",
  "[[[",
  `"__proto__":1,`,
  `"type":"x",`,
  ","
)

const patched = fc.tuple(at, at, fc.oneof(patch, fc.string({ unit: letter, maxLength: 5 }))).map(
  ([from, to, put]) =>
    (text: string) =>
      text.slice(0, place(text, from)) + put + text.slice(place(text, to))
)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The text with one field exchanged, left out or put in. */
const exchanged = fc
  .tuple(fc.nat(), fc.option(fc.jsonValue(), { nil: undefined }))
  .map(([which, value]) => (text: string) => {
    const data: unknown = JSON.parse(text)
    if (!isObject(data)) return text
    const names = [...Object.keys(data), "one more"]
    return JSON.stringify({ ...data, [names[which % names.length] ?? ""]: value })
  })

const instead = fc
  .oneof(
    fc.json(),
    fc.json({ maxDepth: 1 }).map((value) => `{"a":${value}}`),
    fc.constant("[".repeat(20_000))
  )
  .map((text) => () => text)

/** What may happen to a text of JSON. */
export const mutilation: fc.Arbitrary<(text: string) => string> = fc.oneof(cut, without, patched, exchanged, instead)
