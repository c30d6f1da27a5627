/**
 * What was seen in a history, beside the stages that it reached.
 */
import type { ConsortiumEvent } from "@westum/mobility"
import { correctionSights } from "./CorrectionSights.ts"
import { phaseSights } from "./PhaseSights.ts"

/** Whether an event shows it, after those that were entered before. */
export type Sight = (event: ConsortiumEvent, before: ReadonlyArray<ConsortiumEvent>) => boolean

/** A word of a project that holds from its day on. */
const holdsOn: ReadonlyArray<string> = ["number-assigned", "goals-set", "grant-awarded"].map(
  (type) => `project.${type}`
)

const isLateOffer: Sight = (event, before) =>
  event.type === "hosting.capacity-offered" &&
  before.some(
    (other) =>
      "offer" in other &&
      other.member === event.member &&
      other.offer === event.offer &&
      other.occurredOn > event.occurredOn
  )

const isLate: Sight = (event, before) =>
  "project" in event &&
  (holdsOn.includes(event.type) || event.type.startsWith("project.places-")) &&
  before.some(
    (other) =>
      "project" in other &&
      other.project === event.project &&
      other.type === event.type &&
      (other.occurredOn ?? "") > (event.occurredOn ?? "")
  )

/** What happened in a history, beside the main line. */
export const sights: ReadonlyArray<readonly [name: string, shows: Sight]> = [
  [
    "a second project",
    (event, [first]) =>
      "project" in event && first !== undefined && "project" in first && event.project !== first.project
  ],
  ["a word of a project entered late", isLate],
  ["a role given", ({ type }) => type === "role.assigned"],
  ["a reminder", ({ type }) => type === "reminder.issued"],
  ["a role taken", ({ type }) => type === "role.revoked"],
  ["places moved", ({ type }) => type === "project.places-moved"],
  ["a goal changed", ({ type }) => type === "mobility.goals-changed"],
  ["an outcome", ({ type }) => type === "mobility.outcome-recorded"],
  ["a waiting list", ({ type }) => type === "mobility.waitlisted"],
  ["a rejection reconsidered", ({ type }) => type === "mobility.reconsidered"],
  ["withdrawn or cancelled", ({ type }) => type === "mobility.withdrawn" || type === "mobility.cancelled"],
  ["a no-show", ({ type }) => type === "mobility.no-show"],
  ["prevented", ({ type }) => type === "mobility.prevented"],
  ["planned anew", ({ type }) => type === "mobility.replanned"],
  ["a stay extended", ({ type }) => type === "mobility.extended"],
  ["a stay interrupted", ({ type }) => type === "mobility.interrupted"],
  ["home early", ({ type }) => type === "mobility.returned-early"],
  ["a signature", ({ type }) => type === "mobility.document-signed"],
  ["a participant report", ({ type }) => type === "mobility.report-noted"],
  ["another form", ({ type }) => type === "mobility.mode-changed"],
  ["paid by others", (event) => event.type === "mobility.funding-changed" && event.funding === "zero-grant"],
  ["a payment", ({ type }) => type === "mobility.payment-made"],
  ["money recovered", ({ type }) => type === "mobility.payment-recovered"],
  ["a recorded past", (event) => "recordedPast" in event],
  ["above the places", (event) => "excess" in event],
  ...correctionSights,
  ...phaseSights,
  ["an offer to host", ({ type }) => type === "hosting.capacity-offered"],
  ["an offer entered late", isLateOffer],
  ["an offer withdrawn", ({ type }) => type === "hosting.capacity-withdrawn"],
  ["hosting for a project", (event) => "hosting" in event && event.after.project !== undefined],
  ["hosting rejected", ({ type }) => type === "hosting.rejected"],
  ["asked again", ({ type }) => type === "hosting.requested-again"],
  ["hosting withdrawn", ({ type }) => type === "hosting.withdrawn"],
  ["hosting cancelled", ({ type }) => type === "hosting.cancelled"],
  ["nobody came", ({ type }) => type === "hosting.no-show"],
  ["hosting ended early", ({ type }) => type === "hosting.ended-early"],
  ["a supervisor named", ({ type }) => type === "hosting.supervisor-named"],
  ["hosting corrected", ({ type }) => type === "hosting.details-corrected"],
  ["a hosting step retracted", ({ type }) => type === "hosting.step-retracted"],
  ["a hosting in error", ({ type }) => type === "hosting.entered-in-error"],
  ["a hosting reinstated", ({ type }) => type === "hosting.reinstated"]
]
