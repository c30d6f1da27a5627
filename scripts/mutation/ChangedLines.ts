/**
 * Which lines of the core's sources changed since a commit.
 */
import type { Git } from "../Git.ts"

/** Lines of a file from the first to the last, both counted. */
export interface Lines {
  readonly file: string
  readonly from: number
  readonly to: number
}

/** What `git diff --unified=0` says of the lines as they are now; where lines were only taken away there are none. */
export const linesIn = (diff: string): ReadonlyArray<Lines> => {
  const lines: Array<Lines> = []
  let file = ""
  for (const line of diff.split("\n")) {
    const [, name] = /^\+\+\+ b\/(.+)$/.exec(line) ?? []
    if (name !== undefined) file = name
    const [, start, count = "1"] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? []
    if (start !== undefined && count !== "0") {
      lines.push({ file, from: Number(start), to: Number(start) + Number(count) - 1 })
    }
  }
  return lines
}

/** Whether the clone goes back to the commit: a shallow one may not. */
export const isKnown = (git: Git, commit: string): boolean => {
  try {
    git("cat-file", "-e", `${commit}^{commit}`)
    return true
  } catch {
    return false
  }
}

/** The lines of these files that differ from those of the commit. */
export const changedSince = (git: Git, commit: string, files: ReadonlyArray<string>): ReadonlyArray<Lines> =>
  files.length === 0 ? [] : linesIn(git("diff", "--unified=0", "--no-color", commit, "--", ...files))

/** All lines of a file. */
export const allOf = (file: string, text: string): Lines => ({ file, from: 1, to: text.split("\n").length - 1 })

const length = ({ from, to }: Lines): number => to - from + 1

/** What is tried of all that changed, and how many lines are left for the full run. */
export interface Portion {
  readonly tried: ReadonlyArray<Lines>
  readonly left: number
}

/** As many of them as the bound allows, spread over all; the last is cut short where it would be too long. */
export const portionOf = (changed: ReadonlyArray<Lines>, bound: number): Portion => {
  const total = changed.reduce((sum, lines) => sum + length(lines), 0)
  if (total <= bound) return { tried: changed, left: 0 }
  // One line in so many, so that no file is left out for standing last.
  const single = changed.flatMap(({ file, from, to }) =>
    Array.from({ length: to - from + 1 }, (_, i): Lines => ({ file, from: from + i, to: from + i }))
  )
  const tried = Array.from({ length: bound }, (_, i) => single[Math.floor((i * total) / bound)]).filter(
    (lines) => lines !== undefined
  )
  return { tried, left: total - tried.length }
}
