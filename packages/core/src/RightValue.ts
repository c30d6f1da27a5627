/**
 * The right value of a field that may be empty, as a correction says it: left out keeps what was said, null empties the field.
 */

/** What was said at first, put right: the right value in place of the wrong one, or none where there is none. */
export const rightValue = <Value>(right: Value | null | undefined, said: Value | undefined): Value | undefined =>
  right === undefined ? said : (right ?? undefined)
