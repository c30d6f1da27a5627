/**
 * The code of the how-to about the to-do list.
 */
// #region imports
import { open, toDo } from "@westum/mobility/promise"
// #endregion
import { memory, refusalText } from "@westum/mobility/promise"
import { afterEach, beforeEach, expect, it, vi } from "vitest"

const apply = (mobility: string, member: string, start: string, end: string) =>
  ({
    type: "apply",
    mobility,
    project: "p",
    on: "2025-01-10",
    member,
    category: "learner",
    participant: `participant of ${mobility}`,
    goals: ["1"],
    planned: { start, end }
  }) as const

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] })
  vi.setSystemTime(new Date("2025-03-20T09:00:00Z"))
})

afterEach(() => {
  vi.useRealTimers()
})

it("draws up a to-do list", async () => {
  await using consortium = await open(memory())
  await consortium.executeAll([
    {
      type: "open-project",
      project: "p",
      on: "2024-09-01",
      coordinator: "harbour",
      start: "2024-09-01",
      end: "2025-08-31",
      timeZone: "Europe/Stockholm",
      categories: ["learner", "staff"]
    },
    { type: "set-goals", project: "p", goals: [{ code: "1", titles: { en: "Languages at work" } }] },
    { type: "join-member", project: "p", on: "2024-09-01", member: "harbour", name: "Harbour School" },
    { type: "join-member", project: "p", on: "2024-09-01", member: "hill", name: "Hill College" },
    { type: "grant-places", project: "p", on: "2024-09-01", places: 10 },
    apply("m-1", "harbour", "2025-03-03", "2025-03-28"),
    { type: "approve", mobility: "m-1", on: "2025-01-20" },
    { type: "depart", mobility: "m-1", on: "2025-03-03" },
    { type: "register", mobility: "m-1", on: "2025-02-01", tool: "T-1", status: "complete", dates: "planned" },
    apply("m-2", "hill", "2025-03-10", "2025-03-21"),
    { type: "approve", mobility: "m-2", on: "2025-01-20" },
    apply("m-3", "hill", "2025-05-05", "2025-05-16")
  ])

  // #region ask
  const waiting = await consortium.ask(toDo("p", { on: "2025-03-20" }))
  const lines = waiting.map(
    ({ due, kind, mobility, since, waitsFor }) =>
      `${since ?? "?"} ${waitsFor}: ${kind} ${mobility ?? ""}, by ${due ?? "–"}`
  )
  // #endregion
  expect(lines).toEqual([
    "2025-01-10 selection: decide-application m-3, by –",
    "2025-01-20 coordinator: register m-2, by –",
    "2025-03-01 coordinator: use-places , by 2025-08-31",
    "2025-03-10 sender: confirm-departure m-2, by –",
    "2025-03-14 sender: extend-in-time m-1, by 2025-03-28"
  ])

  // #region narrow
  const ofHill = await consortium.ask(toDo("p", { on: "2025-03-20", member: "hill" }))
  const far = await consortium.ask(toDo("p", { on: "2025-03-20", extendWithin: 7, placesWithin: 90 }))
  // #endregion
  expect(ofHill.map(({ kind }) => kind)).toEqual(["decide-application", "register", "confirm-departure"])
  expect(far.map(({ kind }) => kind)).toEqual(["decide-application", "register", "confirm-departure"])

  // #region forWhom
  const forSenders = waiting.filter(({ waitsFor }) => waitsFor === "sender")
  const beforeTheReport = waiting.filter(({ blocksReport }) => blocksReport)
  // #endregion
  expect(forSenders.map(({ member }) => member)).toEqual(["hill", "harbour"])
  expect(beforeTheReport).toEqual([])

  // #region past
  const inJanuary = await consortium.ask(toDo("p", { on: "2025-01-15" }), { asOf: "2025-01-15" })
  // #endregion
  expect(inJanuary.map(({ kind, mobility }) => [kind, mobility])).toEqual([
    ["decide-application", "m-1"],
    ["decide-application", "m-2"],
    ["decide-application", "m-3"]
  ])

  // #region done
  const answer = await consortium.execute({ type: "depart", mobility: "m-2", on: "2025-03-10" })
  const left = await consortium.ask(toDo("p", { on: "2025-03-20", member: "hill" }))
  // #endregion
  expect(answer._tag === "Refused" ? refusalText(answer.refusals[0].refusal) : "done").toBe("done")
  expect(left.map(({ kind }) => kind)).toEqual(["decide-application", "register", "extend-in-time"])
})
