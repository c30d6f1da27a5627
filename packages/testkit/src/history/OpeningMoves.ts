/**
 * What of the opening of a project was entered wrongly.
 */
import { iso } from "../model/Days.ts"
import type { Project, ProjectCommand } from "../model/Model.ts"
import { choose, type Draw } from "./Move.ts"

type Changes = Extract<ProjectCommand, { readonly type: "correct-project" }>["changes"]

/** Zones in which it is the same day at noon. */
const zones = ["Europe/Stockholm", "Europe/Lisbon", "Asia/Tbilisi"]

/** Something was another when the project was opened. */
export const openingCorrected = (project: Project, { days, how, what }: Draw): ProjectCommand | undefined => {
  const { categories, end, formerEnds, id, members, openedOn, opening, start } = project
  const [category, ...others] = categories
  if (opening === undefined || category === undefined) return undefined
  const first = formerEnds[0]?.end ?? end
  const coordinator = choose(members, how)?.id
  const zone = choose(
    zones.filter((each) => each !== opening.timeZone),
    how
  )
  const all: ReadonlyArray<Changes> = [
    { start: iso(start + (how % 2 === 0 ? -1 - (days % 5) : 1 + (days % 3))) },
    { end: iso(first + (how % 2 === 0 ? 1 + (days % 20) : -1 - (days % 5))) },
    {
      programme: opening.programme === undefined ? "KA122" : null,
      ...(coordinator === undefined ? {} : { coordinator })
    },
    zone === undefined ? {} : { timeZone: zone },
    openedOn === null ? {} : { openedOn: iso(openedOn - 1 - (days % 4)) },
    { categories: [category, ...others, `category-${categories.length + 1}`], start: iso(start - 1) }
  ]
  return { type: "correct-project", project: id, changes: choose(all, what) ?? {}, reason: "typing-error" }
}
