/**
 * Sources of the core in which every mutant is there, asleep, made by Stryker's instrumenter.
 */
import type { Mutant as Made } from "@stryker-mutator/api/core"
import type { Logger } from "@stryker-mutator/api/logging"
import { Array as Arr } from "effect"
import { Instrumenter } from "@stryker-mutator/instrumenter"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Lines } from "./ChangedLines.ts"
import type { Mutant } from "./Mutant.ts"
import { switched } from "./Switches.ts"

/** Sources and the mutants in them. */
export interface Asleep {
  /** By absolute path. */
  readonly sources: ReadonlyMap<string, string>
  /** By number, from 0. The instrumenter drops some that it had numbered: there are less of them than numbers. */
  readonly mutants: ReadonlyMap<number, Omit<Mutant, "outcome">>
}

const silent = (): void => {}

const logger: Logger = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => true,
  isErrorEnabled: () => true,
  isFatalEnabled: () => true,
  trace: silent,
  debug: silent,
  info: silent,
  warn: console.warn,
  error: console.error,
  fatal: console.error
}

/** The sources between two places; lines and columns count from 0. */
const between = (source: string, { end, start }: Made["location"]): string => {
  const lines = source.split("\n").slice(start.line, end.line + 1)
  return lines
    .map((line, i) => line.slice(i === 0 ? start.column : 0, i === lines.length - 1 ? end.column : line.length))
    .join("\n")
}

/** Every mutant in these lines. */
export const asleepIn = async (root: string, lines: ReadonlyArray<Lines>): Promise<Asleep> => {
  const given = Object.entries(Arr.groupBy(lines, ({ file }) => file)).map(([file, parts]) => ({
    name: join(root, file),
    content: readFileSync(join(root, file), "utf8"),
    mutate: parts.map(({ from, to }) => ({ start: { line: from - 1, column: 0 }, end: { line: to, column: 0 } }))
  }))
  const made = await new Instrumenter(logger).instrument(given, { ignorers: [], excludedMutations: [], plugins: null })
  const originals = new Map(given.map(({ content, name }) => [name, content]))
  return {
    sources: new Map(made.files.map(({ content, name }) => [name, switched(content)])),
    mutants: new Map(
      made.mutants.map(({ fileName, id, location, mutatorName, replacement }) => [
        Number(id),
        {
          file: fileName.slice(root.length + 1),
          line: location.start.line + 1,
          operator: mutatorName,
          code: between(originals.get(fileName) ?? "", location),
          replacement
        }
      ])
    )
  }
}
