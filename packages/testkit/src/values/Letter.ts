/**
 * Any character of Unicode as a text, also those that no font shows.
 */
import * as fc from "fast-check"

const firstSurrogate = 0xd800
const surrogates = 0x800
const last = 0x10ffff

/**
 * What `unit: "binary"` of fast-check means. That one makes a table of all million characters when a process first uses it, which
 * takes a second; this one reckons.
 */
export const letter: fc.Arbitrary<string> = fc.nat({ max: last - surrogates }).map(
  (index) => String.fromCodePoint(index < firstSurrogate ? index : index + surrogates),
  (text) => {
    const point = typeof text === "string" ? text.codePointAt(0) : undefined
    if (point === undefined || text !== String.fromCodePoint(point)) throw new TypeError("not one character")
    if (point < firstSurrogate) return point
    if (point < firstSurrogate + surrogates) throw new TypeError("half a character")
    return point - surrogates
  }
)
