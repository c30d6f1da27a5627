/**
 * A category that is said twice is a slip of the pen; what was written before anybody asked is read on.
 */
import { describe, expect, it } from "@effect/vitest"
import { Result, Schema } from "effect"
import { parseCommands } from "../../src/consortium/InvalidCommand.ts"
import * as ProjectCorrectionEvent from "../../src/project/ProjectCorrectionEvent.ts"
import * as ProjectEvent from "../../src/project/ProjectEvent.ts"
import { correctProject, openProject } from "../support/Commands.ts"

const twice = ["learner", "learner"]

describe("a category twice", () => {
  it.each([
    ["opens no project", openProject({ categories: ["learner", "learner"] }), "categories"],
    ["corrects none", correctProject({ categories: ["learner", "learner"] }), "changes.categories"]
  ])("%s", (_, command, path) => {
    expect(Result.getFailure(parseCommands([command]))).toMatchObject({
      value: { problems: [{ path, message: 'Expected each category once, got ["learner","learner"]' }] }
    })
  })

  it("stays readable where it was stored", () => {
    const isChange = Schema.is(ProjectCorrectionEvent.DetailsCorrected.fields.changes)
    const isList = Schema.is(ProjectEvent.Opened.fields.categories)
    expect([isList(twice), isChange({ categories: twice })]).toEqual([true, true])
  })
})
