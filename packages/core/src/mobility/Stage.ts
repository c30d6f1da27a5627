/**
 * The stages of a mobility and the steps between them: one table, from which rules, refusals, tests and the diagram are made.
 */
import { Schema, Struct } from "effect"

/** Where a mobility stands; `none` before anything happened. */
export const Stage = Schema.Literals([
  "none",
  "applied",
  "approved",
  "departed",
  "completed",
  "returned-early",
  "rejected",
  "withdrawn",
  "cancelled",
  "entered-in-error"
])
export type Stage = typeof Stage.Type

/** All stages in the order of a mobility's life. */
export const stages: ReadonlyArray<Stage> = Stage.literals

const begun: ReadonlyArray<Stage> = stages.filter((stage) => stage !== "none" && stage !== "entered-in-error")
const ended: ReadonlyArray<Stage> = ["completed", "returned-early"]
const going: ReadonlyArray<Stage> = ["applied", "approved", "departed", ...ended]

/** A step: the stages it may be taken from, and those it can lead to: none where it leaves the stage, or leads back. */
export interface Step {
  readonly from: ReadonlyArray<Stage>
  readonly to: ReadonlyArray<Stage>
}

/** Every command to a mobility, with the stages that allow it. */
export const steps = {
  apply: { from: ["none"], to: ["applied"] },
  approve: { from: ["applied"], to: ["approved"] },
  reject: { from: ["applied"], to: ["rejected"] },
  withdraw: { from: ["applied", "approved"], to: ["withdrawn"] },
  cancel: { from: ["approved"], to: ["cancelled"] },
  depart: { from: ["approved"], to: ["departed"] },
  complete: { from: ["departed"], to: ["completed"] },
  "return-early": { from: ["departed"], to: ["returned-early"] },
  "record-past": { from: ["none"], to: ended },
  register: { from: going, to: [] },
  "update-registration": { from: going, to: [] },
  "remove-registration": { from: begun, to: [] },
  "change-goals": { from: going, to: [] },
  "record-outcome": { from: ended, to: [] },
  "correct-details": { from: begun, to: [] },
  "retract-step": { from: begun.filter((stage) => stage !== "applied"), to: [] },
  "enter-in-error": { from: begun, to: ["entered-in-error"] }
} as const satisfies Record<string, Step>

/** The name of a step is the type of its command. */
export type StepName = keyof typeof steps

/** All steps, in the order of the table. */
export const stepNames: ReadonlyArray<StepName> = Struct.keys(steps)

/** The stages a step may be taken from. */
export const allowedFrom = (step: StepName): ReadonlyArray<Stage> => steps[step].from

/** Whether the stay is over. */
export const hasEnded = (stage: Stage): boolean => ended.includes(stage)

/** Whether a place is held: approved and not given back. */
export const holdsPlace = (stage: Stage): boolean => stage === "approved" || stage === "departed" || hasEnded(stage)

/** Whether a place is used: the participant has left home. */
export const usesPlace = (stage: Stage): boolean => stage === "departed" || hasEnded(stage)
