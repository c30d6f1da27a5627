/**
 * Refusals about what a project has agreed on in Swedish.
 */
import type { ProjectCatalogue } from "./Catalogue.ts"

/** The part of the catalogue that is about what a project has agreed on. */
export const projectsInSwedish: ProjectCatalogue = {
  templates: {
    EndNotLater: "Det nya slutet för projektet {project}, {end}, ligger inte efter det nuvarande, {current}.",
    FirstEndBeforeStart:
      "Det slut för projektet {project} som avtalades först, {end}, ligger före projektets början, {start}.",
    FirstEndNotEarlier:
      "Det rättade första slutet för projektet {project}, {end}, ligger inte före det senare slut, {later}, som har begärts eller beviljats.",
    NoExtensionRequested: "Ingen begäran om förlängning av projektet {project} väntar på svar.",
    NoExtensionToRetract: "Inget har antecknats om en förlängning av projektet {project} som kan tas tillbaka.",
    NoLeaveToRetract:
      "{member} har inte lämnat projektet {project} sedan senaste anslutningen, så det finns inget utträde att ta tillbaka.",
    ProjectAlreadySo: "Rättelsen av projektet {project} ändrar ingenting.",
    CategoryCannotGo:
      "Kategorin {category} i projektet {project} kan inte tas bort genom en rättelse; den kan bara lägga till sådana som glömts."
  }
}
