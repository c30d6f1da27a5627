/**
 * The code of the how-to of the same name.
 */
import { english, Plan, RefusalCatalogue } from "@westum/mobility"
import { memory, open, project, quotaUsage } from "@westum/mobility/promise"
import { Result } from "effect"
import { readFile } from "node:fs/promises"
import { expect, it } from "vitest"

const { textOf } = RefusalCatalogue
const path = new URL("consortium.json", import.meta.url)

it("opens the projects of a plan, as often as it is sent", async () => {
  await using consortium = await open(memory())
  // #region open
  const plan = Result.getOrThrow(Plan.parsePlan(JSON.parse(await readFile(path, "utf8"))))
  for (const planned of plan.projects) {
    await consortium.executeAll(Plan.opening(plan, planned), { commandId: `open ${planned.id}` })
  }
  // #endregion
  const sentAgain = plan.projects.map((planned) =>
    consortium.executeAll(Plan.opening(plan, planned), { commandId: `open ${planned.id}` })
  )
  expect(await Promise.all(sentAgain)).toMatchObject([{ _tag: "Done", again: true }])
  const opened = await consortium.ask(project("ka121-2024"))
  expect(Object.keys(opened.members)).toEqual(["luleå", "piteå", "umeå"])
  expect(opened.goals).toHaveLength(4)
  expect(await consortium.ask(quotaUsage("ka121-2024"))).toMatchObject({ allocated: 20, unallocated: 20 })
})

it("names the place of every mistake in a plan", () => {
  const wrong = { name: "North", members: [{ id: "umeå" }], projects: "none" }
  // #region mistakes
  const parsed = Plan.parsePlan(wrong)
  if (Result.isFailure(parsed)) console.log(parsed.failure.message)
  // #endregion
  expect(Result.isFailure(parsed) && parsed.failure.problems.map((problem) => problem.path)).toEqual([
    "members.0.name",
    "projects"
  ])
})

it("says refusals in another language", async () => {
  await using consortium = await open(memory())
  // #region language
  const german: RefusalCatalogue.Catalogue = {
    ...english,
    templates: { ...english.templates, UnknownProject: "Es gibt kein Projekt {project}." }
  }
  const answer = await consortium.execute({ type: "grant-places", project: "ka121-2024", places: 40 })
  const [text] = answer._tag === "Refused" ? answer.refusals.map(({ refusal }) => textOf(german, refusal)) : []
  // #endregion
  expect(text).toBe("Es gibt kein Projekt ka121-2024.")
})
