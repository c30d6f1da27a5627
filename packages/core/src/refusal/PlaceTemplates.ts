/**
 * The texts about places, and what they have in common: each speaks of one of several limits.
 */
import type { Template } from "./Catalogue.ts"

/** The part of a catalogue that is about places. */
export type PlaceTemplates = Readonly<
  Record<
    | "NoPlaceLeft"
    | "BeyondQuotaForbidden"
    | "PlacesHeld"
    | "AllocatedTooMuch"
    | "TooFewToMove"
    | "PlacesMovedSince"
    | "MovedToItself",
    Template
  >
>

/** By whose limit it is: without a member it is what those without an allocation share. */
export const byLimit = (texts: {
  readonly project: string
  readonly category: string
  readonly member: string
  readonly members: string
  readonly memberCategory: string
  readonly membersCategory: string
}): Template => ({
  by: "level",
  texts: {
    category: texts.category,
    member: { by: "member", unknown: texts.members, otherwise: texts.member },
    "member-category": { by: "member", unknown: texts.membersCategory, otherwise: texts.memberCategory }
  },
  otherwise: texts.project
})
