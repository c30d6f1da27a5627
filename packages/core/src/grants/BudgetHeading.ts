/**
 * Budget headings: what the money of a mobility project is for.
 */
import { Schema } from "effect"

/** What participants get money for: the headings that nobody on a zero-grant mobility draws on. */
export const ParticipantHeading = Schema.Literals([
  "travel",
  "individual-support",
  "linguistic-support",
  "inclusion-support",
  "exceptional-costs",
  "course-fees",
  "special-needs"
])
export type ParticipantHeading = typeof ParticipantHeading.Type

/**
 * Every heading, as the annexes on rates name them (Annex IV KA121/KA122-VET 2021, SEPIE); exceptional costs of expensive travel
 * and real costs of special needs as Mobility Tool keeps them apart (EWP api-mt-mobilities, report-request.xsd).
 */
export const BudgetHeading = Schema.Literals([
  ...ParticipantHeading.literals,
  "organisational-support",
  "preparatory-visits"
])
export type BudgetHeading = typeof BudgetHeading.Type

/** All headings, in the order in which they are shown. */
export const headings: ReadonlyArray<BudgetHeading> = BudgetHeading.literals
