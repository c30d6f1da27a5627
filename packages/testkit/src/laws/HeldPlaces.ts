/**
 * Laws of the places: never more held than there are but for what the log explains, none given back twice, and none moved away that is
 * not there.
 */
import { type ConsortiumEvent, Places, Projection } from "@westum/mobility"
import type { Holder } from "../oracle/Limits.ts"
import { byKey, excess, keyOf, type Taken, takenUnder, worsened } from "../oracle/Taken.ts"
import { holds, type Recorded, World } from "../oracle/World.ts"
import { type Broken, difference, logLaw, where } from "./Law.ts"

type OfMobility = Extract<ConsortiumEvent, { readonly mobility: string }>

const takenIn = (world: World, project: string, by?: Holder): ReadonlyArray<Taken> =>
  takenUnder(world.projects.get(project)?.limits ?? [], world.holders(project), by)

/** What the event says of the excess is what the recount says. */
const misstated = (event: OfMobility, world: World): string | undefined => {
  const said = "excess" in event ? event.excess : undefined
  if (said === undefined) return undefined
  const over = takenIn(world, event.project, event).filter((taken) => excess(taken) > 0)
  const wrong = difference([...said.over].sort(byKey), over.toSorted(byKey))
  return wrong === undefined ? undefined : `its excess is not what a recount gives: ${wrong}`
}

/** Whether an event may lead above blocked places. */
const allowedCause = (event: ConsortiumEvent, world: World): boolean => {
  switch (event.type) {
    // The agency's word, and the project's own.
    case "project.places-granted":
    case "project.settings-changed":
      return true
    case "mobility.approved": {
      const { excess: said, recordedPast } = event
      if (said?.cause === "recorded-past") return recordedPast === true
      const settings = world.projects.get(event.project)?.settings
      return said?.cause === "beyond-quota" && said.reason !== undefined && settings?.beyondQuota === "with-reason"
    }
    case "mobility.details-corrected":
    case "mobility.step-retracted":
    case "mobility.reinstated":
      return event.excess?.cause === "correction"
    default:
      return false
  }
}

/** Whether the event says itself that it leads above the level. */
const says = (event: ConsortiumEvent, taken: Taken): boolean => {
  if (!("mobility" in event)) return true
  const over = "excess" in event ? (event.excess?.over ?? []) : []
  return over.some((each) => keyOf(each) === keyOf(taken))
}

/** Held ≤ places at every level and every position, but for an excess that the log explains event by event. */
export const withinPlaces = logLaw(
  "held places stay within the places, but for an excess that the log explains",
  ({ events }, broken) => {
    const world = new World()
    const last = new Map<string, ReadonlyArray<Taken>>()
    for (const recorded of events) {
      world.take(recorded)
      const { event } = recorded
      for (const project of world.projects.keys()) {
        const after = takenIn(world, project)
        const guards = world.projects.get(project)?.settings.guards
        for (const taken of worsened(last.get(project) ?? [], after)) {
          const unexplained = !says(event, taken) || (guards?.[taken.level] === "block" && !allowedCause(event, world))
          if (unexplained) broken(`${where(recorded)}: nothing explains ${JSON.stringify(taken)} in ${project}`)
        }
        last.set(project, after)
      }
      const wrong = "mobility" in event ? misstated(event, world) : undefined
      if (wrong !== undefined) broken(`${where(recorded)}: ${wrong}`)
    }
  }
)

const isShared = ({ event: { type } }: Recorded): boolean =>
  type === "project.places-allocated" || type === "project.places-moved"

const dayOf = ({ event }: Recorded): string => event.occurredOn ?? ""

/** Places are moved from where they are: on their day, and on each day since. */
export const noneMovedTwice = logLaw("as of no day has a member fewer places than none", ({ events }, broken) => {
  for (const day of new Set(events.filter(isShared).map(dayOf))) {
    const world = new World()
    for (const recorded of events) {
      const isToldBy = isShared(recorded) && dayOf(recorded) <= day
      if (isToldBy || recorded.event.type === "project.opened") world.take(recorded)
    }
    for (const [project, { limits }] of world.projects) {
      const short = limits.find(({ places }) => places < 0)
      if (short !== undefined) broken(`as of ${day} there is ${JSON.stringify(short)} in ${project}`)
    }
  }
})

/** Approved and not given back; whether one who was prevented takes a place is another matter. */
const keeps = (mobility: { readonly stage: string }): boolean => holds(mobility) || mobility.stage === "prevented"

/** By the event's own words: was a place held before, and is one after? Nothing where it is not about that. */
const ownWords = (event: OfMobility): readonly [before: boolean, after: boolean] | undefined => {
  switch (event.type) {
    case "mobility.approved":
      return [false, true]
    case "mobility.withdrawn":
      return [event.from === "approved", false]
    case "mobility.cancelled":
    case "mobility.no-show":
      return [true, false]
    case "mobility.prevented":
    case "mobility.departed":
    case "mobility.completed":
    case "mobility.returned-early":
      return [true, true]
    case "mobility.details-corrected":
    case "mobility.step-retracted":
      return [keeps(event.before), keeps(event.after)]
    case "mobility.entered-in-error":
      return [keeps(event.before), false]
    case "mobility.reinstated":
      return [false, keeps(event.after)]
    default:
      return undefined
  }
}

const heldBy = (places: Places.Places): number =>
  [places.held, places.prevented]
    .flatMap((numbers) => Object.values(numbers))
    .flatMap((ofMember) => Object.values(ofMember))
    .reduce((sum, held) => sum + held, 0)

const checkLedger = (recorded: Recorded, ledger: Set<string>, broken: Broken): void => {
  const { event } = recorded
  const words = "mobility" in event ? ownWords(event) : undefined
  if (words === undefined || !("mobility" in event)) return
  const [before, after] = words
  if (ledger.has(event.mobility) !== before) {
    broken(`${where(recorded)}: says a place was ${before ? "" : "not "}held, but that is not so`)
  }
  if (after) ledger.add(event.mobility)
  else ledger.delete(event.mobility)
}

/** A place is taken once and given back once, and the guard counts exactly those who hold one. */
export const givenBackOnce = logLaw("a held place is given back once", ({ events }, broken) => {
  const world = new World()
  const ledger = new Set<string>()
  const states = new Map<string, Places.Places>()
  for (const recorded of events) {
    world.take(recorded)
    checkLedger(recorded, ledger, broken)
    for (const project of Places.places.keys(recorded.event)) {
      const state = Projection.fold(Places.places, project, [recorded], states.get(project))
      states.set(project, state)
      const holders = world.of(project).filter(keeps)
      if (heldBy(state) !== holders.length) {
        broken(`${where(recorded)}: the guard counts ${heldBy(state)} places of ${project}, ${holders.length} are held`)
      }
      for (const { id } of holders) if (!ledger.has(id)) broken(`${where(recorded)}: ${id} holds a place nobody gave`)
    }
  }
})
