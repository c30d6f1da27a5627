/**
 * A case of the table: what it is about, what happened before, what is sent then, and why exactly that is refused.
 */
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import type { Refusal } from "../../src/refusal/Refusal.ts"
import type { DateName } from "../../src/refusal/DateName.ts"
import { apply, approved, cancel, completed, depart, enterInError, opened, prevent } from "../support/Commands.ts"
import { register, reject, waitlist, withdraw } from "../support/Commands.ts"
import { today } from "../support/Playing.ts"

/** A refusal as it is written down. */
export type Why = typeof Refusal.Encoded

/** One case; the story is told by whoever may do everything, and the command is sent by `actor` where roles are in use. */
export type Row = readonly [
  name: string,
  before: ReadonlyArray<CommandInput>,
  command: CommandInput,
  why: Why,
  actor?: string
]

/** Stories that many cases begin with: mobility m of a learner of member north. */
export const open = opened()
export const applied = [...open, apply("m")]
export const waiting = [...applied, waitlist("m")]
export const selected = [...open, ...approved("m")]
export const away = [...selected, depart("m")]
export const home = [...open, ...completed("m")]
export const registered = [...home, register("m")]
export const rejected = [...applied, reject("m")]
export const withdrawn = [...applied, withdraw("m")]
export const cancelled = [...selected, cancel("m")]
export const prevented = [...selected, prevent("m")]
export const mistaken = [...applied, enterInError("m")]
export const leave = { type: "leave-member", project: "p", member: "north", on: "2019-09-30" } as const
export const deserted = [...open, leave]

/** The day after today. */
export const tomorrow = "2020-06-16"

/** A fact that lies ahead. */
export const ahead = (what: DateName): Why => ({ code: "InFuture", what, date: tomorrow, today })

/** A step that the stage of mobility m does not allow. */
export const cannot = (step: string, stage: Stage, ...allowedFrom: ReadonlyArray<Stage>): Why => ({
  code: "StepNotAllowed",
  mobility: "m",
  step,
  stage,
  allowedFrom
})
type Stage = Extract<Why, { readonly code: "StepNotAllowed" }>["stage"]

/** Two days the wrong way round. */
export const disorder = (earlier: DateName, earlierOn: string, later: DateName, laterOn: string): Why => ({
  code: "OutOfOrder",
  earlier,
  earlierOn,
  later,
  laterOn
})

/** A day before or after the ordinary project. */
export const outside = (what: DateName, date: string, end = "2021-08-31"): Why => ({
  code: "OutsideProject",
  what,
  date,
  start: "2019-09-01",
  end
})

/** A span that ends before it begins. */
export const reversed = (start: string, end: string): Why => ({ code: "EndBeforeStart", start, end })
export const unknownProject: Why = { code: "UnknownProject", project: "p" }
export const unknownMember = (member: string, project = "p"): Why => ({ code: "UnknownMember", project, member })
export const unknownCategory: Why = {
  code: "UnknownCategory",
  project: "p",
  category: "guest",
  known: ["learner", "staff"]
}
export const memberHasLeft: Why = { code: "MemberHasLeft", project: "p", member: "north", leftOn: "2019-09-30" }
