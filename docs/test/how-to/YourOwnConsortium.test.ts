/**
 * The code of the how-to of the same name.
 */
// #region imports
import { english, RefusalCatalogue } from "@westum/mobility"
import { memory, open, opening, readPlan } from "@westum/mobility/promise"
import { readFile } from "node:fs/promises"
// #endregion
import { Plan } from "@westum/mobility"
import { project, quotaUsage } from "@westum/mobility/promise"
import { Result } from "effect"
import { expect, it } from "vitest"

const path = new URL("consortium.json", import.meta.url)

it("opens the projects of a plan, as often as it is sent", async () => {
  // #region open
  await using consortium = await open(memory())
  const plan = readPlan(JSON.parse(await readFile(path, "utf8")))
  for (const planned of plan.projects) {
    await consortium.executeAll(opening(plan, planned), { commandId: `open ${planned.id}` })
  }
  // #endregion
  const sentAgain = plan.projects.map((planned) =>
    consortium.executeAll(opening(plan, planned), { commandId: `open ${planned.id}` })
  )
  expect(await Promise.all(sentAgain)).toMatchObject([{ _tag: "Done", again: true }])
  const opened = await consortium.ask(project("ka121-2024"))
  expect(Object.keys(opened.members)).toEqual(["luleå", "piteå", "umeå"])
  expect(opened.goals).toHaveLength(4)
  expect(await consortium.ask(quotaUsage("ka121-2024"))).toMatchObject({ allocated: 20, unallocated: 20 })
})

it("names the place of every mistake in a plan", () => {
  const wrong = { name: "North", members: [{ id: "umeå" }], projects: "none" }
  const said: Array<string> = []
  const console = { error: (text: string) => void said.push(text) }
  // #region mistakes
  try {
    readPlan(wrong)
  } catch (error) {
    if (error instanceof Error) console.error(error.message)
  }
  // #endregion
  const parsed = Plan.parsePlan(wrong)
  expect(said).toEqual([Result.isFailure(parsed) && parsed.failure.message])
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
  const [text] =
    answer._tag === "Refused" ? answer.refusals.map(({ refusal }) => RefusalCatalogue.textOf(german, refusal)) : []
  // #endregion
  expect(text).toBe("Es gibt kein Projekt ka121-2024.")
})
