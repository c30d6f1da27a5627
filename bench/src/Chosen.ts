/**
 * Which of the works are measured.
 */

/** The names that contain the word, or all of them. Throws where none does. */
export const chosen = (names: Iterable<string>, word = ""): ReadonlyArray<string> => {
  const all = [...names]
  const found = all.filter((name) => name.includes(word))
  if (found.length === 0) throw new RangeError(`no work has "${word}" in its name; there are ${all.join(", ")}`)
  return found
}
