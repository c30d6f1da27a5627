/**
 * Refusals about what a project has agreed on in English.
 */
import type { ProjectCatalogue } from "./Catalogue.ts"

/** The part of the catalogue that is about what a project has agreed on. */
export const projectsInEnglish: ProjectCatalogue = {
  templates: {
    EndNotLater: "The new end of project {project}, {end}, is not after its present end, {current}.",
    FirstEndBeforeStart:
      "The end of project {project} that was agreed on at first, {end}, is before its start, {start}.",
    FirstEndNotEarlier:
      "The corrected first end of project {project}, {end}, is not before the later end {later} that was asked for or granted.",
    NoExtensionRequested: "No request to extend project {project} waits for an answer.",
    NoExtensionToRetract: "Nothing was noted of a later end of project {project} that could be taken back.",
    NoLeaveToRetract:
      "{member} has not left project {project} since it joined last, so there is no leaving to take back.",
    ProjectAlreadySo: "The correction of project {project} changes nothing.",
    CategoryCannotGo:
      "Category {category} of project {project} cannot go by a correction; it can only add those that were forgotten."
  }
}
