/**
 * Refusals about phases of projects in Swedish, and their words.
 */
import type { PhaseCatalogue } from "./Catalogue.ts"

/** The part of the catalogue that is about phases of projects. */
export const phasesInSwedish: PhaseCatalogue = {
  templates: {
    PhaseNotAllowed: "Projektet {project} kan inte {step}: det är {phase}, inte {allowedIn}.",
    NoStepToRetract: "Det finns inget steg i projektet {project} som kan tas tillbaka.",
    NotGranted: {
      by: "date",
      unknown: "Det går inte att lägga in {what} i projektet {project}: det är {phase}.",
      otherwise: "Det går inte att lägga in {what} den {date} i projektet {project}: då är det {phase}."
    },
    RowsFrozen:
      "Dagen för {what}, {date}, är för sen: slutrapporten för projektet {project} lämnades in den {submittedOn}, och sedan dess kan raderna i verktyget inte ändras.",
    ProjectClosed: "Projektet {project} avslutades den {closedOn}; dagen för {what}, {date}, ligger efter det.",
    CheckExists: "Projektet {project} har redan en granskning {check}.",
    NotUnderCheck:
      "Programkontoret bedömer inte mobiliteten {mobility} den {on}: då är projektet {project} {phase}, inte under granskning.",
    RowNotComplete: "Raden {tool} för mobiliteten {mobility} är ett utkast och ingår inte i rapporten.",
    AlreadyIneligible: "Mobiliteten {mobility} har redan underkänts.",
    NotIneligible: "Mobiliteten {mobility} har inte underkänts."
  },
  words: {
    phases: {
      applied: "ännu bara sökt",
      rejected: "avslaget",
      granted: "beviljat",
      running: "pågående",
      "interim-reported": "delrapporterat",
      "final-reported": "slutrapporterat",
      checked: "granskat",
      closed: "avslutat"
    },
    steps: {
      "record-grant-decision": "beslutas om",
      "submit-report": "få den här rapporten inlämnad",
      "return-report": "få tillbaka den här rapporten",
      "record-check": "granskas",
      "close-project": "avslutas"
    },
    days: {
      "grant-decision": "beslutet om ansökan",
      "report-submission": "inlämningen av rapporten",
      "report-return": "återsändandet av rapporten",
      check: "granskningen",
      closing: "avslutandet",
      ineligibility: "underkännandet",
      eligibility: "återtagandet av underkännandet"
    }
  }
}
