/**
 * What of the phases of projects, and of their ends, was seen in a history.
 */
import type { ConsortiumEvent } from "@westum/mobility"

/** Each with its name, and whether an event shows it. */
export const phaseSights: ReadonlyArray<readonly [name: string, shows: (event: ConsortiumEvent) => boolean]> = [
  ["applied for first", (event) => event.type === "project.opened" && event.phase === "applied"],
  ["a grant decided", ({ type }) => type === "project.grant-decided"],
  ["a report submitted", ({ type }) => type === "project.report-submitted"],
  ["a report returned", ({ type }) => type === "project.report-returned"],
  ["a check", ({ type }) => type === "project.check-recorded"],
  ["a closing", ({ type }) => type === "project.closed"],
  ["a step of a project taken back", ({ type }) => type === "project.step-retracted"],
  ["an extension", ({ type }) => type === "project.extension-granted"],
  ["an extension taken back", ({ type }) => type === "project.extension-step-retracted"],
  ["found ineligible", ({ type }) => type === "mobility.declared-ineligible"],
  ["eligible after all", ({ type }) => type === "mobility.declared-eligible"]
]
