/**
 * Decisions about hosting that forget what they should read, misread it, or record what is not so.
 */
import { Record } from "effect"
import { CalendarDate, type HostingCapacity, type HostingEvent, Ids } from "@westum/mobility"
import { blindTo, type BrokenDecisions, mistaking, recordingOfHosting } from "./BrokenDecisions.ts"

const day = (text: string): CalendarDate.CalendarDate => CalendarDate.CalendarDate.make(text)

const withinBeds =
  "nobody is accepted on a day on which there is no bed; what is above has happened, or was put right, or is offered less"
const inTurn = "no step of a hosting is skipped, repeated, before its turn or ahead of its day"
const stands = "a hosting stands where its facts lead"
const recount = "beds, people received and partners equal a recount over the hostings"

type Offers = HostingCapacity.HostingCapacity["offers"]

/** Takes the offers for others. */
const offering = (change: (offer: Offers[string]) => Offers[string]) =>
  mistaking(
    ({ capacity }) =>
      capacity === undefined
        ? {}
        : {
            capacity: {
              ...capacity,
              offers: Object.fromEntries(Object.entries(capacity.offers).map(([name, offer]) => [name, change(offer)]))
            }
          },
    "accept-hosting"
  )

/** The event with another standing after it. */
const standingElse = (
  event: HostingEvent.HostingEvent,
  after: Partial<HostingEvent.HostingEvent["after"]>
): HostingEvent.HostingEvent => ({ ...event, after: { ...event.after, ...after } })

export const hostingFaults: ReadonlyArray<BrokenDecisions> = [
  {
    fault: "accepts without looking at the beds",
    decisions: blindTo("capacity", "accept-hosting"),
    caughtBy: withinBeds
  },
  {
    fault: "does not look on which days beds are offered",
    decisions: offering((offer) => ({ ...offer, days: { start: day("2000-01-01"), end: day("2999-12-31") } })),
    caughtBy: withinBeds
  },
  {
    fault: "counts two beds for each",
    decisions: offering((offer) => ({ ...offer, beds: offer.beds * 2 })),
    caughtBy: withinBeds
  },
  {
    fault: "takes everybody for somebody who stays a day",
    decisions: mistaking(
      ({ capacity }) =>
        capacity === undefined
          ? {}
          : {
              capacity: {
                ...capacity,
                guests: Record.map(capacity.guests, ({ came, expected }) => ({
                  came: { ...came, last: came.first },
                  expected: { ...expected, last: expected.first }
                }))
              }
            },
      "accept-hosting"
    ),
    caughtBy: withinBeds
  },
  {
    fault: "lets those come who were not accepted",
    decisions: mistaking(
      ({ hosting }) => (hosting === undefined ? {} : { hosting: { ...hosting, stage: "accepted" } }),
      "record-arrival"
    ),
    caughtBy: inTurn
  },
  {
    fault: "dates an arrival before the request",
    decisions: recordingOfHosting(
      (event) => (event.type === "hosting.arrived" ? { ...event, occurredOn: day("2019-01-02") } : event),
      "record-arrival"
    ),
    caughtBy: inTurn
  },
  {
    fault: "copies another member into acceptances",
    decisions: recordingOfHosting(
      (event) => standingElse(event, { member: Ids.MemberId.make("elsewhere") }),
      "accept-hosting"
    ),
    caughtBy: stands
  },
  {
    fault: "keeps the bed of whom it says no to",
    decisions: recordingOfHosting((event) => standingElse(event, { stage: "accepted" }), "cancel-hosting"),
    caughtBy: stands
  },
  {
    fault: "keeps the planned days where somebody came on others",
    decisions: recordingOfHosting(
      (event) => (event.type === "hosting.arrived" ? standingElse(event, { days: event.before.days }) : event),
      "record-arrival"
    ),
    caughtBy: stands
  },
  {
    fault: "corrects a hosting, and not whose it was before",
    decisions: recordingOfHosting(
      (event) => (event.type === "hosting.details-corrected" ? { ...event, before: event.after } : event),
      "correct-hosting"
    ),
    caughtBy: recount
  }
]
