/**
 * Recounting: mobilities counted one by one, to be compared with what projections have added up.
 */
import type { QuotaUsage } from "@westum/mobility"
import type { Seen } from "../oracle/Facts.ts"
import type { Mobility, PlaceRules, Project as Told } from "../oracle/World.ts"

/** A mobility with all that is seen of it. */
export type Counted = Mobility & Seen

/** As much of a project as figures depend on. */
export interface Project extends Pick<Told, "limits" | "goals"> {
  readonly settings: PlaceRules
}

/** Narrows to a member, a category, both or neither. */
export interface Of {
  readonly member?: string
  readonly category?: string
}

/** Whether the mobility is one of these. */
export const isOf = (mobility: Counted, { category, member }: Of): boolean =>
  (member === undefined || mobility.member === member) && (category === undefined || mobility.category === category)

const countIn = (stage: Seen["stage"], mobilities: ReadonlyArray<Counted>): number =>
  mobilities.filter((mobility) => mobility.stage === stage).length

/** How many stand where. */
export const recount = (mobilities: ReadonlyArray<Counted>): QuotaUsage.QuotaRow["count"] => ({
  applied: countIn("applied", mobilities),
  waitlisted: countIn("waitlisted", mobilities),
  selected: countIn("approved", mobilities),
  underWay: countIn("departed", mobilities),
  completed: countIn("completed", mobilities),
  returnedEarly: countIn("returned-early", mobilities),
  prevented: countIn("prevented", mobilities),
  registered: mobilities.filter(({ row }) => row !== null).length,
  drafts: mobilities.filter(({ row }) => row?.status === "draft").length,
  accepted: mobilities.filter(({ ineligible, row }) => row?.status === "complete" && !ineligible).length
})

/** Each value once. */
export const distinct = (values: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(values)]

/** In all, and by every member, category and pair of them that anything is known of. */
export const narrowings = ({ limits }: Project, mobilities: ReadonlyArray<Counted>): ReadonlyArray<Of> => {
  const members = distinct([...mobilities, ...limits].flatMap(({ member }) => member ?? []))
  const categories = distinct([...mobilities, ...limits].flatMap(({ category }) => category ?? []))
  const pairs = members.flatMap((member) => categories.map((category) => ({ member, category })))
  return [{}, ...members.map((member) => ({ member })), ...categories.map((category) => ({ category })), ...pairs]
}

/** What is wrong with a state, when these mobilities of the project are counted. */
export type Compare = (
  project: Project,
  mobilities: ReadonlyArray<Counted>,
  ofs: ReadonlyArray<Of>
) => string | undefined
