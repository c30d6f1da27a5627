/**
 * The report of a full run, as a page: what was measured, the score by file, and every mutant that no test noticed.
 */
import { type Judgement, judgementOf } from "./Judgement.ts"
import { isMissed, type Mutant, type Outcome, score } from "./Mutant.ts"

/** What was measured. */
export interface Measured {
  readonly commit: string
  readonly mutants: ReadonlyArray<Mutant>
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const outcomes: ReadonlyArray<Outcome> = ["killed", "timed out", "survived", "not covered"]

const row = (name: string, mutants: ReadonlyArray<Mutant>): string => {
  const counts = outcomes.map((outcome) => mutants.filter((mutant) => mutant.outcome === outcome).length)
  return `| ${[name, ...counts, percent(score(mutants))].join(" | ")} |`
}

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

const byFile = (mutants: ReadonlyArray<Mutant>): ReadonlyArray<readonly [string, ReadonlyArray<Mutant>]> => {
  const files = [...new Set(mutants.map(({ file }) => file))].toSorted()
  return files.map((file) => [file, mutants.filter((mutant) => mutant.file === file)])
}

/** The page. */
export const report = ({ commit, mutants: all }: Measured, judgements: ReadonlyArray<Judgement>): string => {
  // One that is no program was never tried.
  const mutants = all.filter(({ outcome }) => outcome !== "invalid")
  const missed = mutants.filter(isMissed)
  const equivalent = missed.filter((mutant) => judgementOf(judgements, mutant)?.verdict === "equivalent")
  const others = mutants.filter((mutant) => !equivalent.includes(mutant))
  const files = byFile(mutants)
  const ofMissed = byFile(missed)
  return [
    "# Mutation report",
    "",
    "<!-- Written by `pnpm mutation`. -->",
    "",
    `Measured at commit ${commit}.`,
    "",
    "Every mutant is the core's sources with one small fault, on which the core's own tests ran. One that no test notices either",
    "cannot be noticed (it is equivalent), or changes what nobody is promised (harmless), or shows that a test was missing: then there",
    "is one since that commit (mended), or one is wanted still (missed). What each means was found by reading it.",
    "",
    `**Score: ${percent(score(mutants))}** of ${mutants.length} mutants noticed; ${percent(score(others))} without the ${equivalent.length} that are equivalent.`,
    "",
    "## By file",
    "",
    "| File | Killed | Timed out | Survived | Not covered | Score |",
    "| --- | --- | --- | --- | --- | --- |",
    ...files.map(([file, ofFile]) => row(file.replace("packages/core/src/", ""), ofFile)),
    row("all", mutants),
    "",
    "## Not noticed",
    "",
    ...ofMissed.map(([file, ofFile]) => missedIn(file.replace("packages/core/src/", ""), ofFile, judgements))
  ].join("\n")
}

/** The commit that a page says it measured. */
export const measuredCommit = (page: string): string | undefined =>
  /^Measured at commit ([0-9a-f]{40})\.$/m.exec(page)?.[1]
