/**
 * The model from one side in time: as it is, or as it had become by the end of a day.
 */
import type { Counted } from "../laws/Recount.ts"
import { agreedBy } from "../model/AfterProject.ts"
import { iso } from "../model/Days.ts"
import { offersBy } from "../model/AfterHosting.ts"
import type { Agreed, Entered, Hosted, Model } from "../model/Model.ts"
import type { Offered } from "../oracle/Beds.ts"
import { seenHosting } from "../oracle/HostingFacts.ts"
import { countedAsOf, countedIn, factsBy } from "../oracle/World.ts"

/** What should be seen. */
export interface View {
  /** Nothing where there is no such mobility. */
  readonly mobility: (id: string) => Entered | undefined
  readonly project: (id: string) => Agreed
  readonly counted: (project: string) => ReadonlyArray<Counted>
  /** Those of which anything had happened. */
  readonly mobilities: () => ReadonlyArray<Entered>
  /** Nothing where there is no such hosting. */
  readonly hosting: (id: string) => Hosted | undefined
  /** Those that count. */
  readonly hostings: () => ReadonlyArray<Hosted>
  readonly offers: () => ReadonlyArray<Offered>
}

const becomeBy = ({ mobilities }: Model, id: string, day: number | undefined): Entered | undefined => {
  const found = mobilities.find((each) => each.id === id)
  if (day === undefined || found === undefined) return found
  const facts = factsBy(found, iso(day))
  return facts.length === 0 ? undefined : { ...found, facts, entries: facts.length }
}

const hostingBy = ({ hostings }: Model, id: string, day: number | undefined): Hosted | undefined => {
  const found = hostings.find((each) => each.id === id)
  if (day === undefined || found === undefined) return found
  const facts = found.facts.filter(({ on }) => on <= iso(day))
  return facts.length === 0 ? undefined : { ...found, facts, ...seenHosting(facts), entries: facts.length }
}

/** The view of a model; as of a day, if there is one. */
export const viewOf = (model: Model, asOf: number | undefined): View => ({
  mobility: (id) => becomeBy(model, id, asOf),
  project: (id) => agreedBy(model.projects, id, asOf ?? Number.POSITIVE_INFINITY),
  counted: (project) =>
    asOf === undefined ? countedIn(model.mobilities, project) : countedAsOf(model.mobilities, project, iso(asOf)),
  mobilities: () => model.mobilities.flatMap(({ id }) => becomeBy(model, id, asOf) ?? []),
  hosting: (id) => hostingBy(model, id, asOf),
  hostings: () => model.hostings.flatMap(({ id, inError }) => (inError ? [] : (hostingBy(model, id, asOf) ?? []))),
  offers: () => offersBy(model.offersTold, asOf ?? Number.POSITIVE_INFINITY)
})

/**
 * The mobilities of which it is not certain what had happened by the end of the day: with a day unknown and a correction made
 * later, that depends on what each of them said.
 */
export const blurred = ({ mobilities }: Model, asOf: number | undefined): ReadonlyArray<Entered> =>
  mobilities.filter(
    ({ correctedOn, facts }) =>
      asOf !== undefined && correctedOn !== undefined && asOf < correctedOn && facts.some(({ on }) => on === null)
  )
