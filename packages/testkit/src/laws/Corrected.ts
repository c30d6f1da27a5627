/**
 * Laws of the past: a log with its corrections worked in tells the same as the log itself.
 */
import { AsOf, CalendarDate, type ConsortiumEvent, HostingStory, Projection, Timeline } from "@westum/mobility"
import { keysIn } from "./Folding.ts"
import { difference, logLaw, where } from "./Law.ts"
import { projections } from "./ProjectionLaws.ts"

/** What an event is about that may be corrected. */
const lifeOf = (event: ConsortiumEvent): string | undefined => {
  if ("mobility" in event) return `mobility ${event.mobility}`
  return "hosting" in event ? `hosting ${event.hosting}` : undefined
}

/** The copies that `decide` makes are those that working in corrections would make. */
export const copiesAreRight = logLaw("without corrections the events as of no day are the events", (log, broken) => {
  const corrected = new Set(log.events.flatMap(({ event }) => ("corrects" in event ? [lifeOf(event)] : [])))
  const untouched = log.events.filter(({ event }) => !corrected.has(lifeOf(event)))
  AsOf.asOf(untouched).forEach((recorded, i) => {
    const wrong = difference(recorded, untouched[i])
    if (wrong !== undefined) broken(`${where(recorded)}: ${wrong}`)
  })
})

const farAhead = CalendarDate.CalendarDate.make("2999-12-31")

/** At the end of time everything known has happened. */
export const lastDayIsNow = logLaw("as of the last day every projection is what it is now", ({ events }, broken) => {
  const inError = new Set<string | undefined>()
  for (const { event } of events) {
    if (event.type.endsWith(".entered-in-error")) inError.add(lifeOf(event))
    if (event.type.endsWith(".reinstated")) inError.delete(lifeOf(event))
  }
  const last = AsOf.asOf(events, farAhead)
  for (const projection of projections) {
    // Stories tell what was entered, so corrections belong into them.
    if (projection.name === Timeline.timeline.name || projection.name === HostingStory.hostingStory.name) continue
    for (const key of keysIn(projection, events)) {
      const now = Projection.fold(projection, key, events)
      // Entered in error, a mobility or hosting is as if it had never been; only the log still knows its name.
      const right = inError.has(`${projection.name} ${key}`) ? projection.initial : now
      const wrong = difference(Projection.fold(projection, key, last), right)
      if (wrong !== undefined) broken(`${projection.name} of ${JSON.stringify(key)}: ${wrong}`)
    }
  }
})
