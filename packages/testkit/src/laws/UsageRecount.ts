/**
 * What quota usage and the four figures should be.
 */
import type { FourFigures, QuotaUsage } from "@westum/mobility"
import { limitOf, promised } from "../oracle/Limits.ts"
import { difference } from "./Law.ts"
import { type Compare, type Counted, isOf, type Of, recount } from "./Recount.ts"

const usageRow = (mobilities: ReadonlyArray<Counted>, places: number | undefined): QuotaUsage.QuotaRow => {
  const count = recount(mobilities)
  const used = count.underWay + count.completed + count.returnedEarly
  const held = count.selected + used
  return {
    places,
    held,
    used,
    registered: count.registered,
    drafts: count.drafts,
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

/** Granted, held, used, free, overbooked, registered, for everybody and for each. */
export const usageProblem =
  (report: QuotaUsage.QuotaReport): Compare =>
  (project, mobilities, ofs) => {
    for (const of of ofs) {
      const right = usageRow(
        mobilities.filter((mobility) => isOf(mobility, of)),
        limitOf(project.limits, of.member ?? null, of.category ?? null)
      )
      const { categories: _, ...row } = { categories: {}, ...(rowIn(report, of) ?? usageRow([], undefined)) }
      const wrong = difference(row, right)
      if (wrong !== undefined) return `usage of ${JSON.stringify(of)}: ${wrong}`
    }
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
  ({ limits }, mobilities) => {
    const approved = limitOf(limits, null, null)
    const rows = mobilities.filter(({ row }) => row !== null)
    const registeredBy = Object.fromEntries(
      Object.keys(figures.registeredBy).map((each) => [each, rows.filter(({ category }) => category === each).length])
    )
    const sum = Object.values(figures.registeredBy).reduce((total, number) => total + number, 0)
    const consumption = approved === undefined || approved === 0 ? undefined : rows.length / approved
    if (sum !== rows.length) return `the figures by category sum up to ${sum}, ${rows.length} are registered`
    return difference(figures, { approved, registered: rows.length, registeredBy, consumption })
  }
