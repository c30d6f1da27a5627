/**
 * Puts small faults into the core and looks whether its tests notice.
 *
 * `pnpm mutation` tries every fault, folder by folder, and writes the report after each: it takes some hours, and can be stopped
 * after any folder. `pnpm mutation quota goals` tries those folders.
 * `pnpm mutation --changed` tries lines that changed since their folder was measured, up to a bound.
 * `pnpm mutation --report` writes the report anew, after mutants were judged.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { allOf, changedSince, isKnown, type Lines, portionOf } from "./mutation/ChangedLines.ts"
import { judgementOf, judgements } from "./mutation/Judgement.ts"
import { belongsTo, filesOf, folders, keep, measuredOf } from "./mutation/Measured.ts"
import { isMissed, type Mutant, score } from "./mutation/Mutant.ts"
import { report } from "./mutation/Report.ts"
import { Trials } from "./mutation/Trying.ts"
import { gitIn } from "./Git.ts"
import { finish } from "./Report.ts"

const root = process.cwd()
const judged = judgements("scripts/mutation/judged.json")

/** The least share of mutants that must be noticed. */
const least = 0.85

/** Lines tried in CI: some minutes. */
const bound = 300

const git = gitIn(root)

const sentence = ({ code, file, line, operator, outcome, replacement }: Mutant): string =>
  `${file}:${line} ${outcome} (${operator}): ${code} → ${replacement}`

const problemsIn = (mutants: ReadonlyArray<Mutant>): ReadonlyArray<string> => {
  const counted = mutants.filter((mutant) => judgementOf(judged, mutant)?.verdict !== "equivalent")
  const reached = score(counted)
  console.log(`mutation: ${(reached * 100).toFixed(1)} % of ${counted.length} mutants were noticed`)
  return reached >= least
    ? []
    : [
        `${Math.round(reached * 100)} % of ${counted.length} mutants were noticed; at least ${least * 100} % must be`,
        ...counted.filter(isMissed).map(sentence)
      ]
}

const wholeOf = (folder: string): ReadonlyArray<Lines> =>
  filesOf(root, folder).map((file) => allOf(file, readFileSync(file, "utf8")))

const written = (): void => {
  const all = new Map(folders(root).map((folder) => [folder, measuredOf(root, folder)]))
  writeFileSync("docs/reference/mutation.md", report(all, judged))
}

/** When a folder was measured, in seconds since 1970; never is long ago. */
const lastMeasured = (folder: string): number => {
  const commit = measuredOf(root, folder)?.commit
  return commit === undefined || !isKnown(git, commit) ? 0 : Number(git("show", "-s", "--format=%ct", commit))
}

const full = async (named: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
  const all = folders(root)
  const unknown = named.filter((folder) => !all.includes(folder))
  if (unknown.length > 0) return [`there is no folder ${unknown.join(", ")}; there are ${all.join(", ")}`]
  if (git("status", "--porcelain") !== "")
    return ["there are changes that are not committed, so the report would name no commit"]
  const commit = git("rev-parse", "HEAD")
  const order = named.length > 0 ? named : all.toSorted((one, other) => lastMeasured(one) - lastMeasured(other))
  const problems: Array<string> = []
  const trials = await Trials.open(root, order.flatMap(wholeOf))
  for (const folder of order) {
    console.log(`mutation: ${folder}`)
    const mutants = await trials.tried((file) => belongsTo(folder, file))
    keep(root, folder, commit, mutants)
    written()
    problems.push(...problemsIn(mutants))
  }
  await trials.close()
  return problems
}

/** The lines of a folder that are not as they were when it was measured; all, where it never was. */
const changedIn = (folder: string): ReadonlyArray<Lines> => {
  const commit = measuredOf(root, folder)?.commit
  if (commit === undefined) return wholeOf(folder)
  if (isKnown(git, commit)) return changedSince(git, commit, filesOf(root, folder))
  console.warn(`mutation: ${folder} is not compared, because this clone does not go back to ${commit}`)
  return []
}

const changed = async (): Promise<ReadonlyArray<string>> => {
  const { left, tried } = portionOf(folders(root).flatMap(changedIn), bound)
  if (left > 0)
    console.log(`mutation: ${left} more lines were changed or never measured; "pnpm mutation" tries them all`)
  if (tried.length === 0) return []
  const trials = await Trials.open(root, tried)
  const mutants = await trials.tried(() => true)
  await trials.close()
  return problemsIn(mutants)
}

const [, , ...words] = process.argv
const result = async (): Promise<ReadonlyArray<string>> => {
  if (words[0] === "--changed") return changed()
  if (words[0] !== "--report") return full(words)
  written()
  return []
}
const problems = await result()
finish("mutation", problems)
// Vitest would have it that tests failed, as they should.
process.exit(problems.length === 0 ? 0 : 1)
