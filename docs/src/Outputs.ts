/**
 * What programs print, as pages show it: each line of a block must occur in what the program prints now, in this order.
 *
 * A page marks such a block with `<!-- output: path arguments -->` in front of it.
 */
import { execFile } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify, stripVTControlCharacters } from "node:util"
import { root } from "./Repository.ts"

/** A block of output in a page. */
export interface Output {
  /** The program that prints it, from the root, and what it is given. */
  readonly program: string
  readonly lines: ReadonlyArray<string>
}

const marker = /^<!-- output: (.+) -->\n\n```text\n([\s\S]*?)^```$/gm

/** A line that stands for any that are left out. */
const ellipsis = "…"

/** The blocks of output in a page. */
export const outputsIn = (page: string): ReadonlyArray<Output> =>
  [...page.matchAll(marker)].map(([, program = "", text = ""]) => ({
    program,
    lines: text.split("\n").filter((line) => line.trim() !== "" && line.trim() !== ellipsis)
  }))

/** What a program prints, run in an empty directory. */
export const printedBy = async (command: string): Promise<ReadonlyArray<string>> => {
  const [program = "", ...given] = command.split(" ")
  const directory = await mkdtemp(join(tmpdir(), "docs-"))
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--conditions=@westum/source", join(root, program), ...given],
      { cwd: directory, env: { ...process.env, NO_COLOR: "1" }, maxBuffer: 16 * 1024 * 1024 }
    )
    return stripVTControlCharacters(stdout).split("\n")
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** The lines that are not printed, or not in this order. */
export const missingFrom = (printed: ReadonlyArray<string>, lines: ReadonlyArray<string>): ReadonlyArray<string> => {
  let at = 0
  return lines.filter((line) => {
    const found = printed.findIndex((text, i) => i >= at && text.trimEnd() === line.trimEnd())
    if (found >= 0) at = found + 1
    return found < 0
  })
}
