/**
 * What a project decides for itself.
 */
import { Schema } from "effect"

/** What happens above the places of a level: the approval is refused, or accepted and shown. */
export const Guard = Schema.Literals(["block", "warn"])
export type Guard = typeof Guard.Type

/** The levels at which places can be limited, from the whole project to one category of one member. */
export const Level = Schema.Literals(["project", "category", "member", "member-category"])
export type Level = typeof Level.Type

/** All levels, the widest first. */
export const levels: ReadonlyArray<Level> = Level.literals

/** The settings of a project, all of them with a default. */
export const Settings = Schema.Struct({
  /** One guard per level. */
  guards: Schema.Struct({ project: Guard, category: Guard, member: Guard, "member-category": Guard }),
  /** Whether an approval above blocked places may be made with a reason. */
  beyondQuota: Schema.Literals(["with-reason", "forbidden"]),
  /** The stage from which a mobility may be entered in Mobility Tool; from `applied` on drafts only, until it is approved. */
  registerFrom: Schema.Literals(["applied", "approved", "completed"]),
  /** The stage that needs at least one goal. */
  goalsFrom: Schema.Literals(["applied", "approved", "completed"])
})
export type Settings = typeof Settings.Type

/** What holds where a project says nothing. */
export const defaultSettings: Settings = {
  guards: { project: "block", category: "block", member: "block", "member-category": "block" },
  beyondQuota: "with-reason",
  registerFrom: "approved",
  goalsFrom: "approved"
}
