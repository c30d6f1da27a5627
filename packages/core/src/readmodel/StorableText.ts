/**
 * Any text as one that every database holds: NUL and halves of surrogate pairs are written in other words, in the same order.
 */

const first = 0xd800
/** The last character before the surrogates: what is said with it comes between it and what follows them. */
const mark = "\uD7FF"
/** Numbers of surrogates begin here, above what stands for the mark itself. */
const base = 0x100

// oxlint-disable-next-line no-control-regex -- it is what is looked for
const odd = /[\u0000\u0001\uD7FF]|\p{Surrogate}/gu

const word = (character: string): string => {
  if (character === "\u0000") return "\u0001\u0001"
  if (character === "\u0001") return "\u0001\u0002"
  if (character === mark) return `${mark}\u0001`
  return mark + String.fromCharCode(base + character.charCodeAt(0) - first)
}

// Code units alone: it also stops at whole pairs, and is many times faster where, as nearly always, there is nothing at all.
// oxlint-disable-next-line no-control-regex -- it is what is looked for
const suspect = /[\u0000\u0001\uD7FF-\uDFFF]/

/** The text as it is stored: well-formed and without NUL. Texts that differ stay so, and stay in the order of their code points. */
export const encode = (text: string): string => (suspect.test(text) ? text.replaceAll(odd, word) : text)

// oxlint-disable-next-line no-control-regex -- it is what was written
const words = /\u0001[\u0001\u0002]|\uD7FF[\u0001\u0100-\u08FF]/g

const said = (written: string): string => {
  if (written === "\u0001\u0001") return "\u0000"
  if (written === "\u0001\u0002") return "\u0001"
  if (written === `${mark}\u0001`) return mark
  return String.fromCharCode(written.charCodeAt(1) - base + first)
}

/** The text that was stored so. */
export const decode = (stored: string): string => stored.replaceAll(words, said)
