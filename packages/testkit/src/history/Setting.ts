/**
 * The consortium that histories are about: how it begins, what its things are called, and what its own rules allow.
 */
import type { CommandInput } from "@westum/mobility"
import type * as fc from "fast-check"
import type { Allows } from "../model/Model.ts"
import type { Rule } from "../model/Rules.ts"

/** The commands that open a project, and the day on which they do. */
export interface Opening {
  readonly day: number
  readonly commands: readonly [CommandInput, ...ReadonlyArray<CommandInput>]
}

/** What things are called; hostile commands also name some that nobody has heard of. */
export interface Names {
  readonly projects: ReadonlyArray<string>
  readonly members: ReadonlyArray<string>
  readonly categories: ReadonlyArray<string>
  readonly goals: ReadonlyArray<string>
}

/** One consortium, or any. */
export interface Setting {
  readonly openings: fc.Arbitrary<ReadonlyArray<Opening>>
  readonly names: Names
  /** Around which days things happen. */
  readonly firstDay: number
  readonly allows: Allows
  readonly participants: ReadonlyArray<string>
  /** What slips overlook, the more often the more often it stands here. */
  readonly overlooked: ReadonlyArray<Rule>
}

/** The same with two participants: few people meet themselves the more often. */
export const amongFew = (setting: Setting): Setting => ({ ...setting, participants: setting.participants.slice(0, 2) })
