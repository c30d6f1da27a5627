/**
 * The stages of a hosting and the steps between them: one table, from which rules, refusals, tests and the diagram are made.
 *
 * The stages until arrival are those in which a receiving organisation keeps nominations (EWP imobilities, NominationStatus): a
 * rejection is not the end, since a corrected request may follow (EWP omobilities, README, scenario 1).
 */
import { Schema, Struct } from "effect"

/** Where a hosting stands; `none` before anything happened. */
export const HostingStage = Schema.Literals([
  "none",
  "requested",
  "accepted",
  "arrived",
  "ended",
  "ended-early",
  "rejected",
  "withdrawn",
  "cancelled",
  "no-show",
  "entered-in-error"
])
export type HostingStage = typeof HostingStage.Type

/** All stages in the order of a hosting's life. */
export const hostingStages: ReadonlyArray<HostingStage> = HostingStage.literals

const begun: ReadonlyArray<HostingStage> = hostingStages.filter(
  (stage) => stage !== "none" && stage !== "entered-in-error"
)
const received: ReadonlyArray<HostingStage> = ["arrived", "ended", "ended-early"]

/** A step: the stages it may be taken from, and those it can lead to: none where it leaves the stage, or leads back. */
export interface HostingStep {
  readonly from: ReadonlyArray<HostingStage>
  readonly to: ReadonlyArray<HostingStage>
}

/** Every command to a hosting, with the stages that allow it. */
export const hostingSteps = {
  "request-hosting": { from: ["none"], to: ["requested"] },
  "request-hosting-again": { from: ["rejected"], to: ["requested"] },
  "accept-hosting": { from: ["requested"], to: ["accepted"] },
  "reject-hosting": { from: ["requested"], to: ["rejected"] },
  "withdraw-hosting": { from: ["requested", "accepted"], to: ["withdrawn"] },
  "cancel-hosting": { from: ["accepted"], to: ["cancelled"] },
  "record-no-show": { from: ["accepted"], to: ["no-show"] },
  "record-arrival": { from: ["accepted"], to: ["arrived"] },
  "end-hosting": { from: ["arrived"], to: ["ended"] },
  "end-hosting-early": { from: ["arrived"], to: ["ended-early"] },
  "name-supervisor": { from: ["accepted", ...received], to: [] },
  "correct-hosting": { from: begun, to: [] },
  "retract-hosting-step": { from: begun.filter((stage) => stage !== "requested"), to: [] },
  "enter-hosting-in-error": { from: begun, to: ["entered-in-error"] },
  "reinstate-hosting": { from: ["entered-in-error"], to: [] }
} as const satisfies Record<string, HostingStep>

/** The name of a step is the type of its command. */
export type HostingStepName = keyof typeof hostingSteps

/** All steps, in the order of the table. */
export const hostingStepNames: ReadonlyArray<HostingStepName> = Struct.keys(hostingSteps)

/** The stages a step may be taken from. */
export const hostingAllowedFrom = (step: HostingStepName): ReadonlyArray<HostingStage> => hostingSteps[step].from

/** Whether somebody has come: what counts as received. */
export const isReceived = (stage: HostingStage): boolean => received.includes(stage)

/** Whether a bed is taken on the days of the stay: accepted and not given up. */
export const takesBed = (stage: HostingStage): boolean => stage === "accepted" || isReceived(stage)
