/**
 * Any text becomes one that databases hold, comes back as it was, and keeps its place among others.
 */
import { StorableText } from "@westum/mobility"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"

/** Made of what is hard to store, and of its neighbours. */
const odd = fc.string({
  unit: fc.constantFrom(
    "\0",
    "\u0001",
    "\u0002",
    "a",
    "\u0100",
    "\u08FF",
    "\uD7FF",
    "\uD800",
    "\uDBFF",
    "\uDC00",
    "\uDFFF",
    "\uE000",
    "\u{1F9ED}"
  ),
  maxLength: 6
})
const any = fc.oneof(odd, fc.string({ unit: "binary" }))

const points = (text: string): ReadonlyArray<number> => Array.from(text, (char) => char.codePointAt(0) ?? 0)

const byPoints = (a: string, b: string): number => {
  const [x, y] = [points(a), points(b)]
  const at = x.findIndex((point, i) => point !== y[i])
  return at < 0 ? x.length - y.length : (x[at] ?? 0) - (y[at] ?? -1)
}

describe("a text as it is stored", () => {
  it.each([
    ["what is in every database", "Å b\u{1F9ED}\u0002\uE000", "Å b\u{1F9ED}\u0002\uE000"],
    ["NUL", "a\0b", "a\u0001\u0001b"],
    ["what NUL is said with", "\u0001\u0001", "\u0001\u0002\u0001\u0002"],
    ["the first half of a pair", "\uD800", "\uD7FF\u0100"],
    ["the last half of a pair", "\uDFFF", "\uD7FF\u08FF"],
    ["what halves are said with", "\uD7FF", "\uD7FF\u0001"]
  ])("says %s", (_, text, stored) => {
    expect(StorableText.encode(text)).toBe(stored)
    expect(StorableText.decode(stored)).toBe(text)
  })

  it("has no NUL and no half of a pair, and is read as it was", () => {
    fc.assert(
      fc.property(any, (text) => {
        const stored = StorableText.encode(text)
        expect(stored).not.toContain("\0")
        expect(stored).not.toMatch(/\p{Surrogate}/u)
        expect(StorableText.decode(stored)).toBe(text)
      })
    )
  })

  it("is before and after others as they are in UTF-8", () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [x, y] = [StorableText.encode(a), StorableText.encode(b)].map((text) => Buffer.from(text))
        expect(Math.sign(Buffer.compare(x ?? Buffer.of(), y ?? Buffer.of()))).toBe(Math.sign(byPoints(a, b)))
      })
    )
  })
})
