/**
 * Text that can name something.
 */
import { Schema } from "effect"

// Half a surrogate pair could stand in no tag: it has no bytes in UTF-8, so stores would take two ids for one.
// oxlint-disable-next-line no-control-regex -- control characters are what a name must not have
const printable = /^[^\u0000-\u001f\u007f\p{Surrogate}]*$/u

/** A check that refuses control characters and half surrogate pairs. */
export const isPrintable = Schema.isPattern(printable, {
  expected: "text without control characters and half surrogate pairs"
})
