/**
 * The code of the how-to of the same name. Days are those of a calendar that the test turns.
 */
// #region imports
import { mobility, open, quotaUsage, toDo } from "@westum/mobility/promise"
// #endregion
import { memory, project as projectOf, timeline, type OpenConsortium } from "@westum/mobility/promise"
import { afterEach, beforeEach, expect, it, vi } from "vitest"

const project = "vet-2024"
let consortium: OpenConsortium

const onDay = (day: string) => vi.setSystemTime(new Date(`${day}T09:00:00Z`))

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] })
  onDay("2024-09-02")
  consortium = await open(memory())
  await consortium.executeAll([
    {
      type: "open-project",
      project,
      coordinator: "harbour",
      start: "2024-09-01",
      end: "2026-08-31",
      timeZone: "Europe/Stockholm",
      categories: ["learner", "staff"]
    },
    { type: "set-goals", project, goals: [{ code: "1", titles: { en: "Languages at work" } }] },
    { type: "join-member", project, member: "harbour", name: "Harbour School" },
    { type: "join-member", project, member: "hill", name: "Hill College" },
    { type: "grant-places", project, places: 10 }
  ])
  onDay("2024-11-04")
  const application = { type: "apply", project, member: "harbour", category: "learner", goals: ["1"] } as const
  await consortium.execute({ ...application, mobility: "m-1", participant: "p-1" })
  onDay("2024-12-02")
  await consortium.execute({ type: "approve", mobility: "m-1" })
})

afterEach(async () => {
  vi.useRealTimers()
  await consortium.close()
})

const heldBy = async (member: string, asked: { asOf?: string; knownAt?: string }) =>
  (await consortium.ask(quotaUsage(project), asked)).members[member]?.held ?? 0

it("puts right what was entered wrongly", async () => {
  onDay("2025-01-15")
  // #region details
  const answer = await consortium.execute({
    type: "correct-details",
    mobility: "m-1",
    changes: { member: "hill", dates: { approved: "2024-11-29" } },
    reason: "wrong-member"
  })
  // #endregion
  expect(answer._tag).toBe("Done")

  // #region past
  const day = "2024-12-31"
  const asOf = await consortium.ask(quotaUsage(project), { asOf: day })
  const knownAt = await consortium.ask(quotaUsage(project), { knownAt: day })
  console.log(asOf.members["hill"]?.held, knownAt.members["harbour"]?.held)
  // #endregion
  expect(await heldBy("hill", { asOf: day })).toBe(1)
  expect(await heldBy("harbour", { asOf: day })).toBe(0)
  expect(await heldBy("harbour", { knownAt: day })).toBe(1)
  expect(await heldBy("hill", { knownAt: day })).toBe(0)
  // Approved on the 29th, as is known now, and not yet by what was known then.
  expect(await heldBy("hill", { asOf: "2024-11-30" })).toBe(1)
  expect(await heldBy("harbour", { asOf: "2024-11-30", knownAt: day })).toBe(0)
  expect(
    (await consortium.ask(timeline("m-1"))).entries.map(({ correctedBy, type }) => [type, correctedBy !== undefined])
  ).toEqual([
    ["mobility.applied", true],
    ["mobility.approved", true],
    ["mobility.details-corrected", false]
  ])
})

it("takes back the last step", async () => {
  onDay("2025-03-03")
  await consortium.execute({ type: "depart", mobility: "m-1" })
  onDay("2025-03-04")
  // #region retract
  await consortium.execute({ type: "retract-step", mobility: "m-1", reason: "did-not-leave" })
  const { stage } = await consortium.ask(mobility("m-1"))
  // #endregion
  expect(stage).toBe("approved")
})

it("withdraws an outcome", async () => {
  onDay("2025-03-03")
  await consortium.execute({ type: "depart", mobility: "m-1" })
  onDay("2025-03-21")
  const proven = { goal: "1", result: "reached", evidence: "certificate-17" } as const
  await consortium.executeAll([
    { type: "complete", mobility: "m-1" },
    { type: "record-outcome", mobility: "m-1", ...proven }
  ])
  // #region outcome
  await consortium.execute({ type: "withdraw-outcome", mobility: "m-1", goal: "1", reason: "other-participant" })
  // #endregion
  expect((await consortium.ask(mobility("m-1"))).outcomes).toEqual([])
})

/** A stay that is over, with its row, entered in April. */
const recordPast = async () => {
  const stay = { project, member: "harbour", category: "learner", goals: ["1"], participant: "p-3" } as const
  onDay("2025-04-01")
  const days = { appliedOn: null, approvedOn: null, departedOn: "2025-02-03", endedOn: "2025-02-28" } as const
  const registration = { tool: "123456-MOB-00003", status: "complete", on: "2025-03-03" } as const
  await consortium.execute({ type: "record-past", mobility: "m-3", ...stay, ...days, registration })
}

it("puts right how a stay ended, though its row shows the actual dates", async () => {
  await recordPast()
  // #region ended
  await consortium.execute({
    type: "correct-details",
    mobility: "m-3",
    changes: { returnedEarly: { forceMajeure: true, reason: "covid" }, dates: { ended: "2025-02-14" } },
    reason: "certificate"
  })
  const due = await consortium.ask(toDo(project, { on: "2025-04-01" }))
  console.log(due.filter(({ kind }) => kind === "update-registration"))
  // #endregion
  expect(await consortium.ask(mobility("m-3"))).toMatchObject({ stage: "returned-early", stay: { end: "2025-02-14" } })
  expect(due).toContainEqual(expect.objectContaining({ kind: "update-registration", mobility: "m-3" }))
})

it("counts a duplicate nowhere", async () => {
  const twin = { project, member: "harbour", category: "learner", goals: ["1"], participant: "p-1" } as const
  await consortium.execute({ type: "apply", mobility: "m-2", ...twin })
  // #region error
  await consortium.execute({ type: "enter-in-error", mobility: "m-2", duplicateOf: "m-1", reason: "duplicate" })
  // #endregion
  expect((await consortium.ask(mobility("m-2"))).stage).toBe("entered-in-error")
  expect((await consortium.ask(quotaUsage(project))).project.count).toMatchObject({ applied: 0, selected: 1 })
  // #region reinstate
  await consortium.execute({ type: "reinstate", mobility: "m-2", reason: "no-duplicate" })
  // #endregion
  expect((await consortium.ask(mobility("m-2"))).stage).toBe("applied")
  expect((await consortium.ask(quotaUsage(project))).project.count).toMatchObject({ applied: 1, selected: 1 })
})

it("puts a later end right", async () => {
  onDay("2025-02-03")
  await consortium.execute({ type: "grant-extension", project, end: "2036-12-31" })
  onDay("2025-02-10")
  // #region end
  await consortium.executeAll([
    { type: "retract-extension-step", project, reason: "mistyped" },
    { type: "grant-extension", project, on: "2025-02-03", end: "2026-12-31" }
  ])
  // #endregion
  const endOn = async (asOf: string) => (await consortium.ask(projectOf(project), { asOf })).period?.end
  expect([await endOn("2025-02-02"), await endOn("2025-02-03")]).toEqual(["2026-08-31", "2026-12-31"])
})

it("puts the opening of a project right", async () => {
  // #region opening
  await consortium.execute({
    type: "correct-project",
    project,
    changes: { start: "2024-08-31", categories: ["learner", "staff", "accompanying-person"] },
    reason: "grant-agreement"
  })
  // #endregion
  const { categories, period } = await consortium.ask(projectOf(project), { asOf: "2024-12-01" })
  expect([categories.length, period?.start]).toEqual([3, "2024-08-31"])
})

it("puts a member right, and takes its leaving back", async () => {
  onDay("2025-02-10")
  // #region member
  await consortium.execute({
    type: "correct-member",
    project,
    member: "hill",
    changes: { name: "Hill College", country: "SE", joinedOn: "2024-09-05" },
    reason: "accession-form"
  })
  // #endregion
  const hill = async () => (await consortium.ask(projectOf(project))).members["hill"]
  expect(await hill()).toMatchObject({ name: "Hill College", country: "SE", joinedOn: "2024-09-05" })
  await consortium.execute({ type: "leave-member", project, member: "hill", on: "2024-12-31" })
  // #region leave
  await consortium.executeAll([
    { type: "retract-leave", project, member: "hill", reason: "wrong-day" },
    { type: "leave-member", project, member: "hill", on: "2025-01-31" }
  ])
  // #endregion
  expect(await hill()).toMatchObject({ leftOn: "2025-01-31" })
})

it("puts the id of a row right", async () => {
  await recordPast()
  // #region row
  await consortium.execute({
    type: "correct-registration",
    mobility: "m-3",
    tool: "123456-MOB-00030",
    reason: "typing-error"
  })
  // #endregion
  expect((await consortium.ask(mobility("m-3"))).registration).toMatchObject({ tool: "123456-MOB-00030" })
})

it("refuses a correction that makes an impossible history", async () => {
  // #region impossible
  const answer = await consortium.execute({
    type: "correct-details",
    mobility: "m-1",
    changes: { dates: { approved: "2024-11-01" } },
    reason: "wrong-date"
  })
  // #endregion
  expect(answer).toMatchObject({ _tag: "Refused", refusals: [{ refusal: { code: "OutOfOrder" } }] })
})
