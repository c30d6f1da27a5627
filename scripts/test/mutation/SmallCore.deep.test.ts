/**
 * What a small core with its tests is found to notice: faults that never end are waited for.
 */
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import type { Mutant, Outcome } from "../../mutation/Mutant.ts"

const source = `export const names = ["one", "two", "three"]

export const total = (values: ReadonlyArray<number>): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0
  return sum
}

let isOpen = false

export const within = (n: number): number => {
  if (isOpen) throw new Error("it is open")
  isOpen = true
  const next = n + 5
  isOpen = false
  return next * 1
}

export const later = (n: number): Promise<number> =>
  new Promise((resolve) => {
    if (n > 1) resolve(n)
  })

export const unused = (): string => "never"

export const keep = (sums: Map<string, number>): void => {
  sums.set("last", 4)
}

export const kept = (sums: Map<string, number>): number | undefined => sums.get("last")

let worth: number | undefined

export const remembered = (): number => (worth ??= 6 + 1)

const left: Array<number> = (globalThis.left ??= [])

export const enter = (): number => left.push(0)

export const leave = (): number => (left.length = left.length - 1)

export const twice = (n: number): number => 2 * n + left.length
`

const tests = `import { expect, it } from "vitest"
import { enter, keep, kept, later, leave, names, remembered, total, twice, within } from "../../src/a/Sum.ts"

it("names one", () => expect([names.length, names[0]]).toEqual([3, "one"]))
it("adds", () => expect(total([1, 2])).toBe(3))
it("opens", () => expect(within(1)).toBe(6))
let isBegun = false
it("begins", () => void (isBegun = true))
it("goes on after it began", () => expect([isBegun, names[2]]).toEqual([true, "three"]))
it("keeps", () => {
  const sums = new Map()
  keep(sums)
  expect(kept(sums)).toBe(4)
})
it("waits", async () => expect(await later(2)).toBe(2))
it("remembers", () => expect(remembered()).toBe(7))
it("leaves", () => {
  enter()
  expect(leave()).toBe(0)
})
it("is twice as much, where nobody is left", () => expect(twice(3)).toBe(6))
`

const program = (root: string, to: string): string => `
import { writeFileSync } from "node:fs"
import { Trials } from ${JSON.stringify(resolve("scripts/mutation/Trying.ts"))}
const trials = await Trials.open(${JSON.stringify(root)}, [{ file: "packages/core/src/a/Sum.ts", from: 1, to: 99 }])
const mutants = await trials.tried(() => true)
await trials.close()
writeFileSync(${JSON.stringify(to)}, JSON.stringify(mutants))
process.exit(0)
`

describe("a core and its tests", () => {
  mkdirSync("reports", { recursive: true })
  const root = resolve(mkdtempSync("reports/small-core-"))
  const files = {
    "vitest.setup.ts": "",
    "packages/core/src/a/Sum.ts": source,
    "packages/core/test/a/Sum.test.ts": tests,
    "run.ts": program(root, join(root, "found.json"))
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, ".."), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  afterAll(() => rmSync(root, { recursive: true }))

  it("notice what they ask for: at once, while modules are loaded, or by never ending; and nothing else", () => {
    execFileSync(process.execPath, [join(root, "run.ts")], { stdio: "ignore" })
    const found: ReadonlyArray<Pick<Mutant, "code" | "line" | "replacement" | "outcome">> = JSON.parse(
      readFileSync(join(root, "found.json"), "utf8")
    )
    const of = (outcome: Outcome): ReadonlyArray<string> =>
      found
        .filter((one) => one.outcome === outcome && one.code.length < 30)
        .map(({ code, line, replacement }) => `${line}: ${code} → ${replacement}`)
    expect(of("survived")).toEqual([
      '1: "two" → ""',
      "5: i < values.length → i <= values.length",
      "12: isOpen → false",
      "13: true → false",
      // It leaves the sources so that nothing passes after it, and the next one is not to pay for it.
      "15: false → true",
      "16: next * 1 → next / 1",
      "21: n > 1 → true",
      "21: n > 1 → n >= 1",
      '24: (): string => "never" → () => undefined',
      "34: worth ??= 6 + 1 → worth &&= 6 + 1",
      "36: globalThis.left ??= [] → globalThis.left &&= []",
      '36: [] → ["Stryker was here"]',
      // It leaves something in the process, so that the test which it fails is asked no more.
      "40: left.length - 1 → left.length + 1",
      "42: 2 * n + left.length → 2 * n - left.length"
    ])
    expect(of("not covered")).toEqual(['12: "it is open" → ""', '24: "never" → ""'])
    expect(of("timed out")).toEqual(["5: i++ → i--", "21: n > 1 → false", "21: n > 1 → n <= 1", "21: resolve(n) → ;"])
    expect(of("killed")).toEqual(
      expect.arrayContaining(['1: "one" → ""', '1: "three" → ""', "9: false → true", "14: n + 5 → n - 5"])
    )
    // It is done once, and kept.
    expect(of("killed")).toContain("34: 6 + 1 → 6 - 1")
    // What a fault before left in the process is gone in the next one.
    expect(of("killed")).toEqual(expect.arrayContaining(["42: 2 * n → 2 / n"]))
    // The instrumenter has numbered one in between that it dropped.
    expect(of("killed")).toContain('30: "last" → ""')
  })
})
