/**
 * Who asks is parsed as what is asked: an id that could be taken for another one is none.
 */
import { describe, expect, it } from "@effect/vitest"
import { Result } from "effect"
import { parseOrigin } from "../../src/consortium/OriginInput.ts"

const problemsOf = (input: unknown) => {
  const parsed = parseOrigin(input)
  return Result.isSuccess(parsed) ? [] : parsed.failure.problems.map(({ message, path, row }) => [row, path, message])
}

describe("who asks", () => {
  it("may be left out, or told in references of up to 1,000 characters", () => {
    expect(problemsOf({})).toEqual([])
    const longest = "ö".repeat(1_000)
    expect(problemsOf({ commandId: longest, actor: "u-7", correlation: "import 12", causation: "event 9" })).toEqual([])
    expect(problemsOf({ commandId: `${longest}ö` })).toEqual([
      [0, "commandId", expect.stringMatching(/^Expected a value with a length of at most 1000, got "ö/)]
    ])
  })

  it.each(["commandId", "actor", "correlation", "causation"])("is named by text that has bytes, as %s", (field) => {
    const wanted = "Expected text without control characters and half surrogate pairs"
    for (const half of ["a\ud800", "\udc00", "line\nbreak"]) {
      expect(problemsOf({ [field]: half })).toEqual([[0, field, `${wanted}, got ${JSON.stringify(half)}`]])
    }
    expect(problemsOf({ [field]: "" })).not.toEqual([])
    expect(problemsOf({ [field]: undefined })).toEqual([])
    expect(problemsOf({ [field]: 7 })).toEqual([[0, field, "Expected string, got 7"]])
    expect(problemsOf({ [field]: "👩‍🎓" })).toEqual([])
  })

  it("is told all that is wrong, and which fields there are", () => {
    expect(problemsOf({ commandId: "a\nb", actor: 7, user: "u" }).map(([, path]) => path)).toEqual([
      "user",
      "commandId",
      "actor"
    ])
    expect(problemsOf({ user: "u" })).toEqual([
      [0, "user", "Expected no such field; allowed are commandId, actor, correlation, causation"]
    ])
  })
})
