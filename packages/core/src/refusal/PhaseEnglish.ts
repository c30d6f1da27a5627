/**
 * Refusals about phases of projects in English, and their words.
 */
import type { PhaseCatalogue } from "./Catalogue.ts"

/** The part of the catalogue that is about phases of projects. */
export const phasesInEnglish: PhaseCatalogue = {
  templates: {
    PhaseNotAllowed: "Project {project} cannot {step}: it is {phase}, not {allowedIn}.",
    NoStepToRetract: "There is no step of project {project} that could be taken back.",
    NotGranted: {
      by: "date",
      unknown: "There is no {what} in project {project}: it is {phase}.",
      otherwise: "There is no {what} in project {project} on {date}: it is {phase} then."
    },
    RowsFrozen:
      "The {what} on {date} comes too late: the final report of project {project} was submitted on {submittedOn}, and rows in the tool have stood still since.",
    ProjectClosed: "Project {project} was closed on {closedOn}; the {what} on {date} would be after that.",
    CheckExists: "Project {project} has a check {check} already.",
    NotUnderCheck:
      "The agency does not judge mobility {mobility} on {on}: project {project} is {phase} then, not under check.",
    RowNotComplete: "The row {tool} of mobility {mobility} is a draft, which is no part of the report.",
    AlreadyIneligible: "Mobility {mobility} has been declared ineligible already.",
    NotIneligible: "Mobility {mobility} has not been declared ineligible."
  },
  words: {
    phases: {
      applied: "only applied for",
      rejected: "rejected by the agency",
      granted: "granted",
      running: "under way",
      "interim-reported": "reported on in the interim",
      "final-reported": "reported on to the end",
      checked: "checked",
      closed: "closed"
    },
    steps: {
      "record-grant-decision": "be decided on",
      "submit-report": "have this report submitted",
      "return-report": "get this report back",
      "record-check": "be checked",
      "close-project": "be closed"
    },
    days: {
      "grant-decision": "decision on the application",
      "report-submission": "submission of the report",
      "report-return": "return of the report",
      check: "check",
      closing: "closing",
      ineligibility: "declaration as ineligible",
      eligibility: "declaration as eligible"
    }
  }
}
