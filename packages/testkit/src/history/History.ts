/**
 * A history: what was asked of a consortium, day by day; prints as one line per command.
 */
import type { CommandInput } from "@westum/mobility"
import type { NonEmptyReadonlyArray } from "effect/Array"
import * as fc from "fast-check"
import { iso } from "../model/Days.ts"

/** Commands sent together on a day. */
export interface Entry {
  /** The day by its number, as `Days` counts. */
  readonly day: number
  /** All of them or none; or each by itself. */
  readonly mode: "all-or-none" | "row-by-row"
  readonly commands: NonEmptyReadonlyArray<CommandInput>
}

const value = (given: unknown): string =>
  typeof given === "string" || typeof given === "number" ? String(given) : JSON.stringify(given)

const line = ({ type, ...fields }: CommandInput): string =>
  [type, ...Object.entries(fields).map(([name, given]) => `${name}=${value(given)}`)].join(" ")

const marks = { "all-or-none": "&", "row-by-row": "+" }

const lines = ({ commands, day, mode }: Entry): ReadonlyArray<string> =>
  commands.map((command, i) => `${i === 0 ? iso(day) : `         ${marks[mode]}`} ${line(command)}`)

/** A whole history. */
export class History {
  readonly entries: ReadonlyArray<Entry>

  constructor(entries: ReadonlyArray<Entry>) {
    this.entries = entries
  }

  /** One line per command; those sent together stand below one day, after `&` (all or none) or `+` (each by itself). */
  toString(): string {
    return ["", ...this.entries.flatMap(lines), ""].join("\n")
  }

  [fc.toStringMethod](): string {
    return this.toString()
  }
}
