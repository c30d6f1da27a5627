/**
 * Output in pages is compared with what a program prints.
 */
import { expect, it } from "vitest"
import { missingFrom, outputsIn } from "../src/Outputs.ts"

it("output is taken from pages with the program that prints it", () => {
  const page = "As it says:\n\n<!-- output: main.ts a.sqlite -->\n\n```text\none\n\n…\nthree\n```\n"
  expect(outputsIn(page)).toEqual([{ program: "main.ts a.sqlite", lines: ["one", "three"] }])
})

it("output is compared line by line, in order", () => {
  const printed = ["one", "two  ", "three"]
  expect(missingFrom(printed, ["one", "three"])).toEqual([])
  expect(missingFrom(printed, ["three", "one"])).toEqual(["one"])
  expect(missingFrom(printed, ["two", "four"])).toEqual(["four"])
})
