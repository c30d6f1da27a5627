/**
 * The report: what was measured of each folder, the score by file, and every mutant that no test noticed.
 */
import { Array as Arr } from "effect"
import { type Judgement, judgementOf } from "./Judgement.ts"
import { type Measured, sources } from "./Measured.ts"
import type { Mutant } from "./Mutant.ts"

/** The folders in their order; those that never were measured have nothing. */
export type Folders = ReadonlyMap<string, Measured | undefined>

const share = (noticed: number, missed: number): string =>
  noticed + missed === 0 ? "" : `${((noticed / (noticed + missed)) * 100).toFixed(1)} %`

const row = (...cells: ReadonlyArray<string | number>): string => `| ${cells.join(" | ")} |`

const total = (noticed: Measured["noticed"]): number =>
  noticed.reduce((sum, { killed, timedOut }) => sum + killed + timedOut, 0)

const within = (file: string): string => file.slice(sources.length + 1)

const oneLine = (code: string): string => {
  const text = code.replaceAll(/\s+/g, " ").trim()
  return text.length > 70 ? `${text.slice(0, 69)}…` : text
}

const quoted = (code: string): string => `\`${oneLine(code).replaceAll("`", "'").replaceAll("|", "\\|")}\``

const missedRow = (mutant: Mutant, judged: Judgement | undefined): string => {
  const { code, line, operator, outcome, replacement } = mutant
  const verdict = judged === undefined ? "not judged" : `${judged.verdict}: ${judged.why.replaceAll("|", "\\|")}`
  return `| ${[line, operator, outcome, quoted(code), quoted(replacement), verdict].join(" | ")} |`
}

const missedIn = (file: string, missed: ReadonlyArray<Mutant>, judgements: ReadonlyArray<Judgement>): string =>
  [
    `### ${file}`,
    "",
    "| Line | Operator | | Code | Becomes | Judgement |",
    "| --- | --- | --- | --- | --- | --- |",
    ...missed.map((mutant) => missedRow(mutant, judgementOf(judgements, mutant))),
    ""
  ].join("\n")

const folderRows = (folders: Folders): ReadonlyArray<string> =>
  [...folders].map(([folder, measured]) => {
    if (measured === undefined) return row(folder, "not measured", "", "", "")
    const noticed = total(measured.noticed)
    return row(
      folder,
      measured.commit.slice(0, 7),
      noticed,
      measured.missed.length,
      share(noticed, measured.missed.length)
    )
  })

const fileRows = ({ missed, noticed }: Measured): ReadonlyArray<string> =>
  noticed.map(({ file, killed, timedOut }) => {
    const of = missed.filter((mutant) => mutant.file === file)
    const survived = of.filter(({ outcome }) => outcome === "survived").length
    return row(within(file), killed, timedOut, survived, of.length - survived, share(killed + timedOut, of.length))
  })

const scoreOf = (measured: ReadonlyArray<Measured>, judgements: ReadonlyArray<Judgement>): string => {
  const noticed = measured.reduce((sum, each) => sum + total(each.noticed), 0)
  const missed = measured.flatMap((each) => each.missed)
  const equivalent = missed.filter((mutant) => judgementOf(judgements, mutant)?.verdict === "equivalent").length
  return (
    `**Score: ${share(noticed, missed.length)}** of ${noticed + missed.length} mutants noticed; ` +
    `${share(noticed, missed.length - equivalent)} without the ${equivalent} that are equivalent.`
  )
}

const intro = [
  "# Mutation report",
  "",
  "<!-- Written by `pnpm mutation`. -->",
  "",
  "Every mutant is the core's sources with one small fault, on which the core's own tests ran. One that no test notices either",
  "cannot be noticed (it is equivalent), or changes what nobody is promised (harmless), or shows that a test was missing: then there",
  "is one since (mended), or one is wanted still (missed). What each means was found by reading it.",
  "",
  "The folders of the core are measured one by one, the one that was measured longest ago first; each names its commit.",
  ""
]

/** The page. */
export const report = (folders: Folders, judgements: ReadonlyArray<Judgement>): string => {
  const measured = [...folders.values()].filter((each) => each !== undefined)
  const missed = Arr.groupBy(
    measured.flatMap((each) => each.missed),
    ({ file }) => file
  )
  return [
    ...intro,
    scoreOf(measured, judgements),
    "",
    "## By folder",
    "",
    "| Folder | At commit | Noticed | Not noticed | Score |",
    "| --- | --- | --- | --- | --- |",
    ...folderRows(folders),
    "",
    "## By file",
    "",
    "| File | Killed | Timed out | Survived | Not covered | Score |",
    "| --- | --- | --- | --- | --- | --- |",
    ...measured.flatMap(fileRows),
    "",
    "## Not noticed",
    "",
    ...Object.entries(missed).map(([file, of]) => missedIn(within(file), of, judgements))
  ].join("\n")
}
