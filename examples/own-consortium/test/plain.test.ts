/**
 * The rule of the consortium, and what it says when it refuses, without Effect.
 */
// #region imports
import { RefusalCatalogue, rulebook } from "@westum/mobility"
import { memory, open } from "@westum/mobility/promise"
// #endregion
import { opening } from "@westum/mobility/promise"
import { expect, it } from "vitest"
import { oneStayPerPupil } from "../src/OneStayPerPupil.ts"
import { plan, words } from "../src/Skerries.ts"

it("refuses a second stay in the consortium's own words", async () => {
  const said: Array<string> = []
  const console = { log: (text: string) => void said.push(text) }
  // #region open
  await using consortium = await open(memory(), { rules: rulebook(oneStayPerPupil) })
  // #endregion
  for (const project of plan.projects) await consortium.executeAll(opening(plan, project))
  const pupils = { project: "sch-2024", category: "pupil", goals: ["inclusion"], on: "2024-09-02" } as const
  for (const mobility of ["m-1", "m-2"]) {
    await consortium.execute({ type: "apply", ...pupils, mobility, member: "sund", participant: "kim" })
  }
  await consortium.execute({ type: "approve", mobility: "m-1", on: "2024-09-16" })
  // #region refused
  const answer = await consortium.execute({ type: "approve", mobility: "m-2", on: "2024-09-16" })
  if (answer._tag === "Refused") {
    for (const { refusal } of answer.refusals) console.log(RefusalCatalogue.textOf(words, refusal))
  }
  // #endregion
  expect(said).toEqual(["kim goes abroad once in project sch-2024, and has a place already: m-1."])
})
