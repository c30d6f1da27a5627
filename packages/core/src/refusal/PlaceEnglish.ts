/**
 * Refusals about places in English.
 */
import { byLimit, type PlaceTemplates } from "./PlaceTemplates.ts"

/** The part of the catalogue that is about places. */
export const placesInEnglish: PlaceTemplates = {
  NoPlaceLeft: byLimit({
    project: "No place is left in project {project}: it has {places}, and this would be number {held}.",
    category:
      "No place is left for {category} in project {project}: it has {places} of them, and this would be number {held}.",
    member: "No place is left for {member} in project {project}: it has {places}, and this would be number {held}.",
    members:
      "No place is left for members without an allocation in project {project}: they share {places}, and this would be number {held}.",
    memberCategory:
      "No place is left for {member} in project {project} for {category}: it has {places}, and this would be number {held}.",
    membersCategory:
      "No place is left for {category} of members without an allocation in project {project}: they share {places}, and this would be number {held}."
  }),
  BeyondQuotaForbidden: byLimit({
    project:
      "Project {project} allows no approval beyond its places: it has {places}, and this would be number {held}.",
    category:
      "Project {project} allows no approval beyond its places: for {category} it has {places}, and this would be number {held}.",
    member:
      "Project {project} allows no approval beyond its places: {member} has {places}, and this would be number {held}.",
    members:
      "Project {project} allows no approval beyond its places: members without an allocation share {places}, and this would be number {held}.",
    memberCategory:
      "Project {project} allows no approval beyond its places: for {category} {member} has {places}, and this would be number {held}.",
    membersCategory:
      "Project {project} allows no approval beyond its places: for {category} members without an allocation share {places}, and this would be number {held}."
  }),
  PlacesHeld: byLimit({
    project: "{held} of the places of project {project} are held already; {places} would not be enough.",
    category:
      "{held} of the places for {category} in project {project} are held already; {places} would not be enough.",
    member: "{member} holds {held} of the places of project {project} already; {places} would not be enough.",
    members:
      "Members without an allocation hold {held} of the places of project {project} already; {places} would not be enough.",
    memberCategory:
      "{member} holds {held} of the places for {category} in project {project} already; {places} would not be enough.",
    membersCategory:
      "Members without an allocation hold {held} of the places for {category} in project {project} already; {places} would not be enough."
  }),
  AllocatedTooMuch: {
    by: "member",
    unknown: {
      by: "category",
      unknown:
        "By {on}, members would be allocated {allocated} of the places of project {project}, which has {places} and no more.",
      otherwise:
        "By {on}, members would be allocated {allocated} of the places for {category} in project {project}, which has {places} and no more."
    },
    otherwise:
      "By {on}, the categories of {member} would be allocated {allocated} of its places in project {project}; it has {places} and no more."
  },
  TooFewToMove: {
    by: "category",
    unknown:
      "By {on}, {member} has been allocated {allocated} of the places of project {project}, fewer than the {places} to be moved.",
    otherwise:
      "By {on}, {member} has been allocated {allocated} of the places for {category} in project {project}, fewer than the {places} to be moved."
  },
  PlacesMovedSince: {
    by: "category",
    unknown:
      "By {on}, {moved} of the places of {member} in project {project} have been moved to others; {places} would not be enough.",
    otherwise:
      "By {on}, {moved} of the places of {member} for {category} in project {project} have been moved to others; {places} would not be enough."
  },
  MovedToItself: "{member} cannot move places of project {project} to itself."
}
