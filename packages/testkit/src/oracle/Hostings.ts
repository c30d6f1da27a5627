/**
 * The hostings and offers of a whole consortium as its log tells them, kept beside the domain in plain lists.
 */
import type { ConsortiumEvent } from "@westum/mobility"
import { type Offered, offersIn, type OfferWord } from "./Beds.ts"
import {
  type Hosting,
  hostingCorrected,
  type HostingEvent,
  hostingFactOf,
  type SeenHosting,
  seenHosting
} from "./HostingFacts.ts"
import type { Recorded } from "./World.ts"

const begun = ({ after, hosting }: HostingEvent): Hosting => ({
  id: hosting,
  project: after.project,
  member: after.member,
  partner: after.partner,
  participant: after.participant,
  group: undefined,
  facts: [],
  struck: [],
  inError: false
})

const afterEvent = (hosting: Hosting, id: string, event: HostingEvent): Hosting => {
  switch (event.type) {
    case "hosting.details-corrected":
      return hostingCorrected(hosting, event.changes)
    case "hosting.step-retracted": {
      const wrong: ReadonlyArray<string> = event.corrects
      return { ...hosting, facts: hosting.facts.filter((fact) => !wrong.includes(fact.id)) }
    }
    case "hosting.entered-in-error":
      return { ...hosting, facts: [], struck: hosting.facts, inError: true }
    case "hosting.reinstated":
      return { ...hosting, facts: hosting.struck, struck: [], inError: false }
    default: {
      const group = "group" in event ? event.group : hosting.group
      return { ...hosting, group, facts: [...hosting.facts, hostingFactOf(event, id)] }
    }
  }
}

/** Hostings and offers after the events taken so far. */
export class Hostings {
  readonly #all = new Map<string, Hosting>()
  readonly #words: Array<OfferWord> = []

  take({ event, id }: { readonly event: ConsortiumEvent; readonly id: string }): void {
    if ("hosting" in event) {
      this.#all.set(event.hosting, afterEvent(this.#all.get(event.hosting) ?? begun(event), id, event))
    }
    if ("offer" in event) {
      const stands = event.type === "hosting.capacity-offered" ? event : null
      this.#words.push({ on: event.occurredOn, about: event, stands })
    }
  }

  /** Those that stand. */
  get offers(): ReadonlyArray<Offered> {
    return offersIn(this.#words)
  }

  get(id: string): (Hosting & SeenHosting) | undefined {
    const found = this.#all.get(id)
    return found === undefined ? undefined : { ...found, ...seenHosting(found.facts) }
  }

  /** Those that count, as they are. */
  counted(): ReadonlyArray<Hosting & SeenHosting> {
    return [...this.#all.values()].flatMap((each) => (each.inError ? [] : [{ ...each, ...seenHosting(each.facts) }]))
  }

  /** Those that count, as they had become by the end of a day. */
  countedBy(day: string): ReadonlyArray<Hosting & SeenHosting> {
    return [...this.#all.values()].flatMap((each) => {
      const facts = each.facts.filter(({ on }) => on <= day)
      return facts.length === 0 ? [] : [{ ...each, facts, ...seenHosting(facts) }]
    })
  }
}

/** The hostings after these events. */
export const hostingsAfter = (events: ReadonlyArray<Recorded>): Hostings => {
  const hostings = new Hostings()
  for (const event of events) hostings.take(event)
  return hostings
}
