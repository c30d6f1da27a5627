/**
 * Projection: how the places of a project were shared out. Whoever looks back sees it by the days of its events, so places that go back
 * before some of these have to be there on each day since.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import type { CategoryCode, MemberId } from "../Ids.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { allocation, places, projectsOf, share, type Shared } from "./Places.ts"

/** What was shared out, in the order of entry. One project per key; the key is the project's id. */
export const sharing: Projection<ReadonlyArray<Shared>, ConsortiumEvent> = {
  name: "sharing",
  version: 1,
  types: ["project.places-allocated", "project.places-moved"],
  initial: [],
  tags: (key) => [`project:${key}`],
  keys: projectsOf,
  evolve: (state, event) =>
    event.type === "project.places-allocated" || event.type === "project.places-moved" ? [...state, event] : state
}

/** The places of a member, or of one of its categories. */
interface Wanted {
  readonly member: MemberId
  readonly category: CategoryCode | null
  readonly places: number
}

/** What it has been allocated by the end of a day. */
interface AllocatedBy {
  readonly on: CalendarDate
  readonly allocated: number
}

const allocatedBy = (shared: ReadonlyArray<Shared>, { category, member }: Wanted, on: CalendarDate): AllocatedBy => {
  const known = shared.filter(({ occurredOn }) => occurredOn <= on)
  return { on, allocated: allocation(known.reduce(share, places.initial.limits), member, category) ?? 0 }
}

/** The first day from this one on by which it has fewer than these; nothing where it has as many all the time. */
export const tooFewBy = (
  shared: ReadonlyArray<Shared>,
  wanted: Wanted,
  from: CalendarDate
): AllocatedBy | undefined => {
  const later = new Set(shared.map(({ occurredOn }) => occurredOn).filter((day) => day > from))
  return [from, ...[...later].toSorted()]
    .map((day) => allocatedBy(shared, wanted, day))
    .find(({ allocated }) => allocated < wanted.places)
}
