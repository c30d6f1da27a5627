/**
 * Refusals about hosting in English, and their words.
 */
import type { HostingCatalogue } from "./Catalogue.ts"

const hostingCannot = "Hosting {hosting} cannot {step}: it is {stage}, not {allowedFrom}."

/** The part of the catalogue that is about hosting. */
export const hostingInEnglish: HostingCatalogue = {
  templates: {
    UnknownHosting: "There is no hosting {hosting}.",
    HostingStepNotAllowed: {
      by: "step",
      texts: {
        "request-hosting": "There is a hosting {hosting} already; it is {stage}.",
        "retract-hosting-step": {
          by: "stage",
          texts: {
            requested:
              "Hosting {hosting} is {stage}, and a request is no step to take back; the hosting can be marked as entered in error."
          },
          otherwise: hostingCannot
        }
      },
      otherwise: hostingCannot
    },
    HostingAlreadySo: "The correction of hosting {hosting} changes nothing.",
    HostingHasNoSuchDate: "Hosting {hosting} is {stage}; it has no {what} whose day could be corrected.",
    GoalWithoutProject: "Hosting {hosting} serves no project, so it cannot serve goal {goal}.",
    NoBedLeft: {
      by: "category",
      unknown: "{member} has no bed left on {day}: it offers {beds}, and this would be number {taken}.",
      otherwise: "{member} has no bed left for {category} on {day}: it offers {beds}, and this would be number {taken}."
    },
    UnknownOffer: "{member} has made no offer {offer}."
  },
  words: {
    stages: {
      requested: "requested",
      accepted: "accepted",
      arrived: "under way",
      ended: "over",
      "ended-early": "ended early"
    },
    steps: {
      "request-hosting": "be requested",
      "request-hosting-again": "be requested again",
      "accept-hosting": "be accepted",
      "reject-hosting": "be rejected",
      "withdraw-hosting": "be withdrawn",
      "cancel-hosting": "be cancelled",
      "record-no-show": "be recorded as a no-show",
      "record-arrival": "begin",
      "end-hosting": "end",
      "end-hosting-early": "end early",
      "name-supervisor": "have a supervisor named",
      "correct-hosting": "be corrected",
      "retract-hosting-step": "have its last step taken back",
      "enter-hosting-in-error": "be marked as entered in error",
      "reinstate-hosting": "be reinstated"
    },
    days: {
      request: "request",
      "new-request": "new request",
      acceptance: "acceptance",
      arrival: "arrival",
      end: "end",
      supervisor: "naming of the supervisor",
      offer: "offer"
    }
  }
}
