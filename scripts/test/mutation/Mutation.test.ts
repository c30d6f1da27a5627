/**
 * What is tried of a change, what counts as noticed, and what the report says of it.
 */
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { linesIn, portionOf } from "../../mutation/ChangedLines.ts"
import { judgementOf, judgements } from "../../mutation/Judgement.ts"
import { type Mutant, type Outcome, score } from "../../mutation/Mutant.ts"
import { folders, measuredOf } from "../../mutation/Measured.ts"
import { report } from "../../mutation/Report.ts"

const diff = `diff --git a/packages/core/src/A.ts b/packages/core/src/A.ts
--- a/packages/core/src/A.ts
+++ b/packages/core/src/A.ts
@@ -3 +3,2 @@ const a = 1
-old
+new
+newer
@@ -9,2 +10,0 @@
-gone
-gone
diff --git a/packages/core/src/B.ts b/packages/core/src/B.ts
--- /dev/null
+++ b/packages/core/src/B.ts
@@ -0,0 +1,4 @@
+one
`

const mutant = (outcome: Outcome, more: Partial<Mutant> = {}): Mutant => ({
  file: "packages/core/src/A.ts",
  line: 3,
  operator: "EqualityOperator",
  code: "a < b",
  replacement: "a <= b",
  outcome,
  ...more
})

describe("the lines of a change", () => {
  it("are those that are there now", () => {
    expect(linesIn(diff)).toEqual([
      { file: "packages/core/src/A.ts", from: 3, to: 4 },
      { file: "packages/core/src/B.ts", from: 1, to: 4 }
    ])
  })

  it("are all tried up to the bound, and beyond it some of each file", () => {
    const changed = linesIn(diff)
    expect(portionOf(changed, 6)).toEqual({ tried: changed, left: 0 })
    const { left, tried } = portionOf(changed, 3)
    expect(left).toBe(3)
    expect(tried.map(({ file, from, to }) => `${file.slice(-4)}:${from}-${to}`)).toEqual([
      "A.ts:3-3",
      "B.ts:1-1",
      "B.ts:3-3"
    ])
  })
})

describe("the score", () => {
  it("is the share of those that were noticed; what is no program does not count", () => {
    expect(score([mutant("killed"), mutant("timed out"), mutant("survived"), mutant("not covered")])).toBe(0.5)
    expect(score([mutant("invalid")])).toBe(1)
  })
})

/** Formatting pads tables. */
const words = (text: string): ReadonlyArray<string> => text.split(/[\s|-]+/)

describe("the report", () => {
  const judged = [
    { ...mutant("survived"), verdict: "equivalent" as const, why: "They are never equal." },
    { ...mutant("survived", { code: "a + b" }), verdict: "missed" as const, why: "No test adds." }
  ]
  const measured = {
    commit: "0".repeat(40),
    noticed: [{ file: "packages/core/src/A.ts", killed: 1, timedOut: 1 }],
    missed: [mutant("survived"), mutant("not covered", { code: "a | `b`\n  c", line: 9 })]
  }
  const page = report(
    new Map([
      [".", measured],
      ["quota", undefined]
    ]),
    judged
  )

  it("names commits, the scores, and each that was missed with what was found of it", () => {
    expect(page).toContain("| . | 0000000 | 2 | 2 | 50.0 % |")
    expect(page).toContain("| quota | not measured |")
    expect(page).toContain("**Score: 50.0 %** of 4 mutants noticed; 66.7 % without the 1 that are equivalent.")
    expect(page).toContain("| A.ts | 1 | 1 | 1 | 1 | 50.0 % |")
    expect(page).toContain(
      "| 3 | EqualityOperator | survived | `a < b` | `a <= b` | equivalent: They are never equal. |"
    )
    expect(page).toContain("| 9 | EqualityOperator | not covered | `a \\| 'b' c` | `a <= b` | not judged |")
  })

  it("knows a mutant again by what it changes, not by its line", () => {
    expect(judgementOf(judged, mutant("survived", { line: 77 }))?.verdict).toBe("equivalent")
    expect(judgementOf(judged, mutant("survived", { replacement: "true" }))).toBeUndefined()
  })

  it("is as what was measured and judged", () => {
    const all = new Map(folders(".").map((folder) => [folder, measuredOf(".", folder)]))
    const written = report(all, judgements("scripts/mutation/judged.json"))
    expect(words(readFileSync("docs/reference/mutation.md", "utf8"))).toEqual(words(written))
    expect(written).not.toContain("| not judged |")
  })

  it("rests on judgements that can be read", () => {
    expect(() => judgements("scripts/mutation/judged.json")).not.toThrow()
  })
})
