/**
 * Refusals about hosting in Swedish, and their words.
 */
import type { HostingCatalogue } from "./Catalogue.ts"

const hostingCannot = "Den inkommande vistelsen {hosting} kan inte {step}: den är {stage}, inte {allowedFrom}."

/** The part of the catalogue that is about hosting. */
export const hostingInSwedish: HostingCatalogue = {
  templates: {
    UnknownHosting: "Det finns ingen inkommande vistelse {hosting}.",
    HostingStepNotAllowed: {
      by: "step",
      texts: {
        "request-hosting": "Den inkommande vistelsen {hosting} finns redan; den är {stage}.",
        "retract-hosting-step": {
          by: "stage",
          texts: {
            requested:
              "Den inkommande vistelsen {hosting} är {stage}, och en förfrågan är inget steg som kan tas tillbaka; vistelsen kan markeras som felregistrerad."
          },
          otherwise: hostingCannot
        }
      },
      otherwise: hostingCannot
    },
    HostingAlreadySo: "Rättelsen av den inkommande vistelsen {hosting} ändrar ingenting.",
    HostingHasNoSuchDate: "Den inkommande vistelsen {hosting} är {stage}; den har ingen dag för {what} som kan rättas.",
    GoalWithoutProject:
      "Den inkommande vistelsen {hosting} hör inte till något projekt och kan inte bidra till mål {goal}.",
    NoBedLeft: {
      by: "category",
      unknown: "{member} har ingen ledig plats den {day}: {beds} erbjuds, och den här skulle bli nummer {taken}.",
      otherwise:
        "{member} har ingen ledig plats för {category} den {day}: {beds} erbjuds, och den här skulle bli nummer {taken}."
    },
    UnknownOffer: "{member} har inte lämnat något erbjudande {offer}."
  },
  words: {
    stages: {
      requested: "efterfrågad",
      accepted: "godtagen",
      arrived: "påbörjad",
      ended: "avslutad",
      "ended-early": "avslutad i förtid"
    },
    steps: {
      "request-hosting": "efterfrågas",
      "request-hosting-again": "efterfrågas på nytt",
      "accept-hosting": "godtas",
      "reject-hosting": "avslås",
      "withdraw-hosting": "återtas",
      "cancel-hosting": "ställas in",
      "record-no-show": "noteras som utebliven",
      "record-arrival": "påbörjas",
      "end-hosting": "avslutas",
      "end-hosting-early": "avslutas i förtid",
      "name-supervisor": "få en handledare",
      "correct-hosting": "rättas",
      "retract-hosting-step": "få sitt senaste steg återtaget",
      "enter-hosting-in-error": "markeras som felregistrerad",
      "reinstate-hosting": "återinföras"
    },
    days: {
      request: "förfrågan",
      "new-request": "den nya förfrågan",
      acceptance: "godtagandet",
      arrival: "ankomsten",
      end: "slutet",
      supervisor: "valet av handledare",
      offer: "erbjudandet"
    }
  }
}
