/**
 * What quota usage and the four figures should be.
 */
import type { FourFigures, QuotaUsage } from "@westum/mobility"
import { limitOf, promised, sharing, unpromised } from "../oracle/Limits.ts"
import { difference } from "./Law.ts"
import { isPlaceless, takesPlace } from "../oracle/World.ts"
import { type Compare, type Counted, isOf, type Of, type Project, recount } from "./Recount.ts"

const usageRow = (
  settings: Project["settings"],
  mobilities: ReadonlyArray<Counted>,
  places: number | undefined
): QuotaUsage.QuotaRow => {
  const count = recount(mobilities)
  const taking = mobilities.filter((mobility) => takesPlace(settings, mobility))
  const held = taking.length
  const used = taking.filter(({ stage }) => stage !== "approved").length
  return {
    places,
    held,
    used,
    registered: count.registered,
    drafts: count.drafts,
    accepted: count.accepted,
    free: places === undefined ? undefined : places > held ? places - held : 0,
    overbooked: places !== undefined && held > places ? held - places : 0,
    consumption: places === undefined || places === 0 ? undefined : count.registered / places,
    count
  }
}

const rowIn = (report: QuotaUsage.QuotaReport, { category, member }: Of): QuotaUsage.QuotaRow | undefined => {
  if (member === undefined) return category === undefined ? report.project : report.categories[category]
  return category === undefined ? report.members[member] : report.members[member]?.categories[category]
}

/** What members without places of their own share, of all places or of those of a category. */
const poolRow = (
  { limits, settings }: Project,
  mobilities: ReadonlyArray<Counted>,
  category: string | null
): QuotaUsage.PoolRow => {
  const places = unpromised(limits, category)
  const held = mobilities.filter((mobility) => takesPlace(settings, mobility)).filter(sharing(limits, category)).length
  return { places, held, free: places === undefined ? undefined : Math.max(0, places - held) }
}

const poolProblem = (
  { pool: { categories, ...pool } }: QuotaUsage.QuotaReport,
  project: Project,
  mobilities: ReadonlyArray<Counted>
): string | undefined => {
  const { limits, settings } = project
  const known = [
    ...limits.flatMap(({ category, member }) => (member === null ? (category ?? []) : [])),
    ...mobilities.flatMap((mobility) => (takesPlace(settings, mobility) ? mobility.category : []))
  ].filter((category) => !isPlaceless(settings, { category }))
  const missing = known.find((category) => categories[category] === undefined)
  if (missing !== undefined) return `there is no pool of ${missing}`
  const right = Object.keys(categories).map((category) => [category, poolRow(project, mobilities, category)])
  const wrong = difference(
    { ...pool, categories },
    { ...poolRow(project, mobilities, null), categories: Object.fromEntries(right) }
  )
  return wrong === undefined ? undefined : `the pool: ${wrong}`
}

/** Granted, held, used, free, overbooked, registered, for everybody and for each. */
export const usageProblem =
  (report: QuotaUsage.QuotaReport): Compare =>
  (project, mobilities, ofs) => {
    for (const of of ofs) {
      const { limits, settings } = project
      // Those who take no place are seen where their category is asked for, and there nothing limits them.
      const placeless = of.category !== undefined && isPlaceless(settings, { category: of.category })
      const right = usageRow(
        settings,
        mobilities.filter(
          (mobility) => isOf(mobility, of) && (of.category !== undefined || !isPlaceless(settings, mobility))
        ),
        placeless ? undefined : limitOf(limits, of.member ?? null, of.category ?? null)
      )
      const { categories: _, ...row } = { categories: {}, ...(rowIn(report, of) ?? usageRow(settings, [], undefined)) }
      const wrong = difference(row, right)
      if (wrong !== undefined) return `usage of ${JSON.stringify(of)}: ${wrong}`
    }
    const wrongPool = poolProblem(report, project, mobilities)
    if (wrongPool !== undefined) return wrongPool
    const { allocated, unallocated } = report
    const inAll = limitOf(project.limits, null, null)
    const given = promised(project.limits)
    return difference(
      { allocated, unallocated },
      { allocated: given, unallocated: inAll === undefined ? undefined : inAll - given }
    )
  }

/** Approved, registered, and of these by category. */
export const figuresProblem =
  (figures: FourFigures.FourFigures): Compare =>
  ({ limits, settings }, mobilities) => {
    const approved = limitOf(limits, null, null)
    const all = mobilities.filter(({ row }) => row !== null)
    const rows = all.filter((mobility) => !isPlaceless(settings, mobility))
    const registeredBy = Object.fromEntries(
      Object.keys(figures.registeredBy).map((each) => [each, all.filter(({ category }) => category === each).length])
    )
    const sum = Object.entries(figures.registeredBy).reduce(
      (total, [category, number]) => (isPlaceless(settings, { category }) ? total : total + (number ?? 0)),
      0
    )
    const consumption = approved === undefined || approved === 0 ? undefined : rows.length / approved
    if (sum !== rows.length) return `the figures by category sum up to ${sum}, ${rows.length} are registered`
    return difference(figures, { approved, registered: rows.length, registeredBy, consumption })
  }
