/**
 * What can be wrong with a log or a read model: where it was seen, what was found, what was expected, and what to do about it.
 */

/** The parts of a stored event. */
export type Field = "position" | "recordedAt" | "id" | "type" | "version" | "tags" | "digest" | "data" | "meta"

/** Where something was found. */
export type Place =
  | { readonly at: "storage" }
  | { readonly at: "log"; readonly first: number; readonly last: number }
  | { readonly at: "event"; readonly position: number; readonly id?: string; readonly type?: string }
  | { readonly at: "index"; readonly position: number; readonly type: string; readonly tag: string }
  | { readonly at: "model"; readonly model: string; readonly version: string; readonly key?: string }

/** What is known of a problem beforehand. */
interface Known {
  /** A notice tells of what could not be checked, or is no damage. */
  readonly severity: "damage" | "notice"
  readonly advice: string
}

const damage = (advice: string): Known => ({ severity: "damage", advice })
const notice = (advice: string): Known => ({ severity: "notice", advice })

const restoreRow =
  "restore this row from a backup whose log is sound; until then do not trust what is decided or reported from it"
const restoreIndex =
  "build the index of tags anew from the events (restore the log into an empty store), since decisions may have missed the event"
const rebuild =
  "build the read model anew from the log: stop its runner, forget this version (ReadModelStore.forget; to drop it does nothing while it answers), run it again; the log itself is not touched by it"

/** Everything that the doctor can find, with its weight and what a person can do. */
export const problems = {
  "storage damaged": damage(
    "stop writing, copy the storage as it is, and restore a backup; then compare the two logs up to where both are sound"
  ),
  "cannot be read": damage(
    "the storage does not give the row out; restore it from a backup, and look for a failing disk"
  ),
  "malformed column": damage(restoreRow),
  "digest differs": damage(restoreRow),
  "cannot decode": damage(
    "the event is what was written, but its type cannot be read from it: look for the program that wrote it, or for a change of the schema without a version"
  ),
  "newer version": notice("a newer program wrote it: bring this one up to date and ask again"),
  "newer model": notice(
    "a program of a newer model writes here: this one only reads, and decides nothing; bring it up to date"
  ),
  "unknown type": notice("another or a newer program wrote it: bring this one up to date and ask again"),
  "tags differ": damage(
    "the event is what was written, but not under the tags that this program asks for: look for a change of its tags without a version"
  ),
  "position missing": damage(
    "restore the events from a backup; where the log was restored with gaps into a store that keeps no account of them, allow gaps"
  ),
  "append torn": damage("restore the missing events of the command from a backup: it was written whole"),
  "time goes back": damage(restoreRow),
  "recorded apart": damage(restoreRow),
  "id twice": damage("keep the event that a backup has under this id, and find out how the other came in"),
  "not found by id": damage("build the index of ids anew (REINDEX), then look for what damaged it"),
  "not indexed": damage(restoreIndex),
  "stray in the index": damage(restoreIndex),
  "head differs": damage("the log does not end where its last event stands: build its indexes anew, then ask again"),
  "checkpoint beyond the head": damage(
    `the log was set back, or lost its end, after the read model had seen it: find out which, then ${rebuild}`
  ),
  "row missing": damage(rebuild),
  "row without events": damage(rebuild),
  "row unreadable": damage(rebuild),
  "row differs": damage(rebuild),
  "column differs": damage(rebuild),
  "rows cannot be read": damage(rebuild),
  "log cannot be folded": damage("repair the log first, by what the doctor says of it; then ask again"),
  "not kept": notice("no runner has begun this version here; start one if it is wanted"),
  "not serving": notice(
    "the version is still being built, or an older one that was replaced: its rows were not compared"
  )
} as const satisfies Readonly<Record<string, Known>>

/** Names what is wrong. */
export type Problem = keyof typeof problems

/** One thing that was found. Texts of `data`, `meta` and rows are never repeated in it: they may be about somebody. */
export interface DoctorFinding {
  readonly problem: Problem
  readonly place: Place
  /** The part of the event, the column, or the path within the state; nothing where it cannot be told. */
  readonly field?: string
  readonly found: string
  readonly expected: string
}

/** Whether it is damage. */
export const isDamage = ({ problem }: DoctorFinding): boolean => problems[problem].severity === "damage"

/** What a person can do about it. */
export const adviceOf = ({ problem }: DoctorFinding): string => problems[problem].advice

const shown = (text: string): string => (/^[\w.:@/+ -]{1,300}$/.test(text) ? text : JSON.stringify(text.slice(0, 300)))

/** Where it was found, for people. */
export const placeText = (place: Place): string => {
  switch (place.at) {
    case "storage":
      return "the storage"
    case "log":
      return place.first === place.last ? `position ${place.first}` : `positions ${place.first} to ${place.last}`
    case "event": {
      const type = place.type === undefined ? "" : ` (${shown(place.type)})`
      const id = place.id === undefined ? "" : `, id ${shown(place.id)}`
      return `event at position ${place.position}${type}${id}`
    }
    case "index":
      return `index entry ${shown(place.tag)}, ${shown(place.type)}, ${place.position}`
    case "model":
      return `${place.model} ${place.version}${place.key === undefined ? "" : `, row ${shown(place.key)}`}`
  }
}

/** The finding, for people. */
export const findingText = (finding: DoctorFinding): string => {
  const { expected, field, found, place, problem } = finding
  const where = field === undefined ? placeText(place) : `${placeText(place)}, ${field}`
  return [
    `${isDamage(finding) ? "DAMAGE" : "notice"}: ${problem} - ${where}`,
    `  found:    ${found}`,
    `  expected: ${expected}`,
    `  to do:    ${adviceOf(finding)}`
  ].join("\n")
}
