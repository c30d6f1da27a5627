/**
 * Versions of a read model: of the projection first, then of the columns.
 */
import { expect, it } from "vitest"
import { type Build, buildOf, isNewer } from "../../src/readmodel/ReadModel.ts"
import { courseRows } from "./CourseRows.ts"

const version = (text: string): Build => ({ model: "seats", version: text })

it("a build names the projection, and both versions", () => {
  expect(buildOf(courseRows)).toEqual({ model: "seats", version: "1.1" })
})

it.each([
  ["1.2", "1.1", true],
  ["2.1", "1.9", true],
  ["10.1", "9.1", true],
  ["1.10", "1.9", true],
  ["1.1", "1.1", false],
  ["1.1", "1.2", false],
  ["1.9", "2.1", false]
])("%s is newer than %s: %s", (build, than, newer) => {
  expect(isNewer(version(build), version(than))).toBe(newer)
})
