/**
 * Makes mutants of the core and runs its tests on each, with Stryker.
 */
import type { MutantResult, PartialStrykerOptions } from "@stryker-mutator/api/core"
import { Stryker } from "@stryker-mutator/core"
import { readFileSync } from "node:fs"
import { availableParallelism } from "node:os"
import { relative } from "node:path"
import type { Mutant, Outcome } from "./Mutant.ts"

const options: PartialStrykerOptions = {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  // `related` looks for the tests of a file; which test runs through which mutant is known better from the first run.
  vitest: { configFile: "scripts/mutation/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  // Stryker reads this file with TypeScript's old API, which version 7 has no more; without one it leaves it alone.
  tsconfigFile: "none.json",
  ignorePatterns: ["bench", "docs", "examples"],
  reporters: ["progress-append-only"],
  concurrency: availableParallelism(),
  // Milliseconds: on a busy machine a slow test is not one that never ends.
  timeoutMS: 20_000,
  timeoutFactor: 3,
  allowEmpty: true
}

const outcomes: Readonly<Record<string, Outcome>> = {
  Killed: "killed",
  Timeout: "timed out",
  Survived: "survived",
  NoCoverage: "not covered"
}

/** The sources between two places; lines and columns count from 1. */
const between = (source: string, { end, start }: MutantResult["location"]): string => {
  const lines = source.split("\n").slice(start.line - 1, end.line)
  return lines
    .map((line, i) => line.slice(i === 0 ? start.column - 1 : 0, i === lines.length - 1 ? end.column - 1 : line.length))
    .join("\n")
}

/** Every mutant of these files, or of the lines `file:from-to` of them, tried on the tests of the folder first. */
export const mutantsOf = async (
  root: string,
  patterns: ReadonlyArray<string>,
  folder = ""
): Promise<ReadonlyArray<Mutant>> => {
  process.env["MUTATED"] = folder
  const results = await new Stryker({ ...options, mutate: [...patterns] }).runMutationTest()
  return results.map(({ fileName, location, mutatorName, replacement, status }): Mutant => {
    const file = relative(root, fileName)
    return {
      file,
      line: location.start.line,
      operator: mutatorName,
      code: between(readFileSync(fileName, "utf8"), location),
      replacement,
      outcome: outcomes[status] ?? "invalid"
    }
  })
}
