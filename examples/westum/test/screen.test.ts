/**
 * What the screen makes of a terminal, and of anything else.
 */
import { expect, it } from "vitest"
import { pieces, proportion } from "../src/screen/Bar.ts"
import { plainInk } from "../src/screen/Ink.ts"
import { type Output, Screen } from "../src/screen/Screen.ts"
import { table } from "../src/screen/Table.ts"

const output = (terminal: Partial<Output>) => {
  const written: Array<string> = []
  const failing: Array<(error: NodeJS.ErrnoException) => void> = []
  const out: Output = {
    ...terminal,
    write: (text) => written.push(text),
    on: (_event, listener) => failing.push(listener)
  }
  const fail = (code: string) => {
    for (const listener of failing) listener(Object.assign(new Error(code), { code }))
  }
  return { out, written, fail }
}

it("shows colours and a progress bar on a terminal, and wipes the bar away", () => {
  const { out, written } = output({ isTTY: true, columns: 80, hasColors: () => true })
  const screen = new Screen(out)
  screen.progress(0.5, "2019-08-26")
  screen.lines([screen.ink.title("done")])
  const [progress = "", wiped = "", line = ""] = written
  expect(progress.startsWith("\r")).toBe(true)
  expect(progress).toContain(`${"█".repeat(20)}${"░".repeat(20)}`)
  expect(progress).toContain("50 %")
  expect(progress).toContain("2019-08-26")
  expect(wiped).toBe("\r\u001b[K")
  expect(line).toContain("\u001b[")
  expect(line).toContain("done")
})

it("shows no colours on a terminal that has or wants none", () => {
  const { out } = output({ isTTY: true, columns: 80, hasColors: () => false })
  expect(new Screen(out).ink).toBe(plainInk)
})

it("shows no progress and no colours anywhere else", () => {
  const { out, written } = output({})
  const screen = new Screen(out)
  screen.progress(0.5, "2019-08-26")
  screen.lines([screen.ink.title("done")])
  expect(written).toEqual(["done\n"])
})

it("stops writing when nobody reads any more, and passes other failures on", () => {
  const { fail, out, written } = output({})
  const screen = new Screen(out)
  fail("EPIPE")
  screen.lines(["unread"])
  expect(written).toEqual([])
  expect(() => fail("EIO")).toThrow("EIO")
})

it("draws bars to an eighth of a column, and every piece that is there", () => {
  expect(proportion(1, 2, 4)).toBe("██")
  expect(proportion(1, 16, 4)).toBe("▎")
  expect(proportion(0, 0, 4)).toBe("")
  const [mark, ink] = ["x", plainInk.bar]
  expect(
    pieces(
      [
        { amount: 1, mark, ink },
        { amount: 99, mark: "y", ink }
      ],
      100,
      10
    )
  ).toBe("xyyyyyyyyy")
})

it("sets numbers to the right of their column", () => {
  expect(
    table(plainInk, [{ title: "who" }, { title: "n", align: "right" }], [["a", "10"], "rule", ["bc", "7"]])
  ).toEqual(["  who   n", "  ───────", "  a    10", "  ───────", "  bc    7"])
})
