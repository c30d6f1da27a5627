/**
 * The stages of a mobility and the steps between them: one table, from which rules, refusals, tests and the diagram are made.
 */
import { Schema, Struct } from "effect"

/** Where a mobility stands; `none` before anything happened. */
export const Stage = Schema.Literals([
  "none",
  "applied",
  "waitlisted",
  "approved",
  "departed",
  "completed",
  "returned-early",
  "rejected",
  "withdrawn",
  "cancelled",
  "no-show",
  "prevented",
  "entered-in-error"
])
export type Stage = typeof Stage.Type

/** All stages in the order of a mobility's life. */
export const stages: ReadonlyArray<Stage> = Stage.literals

const begun: ReadonlyArray<Stage> = stages.filter((stage) => stage !== "none" && stage !== "entered-in-error")
const ended: ReadonlyArray<Stage> = ["completed", "returned-early"]
const going: ReadonlyArray<Stage> = ["applied", "waitlisted", "approved", "departed", ...ended]
/** A mobility that force majeure kept from beginning stays in Mobility Tool as a record of one day (NAITDOC 33529739). */
const recorded: ReadonlyArray<Stage> = [...going, "prevented"]

/** Only what was approved can have a complete row, which may stay in the tool when it does not take place. */
const reportable: ReadonlyArray<Stage> = begun.filter(
  (stage) => stage !== "applied" && stage !== "waitlisted" && stage !== "rejected"
)

/** A step: the stages it may be taken from, and those it can lead to: none where it leaves the stage, or leads back. */
export interface Step {
  readonly from: ReadonlyArray<Stage>
  readonly to: ReadonlyArray<Stage>
}

/** Every command to a mobility, with the stages that allow it. */
export const steps = {
  apply: { from: ["none"], to: ["applied"] },
  waitlist: { from: ["applied"], to: ["waitlisted"] },
  approve: { from: ["applied", "waitlisted"], to: ["approved"] },
  reject: { from: ["applied", "waitlisted"], to: ["rejected"] },
  reconsider: { from: ["rejected"], to: ["applied"] },
  withdraw: { from: ["applied", "waitlisted", "approved"], to: ["withdrawn"] },
  cancel: { from: ["approved"], to: ["cancelled"] },
  "no-show": { from: ["approved"], to: ["no-show"] },
  prevent: { from: ["approved"], to: ["prevented"] },
  replan: { from: ["applied", "waitlisted", "approved"], to: [] },
  depart: { from: ["approved"], to: ["departed"] },
  extend: { from: ["departed"], to: [] },
  interrupt: { from: ["departed"], to: [] },
  resume: { from: ["departed"], to: [] },
  complete: { from: ["departed"], to: ["completed"] },
  "return-early": { from: ["departed"], to: ["returned-early"] },
  "record-past": { from: ["none"], to: ended },
  register: { from: recorded, to: [] },
  "update-registration": { from: recorded, to: [] },
  "remove-registration": { from: begun, to: [] },
  "change-goals": { from: going, to: [] },
  "record-outcome": { from: ended, to: [] },
  "withdraw-outcome": { from: ended, to: [] },
  "sign-document": { from: recorded, to: [] },
  "withdraw-signature": { from: recorded, to: [] },
  "note-report": { from: ["departed", ...ended], to: [] },
  "declare-ineligible": { from: reportable, to: [] },
  "declare-eligible": { from: reportable, to: [] },
  "change-mode": { from: going, to: [] },
  "change-funding": { from: recorded, to: [] },
  "record-payment": { from: begun, to: [] },
  "record-recovery": { from: begun, to: [] },
  "withdraw-payment": { from: begun, to: [] },
  "correct-details": { from: begun, to: [] },
  "correct-registration": { from: begun, to: [] },
  "retract-step": { from: begun, to: [] },
  "enter-in-error": { from: begun, to: ["entered-in-error"] },
  reinstate: { from: ["entered-in-error"], to: [] }
} as const satisfies Record<string, Step>

/** The name of a step is the type of its command. */
export type StepName = keyof typeof steps

/** All steps, in the order of the table. */
export const stepNames: ReadonlyArray<StepName> = Struct.keys(steps)

/** The stages a step may be taken from. */
export const allowedFrom = (step: StepName): ReadonlyArray<Stage> => steps[step].from

/** Whether the stay is over. */
export const hasEnded = (stage: Stage): boolean => ended.includes(stage)

/** Whether an application waits to be decided on. */
export const awaitsDecision = (stage: Stage): boolean => stage === "applied" || stage === "waitlisted"

/** Whether nothing more is to come of the stay: it is over, or was prevented. */
export const isSettled = (stage: Stage): boolean => hasEnded(stage) || stage === "prevented"

/** Whether a place is held: approved and not given back. One that was prevented keeps its place by a setting of the project. */
export const holdsPlace = (stage: Stage): boolean => stage === "approved" || stage === "departed" || hasEnded(stage)

/** Whether a place is used: the participant has left home. */
export const usesPlace = (stage: Stage): boolean => stage === "departed" || hasEnded(stage)
