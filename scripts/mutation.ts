/**
 * Puts small faults into the core and looks whether its tests notice.
 *
 * `pnpm mutation` tries every fault and writes the report; it takes an hour or two, and goes on where it was stopped.
 * `pnpm mutation --changed` tries those in lines that changed since the report, up to a bound.
 * `pnpm mutation --report` writes the report anew from what was tried, after mutants were judged.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { changedSince, isKnown, portionOf } from "./mutation/ChangedLines.ts"
import { allMutants, isComplete } from "./mutation/Folders.ts"
import { judgementOf, judgements } from "./mutation/Judgement.ts"
import { isMissed, type Mutant, score } from "./mutation/Mutant.ts"
import { measuredCommit, report } from "./mutation/Report.ts"
import { mutantsOf } from "./mutation/Stryker.ts"
import { gitIn } from "./Git.ts"
import { finish } from "./Report.ts"

const root = process.cwd()
const page = "docs/reference/mutation.md"
const judged = judgements("scripts/mutation/judged.json")

/** The least share of mutants that must be noticed. */
const least = 0.85

/** Lines tried in CI: some minutes. With half as many a single fault that slips through would be more than may. */
const bound = 60

const git = gitIn(root)

const sentence = ({ code, file, line, operator, outcome, replacement }: Mutant): string =>
  `${file}:${line} ${outcome} (${operator}): ${code} → ${replacement}`

const problemsIn = (mutants: ReadonlyArray<Mutant>): ReadonlyArray<string> => {
  const counted = mutants.filter((mutant) => judgementOf(judged, mutant)?.verdict !== "equivalent")
  const reached = score(counted)
  return reached >= least
    ? []
    : [
        `${Math.round(reached * 100)} % of ${counted.length} mutants were noticed; at least ${least * 100} % must be`,
        ...counted.filter(isMissed).map(sentence)
      ]
}

const reported = async (commit: string): Promise<ReadonlyArray<string>> => {
  const mutants = await allMutants(root, commit)
  writeFileSync(page, report({ commit, mutants }, judged))
  return problemsIn(mutants)
}

const full = async (): Promise<ReadonlyArray<string>> => {
  if (git("status", "--porcelain") !== "")
    return ["there are changes that are not committed, so the report would name no commit"]
  return reported(git("rev-parse", "HEAD"))
}

/** The commit that the report measured. */
const measured = (): string | undefined => (existsSync(page) ? measuredCommit(readFileSync(page, "utf8")) : undefined)

const anew = async (): Promise<ReadonlyArray<string>> => {
  const commit = measured()
  return commit === undefined || !isComplete(root, commit)
    ? [`what ${page} measured was not tried in this clone; "pnpm mutation" tries all`]
    : reported(commit)
}

const changed = async (): Promise<ReadonlyArray<string>> => {
  const commit = measured()
  if (commit === undefined) return [`${page} names no commit; "pnpm mutation" writes it`]
  if (!isKnown(git, commit)) {
    console.warn(`mutation: not compared, because this clone does not go back to ${commit}, which ${page} measured`)
    return []
  }
  const { left, tried } = portionOf(changedSince(git, commit), bound)
  if (left > 0)
    console.log(`mutation: ${left} more lines changed since ${commit.slice(0, 7)}; "pnpm mutation" tries them all`)
  if (tried.length === 0) return []
  return problemsIn(
    await mutantsOf(
      root,
      tried.map(({ file, from, to }) => `${file}:${from}-${to}`)
    )
  )
}

const [, , mode] = process.argv
finish("mutation", await (mode === "--changed" ? changed() : mode === "--report" ? anew() : full()))
process.exit()
