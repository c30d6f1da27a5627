/**
 * Refusals about places in Swedish.
 */
import { byLimit, type PlaceTemplates } from "./PlaceTemplates.ts"

/** The part of the catalogue that is about places. */
export const placesInSwedish: PlaceTemplates = {
  NoPlaceLeft: byLimit({
    project:
      "Det finns ingen plats kvar i projektet {project}: det har {places}, och den här skulle bli nummer {held}.",
    category:
      "Det finns ingen plats kvar för {category} i projektet {project}: det har {places} sådana, och den här skulle bli nummer {held}.",
    member:
      "Det finns ingen plats kvar för {member} i projektet {project}: tilldelningen är {places}, och den här skulle bli nummer {held}.",
    members:
      "Det finns ingen plats kvar för medlemmar utan egen tilldelning i projektet {project}: de delar på {places}, och den här skulle bli nummer {held}.",
    memberCategory:
      "Det finns ingen plats kvar för {category} hos {member} i projektet {project}: tilldelningen är {places}, och den här skulle bli nummer {held}.",
    membersCategory:
      "Det finns ingen plats kvar för {category} hos medlemmar utan egen tilldelning i projektet {project}: de delar på {places}, och den här skulle bli nummer {held}."
  }),
  BeyondQuotaForbidden: byLimit({
    project:
      "Projektet {project} tillåter inga godkännanden utöver platserna: det har {places}, och den här skulle bli nummer {held}.",
    category:
      "Projektet {project} tillåter inga godkännanden utöver platserna: för {category} har det {places}, och den här skulle bli nummer {held}.",
    member:
      "Projektet {project} tillåter inga godkännanden utöver platserna: {member} har tilldelats {places}, och den här skulle bli nummer {held}.",
    members:
      "Projektet {project} tillåter inga godkännanden utöver platserna: medlemmar utan egen tilldelning delar på {places}, och den här skulle bli nummer {held}.",
    memberCategory:
      "Projektet {project} tillåter inga godkännanden utöver platserna: {member} har tilldelats {places} för {category}, och den här skulle bli nummer {held}.",
    membersCategory:
      "Projektet {project} tillåter inga godkännanden utöver platserna: för {category} delar medlemmar utan egen tilldelning på {places}, och den här skulle bli nummer {held}."
  }),
  PlacesHeld: byLimit({
    project: "{held} av platserna i projektet {project} är redan tagna i anspråk; {places} räcker inte.",
    category:
      "{held} av platserna för {category} i projektet {project} är redan tagna i anspråk; {places} räcker inte.",
    member: "{member} har redan tagit {held} av platserna i projektet {project} i anspråk; {places} räcker inte.",
    members:
      "Medlemmar utan egen tilldelning har redan tagit {held} av platserna i projektet {project} i anspråk; {places} räcker inte.",
    memberCategory:
      "{member} har redan tagit {held} av platserna för {category} i projektet {project} i anspråk; {places} räcker inte.",
    membersCategory:
      "Medlemmar utan egen tilldelning har redan tagit {held} av platserna för {category} i projektet {project} i anspråk; {places} räcker inte."
  }),
  AllocatedTooMuch: {
    by: "member",
    unknown: {
      by: "category",
      unknown:
        "Till och med den {on} skulle medlemmarna sammanlagt tilldelas {allocated} av platserna i projektet {project}, som inte har fler än {places}.",
      otherwise:
        "Till och med den {on} skulle medlemmarna sammanlagt tilldelas {allocated} av platserna för {category} i projektet {project}, som inte har fler än {places}."
    },
    otherwise:
      "Till och med den {on} skulle kategorierna hos {member} sammanlagt tilldelas {allocated} av medlemmens platser i projektet {project}, som inte är fler än {places}."
  },
  TooFewToMove: {
    by: "category",
    unknown:
      "Till och med den {on} har {member} tilldelats {allocated} av platserna i projektet {project}, färre än de {places} som skulle flyttas.",
    otherwise:
      "Till och med den {on} har {member} tilldelats {allocated} av platserna för {category} i projektet {project}, färre än de {places} som skulle flyttas."
  },
  PlacesMovedSince: {
    by: "category",
    unknown:
      "Till och med den {on} har {moved} av platserna hos {member} i projektet {project} flyttats till andra; {places} räcker inte.",
    otherwise:
      "Till och med den {on} har {moved} av platserna för {category} hos {member} i projektet {project} flyttats till andra; {places} räcker inte."
  },
  MovedToItself: "{member} kan inte flytta platser i projektet {project} till sig själv."
}
