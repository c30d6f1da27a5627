/**
 * Compares a row that was kept with what the log says it should be.
 */
import { Result, Schema } from "effect"
import { type Columns, type ReadModel, stateText } from "../readmodel/ReadModel.ts"
import type { StoredRow } from "../readmodel/ReadModelStore.ts"
import { difference } from "./Difference.ts"
import type { DoctorFinding, Place } from "./DoctorFinding.ts"

/** Where the rows of a version are. */
export type ModelPlace = Place & { readonly at: "model" }

/** Figures are told, texts are not: they may be about somebody. */
const told = (value: unknown): string => {
  if (typeof value === "string") return `a text of ${value.length} characters`
  if (value === undefined) return "nothing"
  return typeof value === "object" && value !== null ? "something of another shape" : JSON.stringify(value)
}

/** Texts that differ, without saying what they are. */
const sides = (found: unknown, expected: unknown) =>
  typeof found === "string" && typeof expected === "string"
    ? { found: "another text", expected: "the text that the log leads to" }
    : { found: told(found), expected: told(expected) }

const parsed = (text: string): unknown => JSON.parse(text)

/** What differs between the row and the state that the log leads to. */
export const rowDifferences = <State, Event, Row extends Columns>(
  model: ReadModel<State, Event, Row>,
  place: ModelPlace
): ((stored: StoredRow, state: State) => ReadonlyArray<DoctorFinding>) => {
  const text = stateText(model.projection)
  const read = Schema.decodeUnknownResult(text)
  const write = Schema.encodeSync(text)
  const ofState = (stored: StoredRow, state: State): ReadonlyArray<DoctorFinding> => {
    const right = write(state)
    if (stored.state === right) return []
    const here = { ...place, key: stored.key }
    const readable = read(stored.state)
    if (Result.isFailure(readable)) {
      return [{ problem: "row unreadable", place: here, found: "a state that cannot be read", expected: "a state" }]
    }
    // Written again, so that what another order of fields or another spelling of numbers makes of the text does not count.
    const found = difference(parsed(write(readable.success)), parsed(right))
    return found === undefined
      ? []
      : [{ problem: "row differs", place: here, field: `state${found.path}`, ...sides(found.found, found.expected) }]
  }
  const ofColumns = ({ columns, key }: StoredRow, state: State): ReadonlyArray<DoctorFinding> => {
    const right: Columns = model.row(state, key)
    return Object.keys(model.columns).flatMap((column) => {
      const [found, expected] = [columns[column] ?? null, right[column] ?? null]
      if (found === expected) return []
      return [{ problem: "column differs", place: { ...place, key }, field: column, ...sides(found, expected) }]
    })
  }
  return (stored, state) => [...ofState(stored, state), ...ofColumns(stored, state)]
}
