/**
 * The figures as Markdown, for the screen and for the file alike.
 */
import { type Reached, reachedOf, type Row, rowsOf } from "./Figures.ts"
import type { Measured } from "./Rounds.ts"
import type { Spread } from "./Spread.ts"
import type { Work } from "./Work.ts"

const short = (value: number): string => {
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} M`
  if (value >= 1e4) return `${(value / 1e3).toFixed(1)} k`
  if (value >= 100) return value.toFixed(0)
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

const spread = (of: Spread | undefined, suffix = ""): string =>
  // What another program spent is not known here.
  of === undefined || Number.isNaN(of.median)
    ? ""
    : `${short(of.median)}${suffix} (${short(of.least)}–${short(of.greatest)})`

/** Columns padded, so that the table can be read unrendered. */
export const table = (lines: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0), 3))
  const row = (cells: ReadonlyArray<string>): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`
  const [head = [], ...body] = lines
  return [row(head), row(widths.map((width) => "-".repeat(width))), ...body.map(row)].join("\n")
}

const cellsOf = ({ cpu, name, rate, ratios, violation }: Row, bases: Work["bases"]): ReadonlyArray<string> =>
  violation === undefined
    ? [name, spread(rate), spread(cpu), ...ratios.map((ratio) => spread(ratio, " ×"))]
    : [name, `void: ${violation}`, "", ...bases.map(() => "")]

/** One work: what was done, and who did how much of it. */
export const workSection = (measured: Measured): string => {
  const { bases, explanation, title, unit } = measured.work
  const head = ["", `${unit} per second`, `CPU µs per ${unit.slice(0, -1)}`, ...bases.map((base) => `× ${base}`)]
  const rows = rowsOf(measured).map((row) => cellsOf(row, bases))
  return `## ${title}\n\n${explanation}\n\n${table([head, ...rows])}\n`
}

/** A work as its process tells of it. */
export interface Reported {
  readonly section: string
  readonly goalRows: ReadonlyArray<ReadonlyArray<string>>
}

const verdictOf = ({ met, ratio }: Reached): string => {
  if (ratio === undefined) return "not judged"
  return met ? "met" : "missed"
}

/** The goals of one work with what was reached, as rows. */
export const goalRowsOf = (measured: Measured): Reported["goalRows"] =>
  reachedOf(measured).map((reached) => {
    const { cpuRatio, goal, ratio } = reached
    return [
      measured.work.title,
      goal.contender,
      goal.against,
      `≥ ${goal.atLeast} ×`,
      spread(ratio, " ×"),
      spread(cpuRatio, " ×"),
      verdictOf(reached)
    ]
  })

/** Every goal with what was reached. */
export const goalsSection = (reports: ReadonlyArray<Reported>): string => {
  const head = ["work", "contender", "against", "goal", "ratio in the same round", "by CPU time", ""]
  return `## Goals\n\n${table([head, ...reports.flatMap(({ goalRows }) => goalRows)])}\n`
}
