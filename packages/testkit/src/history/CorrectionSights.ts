/**
 * What was put right or taken back in a history.
 */
import type { ConsortiumEvent } from "@westum/mobility"

/** Each with its name, and whether an event shows it. */
export const correctionSights: ReadonlyArray<readonly [name: string, shows: (event: ConsortiumEvent) => boolean]> = [
  ["a project put right", ({ type }) => type === "project.details-corrected"],
  ["a member put right", ({ type }) => type === "project.member-corrected"],
  ["a leaving taken back", ({ type }) => type === "project.leave-retracted"],
  ["a row put right", ({ type }) => type === "mobility.registration-corrected"],
  ["an outcome withdrawn", ({ type }) => type === "mobility.outcome-withdrawn"],
  ["a payment withdrawn", ({ type }) => type === "mobility.payment-withdrawn"],
  ["details corrected", ({ type }) => type === "mobility.details-corrected"],
  ["a step retracted", ({ type }) => type === "mobility.step-retracted"],
  ["entered in error", ({ type }) => type === "mobility.entered-in-error"],
  ["reinstated", ({ type }) => type === "mobility.reinstated"]
]
