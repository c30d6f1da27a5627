/**
 * Every answer, handed on without a word on its type: a program that is itself a library can be declared all the same.
 */
import {
  awards,
  checkProject,
  fourFigures,
  goalProgress,
  holders,
  hosting,
  hostingUsage,
  memberUsage,
  mobility,
  partners,
  payments,
  project,
  quotaUsage,
  readRecords,
  received,
  reportBlockers,
  roles,
  rowRules,
  timeline,
  toDo,
  versions,
  type CheckSources,
  type OpenConsortium
} from "@westum/mobility/promise"

export const projectOf = (consortium: OpenConsortium) => consortium.ask(project("p"))
export const mobilityOf = (consortium: OpenConsortium) => consortium.ask(mobility("m"))
export const timelineOf = (consortium: OpenConsortium) => consortium.ask(timeline("m"))
export const quotaOf = (consortium: OpenConsortium) => consortium.ask(quotaUsage("p"))
export const awardsOf = (consortium: OpenConsortium) => consortium.ask(awards("p"))
export const memberOf = (consortium: OpenConsortium) => consortium.ask(memberUsage("p", "north"))
export const goalsOf = (consortium: OpenConsortium) => consortium.ask(goalProgress("p"))
export const figuresOf = (consortium: OpenConsortium) => consortium.ask(fourFigures("p"))
export const rolesOf = (consortium: OpenConsortium) => consortium.ask(roles("kim"))
export const holdersOf = (consortium: OpenConsortium) => consortium.ask(holders("coordinator"))
export const hostingOf = (consortium: OpenConsortium) => consortium.ask(hosting("h"))
export const bedsOf = (consortium: OpenConsortium) =>
  consortium.ask(hostingUsage("north", { start: "2020-01-01", end: "2020-01-31" }))
export const receivedOf = (consortium: OpenConsortium) => consortium.ask(received())
export const partnersOf = (consortium: OpenConsortium) => consortium.ask(partners())
export const toDoOf = (consortium: OpenConsortium) => consortium.ask(toDo("p", { on: "2020-01-31" }))
export const blockersOf = (consortium: OpenConsortium) => consortium.ask(reportBlockers("p", { on: "2020-01-31" }))
export const versionsOf = (consortium: OpenConsortium) => consortium.ask(versions("p"))
export const paymentsOf = (consortium: OpenConsortium) => consortium.ask(payments("p"))
export const membersOf = async (consortium: OpenConsortium) => (await quotaOf(consortium)).members
export const entriesOf = async (consortium: OpenConsortium) => (await timelineOf(consortium)).entries
export const question = fourFigures("p")
export const rules = rowRules("KA102", 2019, "2020-01-31")
export const rowsOf = (consortium: OpenConsortium, sources: CheckSources) =>
  checkProject(consortium, "p", rules, sources)
export const recordsOf = (consortium: OpenConsortium, sources: CheckSources) => readRecords(consortium, "p", sources)
export const previewOf = (consortium: OpenConsortium) => consortium.preview([{ type: "approve", mobility: "m" }])
export const approved = (consortium: OpenConsortium) => consortium.execute({ type: "approve", mobility: "m" })
