/**
 * Laws of the past: a log with its corrections worked in tells the same as the log itself.
 */
import { AsOf, CalendarDate, MobilityEvent, Projection, Timeline } from "@westum/mobility"
import { worldAfter } from "../oracle/World.ts"
import { keysIn } from "./Folding.ts"
import { difference, logLaw, where } from "./Law.ts"
import { projections } from "./ProjectionLaws.ts"

/** The copies that `decide` makes are those that working in corrections would make. */
export const copiesAreRight = logLaw("without corrections the events as of no day are the events", (log, broken) => {
  const corrected = new Set(
    log.events.flatMap(({ event }) =>
      "mobility" in event && MobilityEvent.isCorrection(event) ? [event.mobility] : []
    )
  )
  const untouched = log.events.filter(({ event }) => !("mobility" in event && corrected.has(event.mobility)))
  AsOf.asOf(untouched).forEach((recorded, i) => {
    const wrong = difference(recorded, untouched[i])
    if (wrong !== undefined) broken(`${where(recorded)}: ${wrong}`)
  })
})

const farAhead = CalendarDate.CalendarDate.make("2999-12-31")

/** At the end of time everything known has happened. */
export const lastDayIsNow = logLaw("as of the last day every projection is what it is now", ({ events }, broken) => {
  const inError = new Set(
    [...worldAfter(events).mobilities.values()].flatMap(({ id, inError }) => (inError ? [id] : []))
  )
  const last = AsOf.asOf(events, farAhead)
  for (const projection of projections) {
    // The timeline tells what was entered, so corrections belong into it.
    if (projection.name === Timeline.timeline.name) continue
    for (const key of keysIn(projection, events)) {
      const now = Projection.fold(projection, key, events)
      // Entered in error, a mobility is as if it had never been; only the log still knows its name.
      const right = projection.name === "mobility" && inError.has(key) ? projection.initial : now
      const wrong = difference(Projection.fold(projection, key, last), right)
      if (wrong !== undefined) broken(`${projection.name} of ${JSON.stringify(key)}: ${wrong}`)
    }
  }
})
