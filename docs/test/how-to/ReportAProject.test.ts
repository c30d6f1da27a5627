/**
 * The code of the how-to of the same name. Days are those of a calendar that the test turns.
 */
// #region imports
import { open, quotaUsage, reportBlockers, toDo, versions } from "@westum/mobility/promise"
// #endregion
import { memory, type OpenConsortium } from "@westum/mobility/promise"
import { afterEach, beforeEach, expect, it, vi } from "vitest"

const project = "vet-2019"
let consortium: OpenConsortium

const onDay = (day: string) => vi.setSystemTime(new Date(`${day}T09:00:00Z`))

const past = (mobility: string, status: "draft" | "complete") =>
  ({
    type: "record-past",
    mobility,
    project,
    member: "harbour",
    category: "learner",
    participant: `participant of ${mobility}`,
    goals: ["1"],
    appliedOn: null,
    approvedOn: null,
    departedOn: "2022-03-07",
    endedOn: "2022-03-25",
    registration: { tool: `MT-${mobility}`, status, on: "2022-04-01" }
  }) as const

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] })
  onDay("2022-10-03")
  consortium = await open(memory())
  await consortium.executeAll([
    {
      type: "open-project",
      project,
      on: "2019-09-01",
      coordinator: "harbour",
      start: "2019-09-01",
      end: "2022-08-31",
      timeZone: "Europe/Stockholm",
      categories: ["learner", "staff"]
    },
    { type: "set-goals", project, goals: [{ code: "1", titles: { en: "Languages at work" } }] },
    { type: "join-member", project, member: "harbour", name: "Harbour School" },
    past("m-1", "complete"),
    past("m-2", "draft")
  ])
  await consortium.execute({ type: "note-report", mobility: "m-1", on: "2022-04-10", status: "submitted" })
})

afterEach(async () => {
  vi.useRealTimers()
  await consortium.close()
})

it("reports on a project, and keeps what was frozen", async () => {
  // #region before
  const waiting = await consortium.ask(toDo(project, { on: "2022-10-03" }))
  const report = waiting.find(({ kind }) => kind === "submit-final-report")
  const blockers = await consortium.ask(reportBlockers(project, { on: "2022-10-03" }))
  // #endregion
  expect(report?.due).toBe("2022-10-30")
  expect(blockers.map(({ kind, mobility }) => [mobility, kind])).toEqual([
    ["m-2", "complete-registration"],
    ["m-2", "expect-report-request"]
  ])

  onDay("2022-10-20")
  // #region submit
  await consortium.execute({ type: "submit-report", project, report: "final", on: "2022-10-20" })
  // #endregion
  onDay("2022-10-21")
  // #region mistake
  await consortium.executeAll([
    { type: "retract-project-step", project, reason: "wrong-day" },
    { type: "submit-report", project, report: "final", on: "2022-10-19" }
  ])
  // #endregion
  onDay("2022-11-02")
  // #region late
  const change = { type: "update-registration", mobility: "m-2", status: "complete", dates: "actual" } as const
  const afterwards = await consortium.execute({ ...change, on: "2022-10-21" })
  const inTime = await consortium.execute({ ...change, on: "2022-10-19" })
  // #endregion
  expect(afterwards).toMatchObject({ refusals: [{ refusal: { code: "RowsFrozen", submittedOn: "2022-10-19" } }] })
  expect(inTime._tag).toBe("Done")

  onDay("2023-02-01")
  // #region check
  await consortium.execute({ type: "declare-ineligible", mobility: "m-1", on: "2022-12-12", reason: "no-certificate" })
  await consortium.execute({ type: "record-check", project, code: "2022-C-17", on: "2022-12-15" })
  // #endregion
  expect((await consortium.ask(toDo(project, { on: "2023-02-01" }))).map(({ kind }) => kind)).toContain("recover-grant")

  // #region versions
  const all = await consortium.ask(versions(project))
  const reported = await consortium.ask(quotaUsage(project), { version: { project, name: "final-1" } })
  const checked = await consortium.ask(quotaUsage(project), { version: { project, name: "check-1" } })
  // #endregion
  expect(all.map(({ code, name }) => [name, code])).toEqual([
    ["final-1", undefined],
    ["check-1", "2022-C-17"]
  ])
  expect(all[0]?.on).toBe("2022-10-19")
  expect([reported.project.drafts, reported.project.accepted]).toEqual([1, 1])
  expect([checked.project.registered, checked.project.accepted]).toEqual([2, 1])

  // #region close
  await consortium.execute({ type: "close-project", project, on: "2023-01-31" })
  // #endregion
  expect((await consortium.ask(versions(project))).at(-1)?.name).toBe("closed")
})
