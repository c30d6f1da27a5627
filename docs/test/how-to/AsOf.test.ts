/**
 * The code of the how-to of the same name. Days are those of a calendar that the test turns.
 */
// #region imports
import { fourFigures, goalProgress, open, quotaUsage } from "@westum/mobility/promise"
// #endregion
import { memory } from "@westum/mobility/promise"
import { afterEach, beforeEach, expect, it, vi } from "vitest"

const project = "vet-2018"
const onDay = (day: string) => vi.setSystemTime(new Date(`${day}T09:00:00Z`))

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }))
afterEach(() => void vi.useRealTimers())

const opening = [
  {
    type: "open-project",
    project,
    coordinator: "harbour",
    start: "2017-09-01",
    end: "2019-08-31",
    timeZone: "Europe/Stockholm",
    categories: ["learner", "staff"]
  },
  { type: "set-goals", project, goals: [{ code: "1", titles: { en: "Languages at work" } }] },
  { type: "join-member", project, member: "harbour", name: "Harbour School" },
  { type: "grant-places", project, places: 10 }
] as const

it("tells what had happened from what was known", async () => {
  onDay("2017-09-01")
  await using consortium = await open(memory())
  await consortium.executeAll(opening)
  onDay("2019-09-12")
  const stay = { departedOn: "2019-05-06", endedOn: "2019-05-24", appliedOn: null, approvedOn: null }
  const registration = { status: "complete", on: "2019-08-30" } as const
  const past = { type: "record-past", project, member: "harbour", category: "learner", goals: ["1"] } as const
  // #region late
  // On 12 September 2019, two stays of May are entered, with their rows made in Mobility Tool on 30 August.
  await consortium.executeAll([
    { ...past, mobility: "m-1", participant: "p-1", ...stay, registration: { ...registration, tool: "MT-1" } },
    { ...past, mobility: "m-2", participant: "p-2", ...stay, registration: { ...registration, tool: "MT-2" } }
  ])
  // #endregion

  // #region ask
  const happened = await consortium.ask(fourFigures(project), { asOf: "2019-08-31" })
  const known = await consortium.ask(fourFigures(project), { knownAt: "2019-08-31" })
  const both = await consortium.ask(fourFigures(project), { asOf: "2019-08-29", knownAt: "2019-09-30" })
  // #endregion
  expect([happened.registered, known.registered, both.registered]).toEqual([2, 0, 0])

  // #region moment
  const moment = new Date("2019-09-12T12:00:00+02:00")
  const { registered } = await consortium.ask(fourFigures(project), { knownAt: moment })
  // #endregion
  expect(registered).toBe(2)

  // #region months
  const months = await consortium.series(quotaUsage(project), {
    knownBy: { per: "month", from: "2019-07-01", to: "2019-09-30" }
  })
  const consumption = months.map(({ at, answer }) => [at, answer.project.consumption])
  // #endregion
  expect(consumption).toEqual([
    ["2019-07-31", 0],
    ["2019-08-31", 0],
    ["2019-09-30", 0.2]
  ])

  // #region quarters
  const quarters = await consortium.series(goalProgress(project), {
    happenedBy: { per: "quarter", from: "2019-01-01", to: "2019-09-12" },
    knownAt: "2019-09-30"
  })
  const completed = quarters.map(({ at, answer }) => [at, answer.find(({ goal }) => goal?.code === "1")?.completed])
  // #endregion
  expect(completed).toEqual([
    ["2019-03-31", 0],
    ["2019-06-30", 2],
    ["2019-09-12", 2]
  ])

  const points = await consortium.series(fourFigures(project), {
    knownBy: [moment, "2019-09-11", Number(moment) - 86_400_000]
  })
  expect(points.map(({ answer }) => answer.registered)).toEqual([2, 0, 0])
  expect(points.map(({ at }) => at)).toEqual([Number(moment), "2019-09-11", Number(moment) - 86_400_000])
  const asked = { happenedBy: ["2019-08-29", "2019-08-31"] }
  expect(await consortium.seriesAs("anybody", fourFigures(project), asked)).toMatchObject({
    _tag: "Answered",
    answer: [{ answer: { registered: 0 } }, { answer: { registered: 2 } }]
  })
  const known29 = await consortium.series(fourFigures(project), { knownBy: [moment], asOf: "2019-08-29" })
  expect(known29[0]?.answer.registered).toBe(0)
  await expect(consortium.series(fourFigures(project), { happenedBy: ["2019-02-30"] })).rejects.toThrow("YYYY-MM-DD")
})
