/**
 * What pages show of a program's output is what the program prints.
 */
import { expect, it } from "vitest"
import { missingFrom, outputsIn, printedBy } from "../src/Outputs.ts"
import { writtenPages } from "../src/Pages.ts"

const outputs = writtenPages().flatMap(({ path, text }) => outputsIn(text).map((output) => ({ path, ...output })))
const programs = [...new Set(outputs.map(({ program }) => program))]

it.each(programs)("output shown in pages of %s is what it prints", { timeout: 120_000 }, async (program) => {
  const printed = await printedBy(program)
  const shown = outputs.filter((output) => output.program === program)
  expect(shown.flatMap(({ lines, path }) => missingFrom(printed, lines).map((line) => `${path}: ${line}`))).toEqual([])
})
