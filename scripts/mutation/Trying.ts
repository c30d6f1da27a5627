/**
 * Tries mutants on the tests of the core.
 *
 * First every test is run on each mutant that it runs through, one after the other, until one notices it. What is left and can
 * matter while modules are loaded (a schema, a table) is tried once more, with all loaded afresh.
 */
import { availableParallelism } from "node:os"
import { dirname, join } from "node:path"
import { asleepIn } from "./Asleep.ts"
import type { Lines } from "./ChangedLines.ts"
import type { Mutant, Outcome } from "./Mutant.ts"
import { type Ran, Tester } from "./Tester.ts"

/** What is known of the mutants so far. */
class Known {
  readonly outcomes = new Map<string, Outcome>()
  readonly running = new Set<string>()
  readonly loading = new Set<string>()
  /** Those that left something behind: they are tried where there is nobody else. */
  readonly spoiling = new Set<string>()

  add({ files, hung }: Ran): void {
    for (const { found } of files) {
      for (const [id, how] of Object.entries(found.noticed)) this.outcomes.set(id, how)
      for (const id of found.running) this.running.add(id)
      for (const id of found.loading) this.loading.add(id)
      if (found.spoiledBy !== null) this.spoiling.add(found.spoiledBy)
    }
    if (hung !== undefined) this.outcomes.set(hung, "timed out")
  }

  left(ids: Iterable<string>): ReadonlyArray<string> {
    return [...ids].filter((id) => !this.outcomes.has(id))
  }

  outcome(id: string): Outcome {
    return this.outcomes.get(id) ?? (this.running.has(id) || this.loading.has(id) ? "survived" : "not covered")
  }
}

const parted = <A>(all: ReadonlyArray<A>, parts: number): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: parts }, (_, part) => all.filter((_, i) => i % parts === part))

/** A file of tests, as it is without any mutant. */
interface TestFile {
  readonly path: string
  /** Milliseconds. */
  readonly took: number
  readonly isReaching: boolean
}

/** The folder of the tests that stand by the sources. */
const testsOf = (root: string, file: string): string => join(root, dirname(file).replace(/src$|src(?=\/)/, "test"), "/")

/** The tests without any mutant, the quick ones first: they must pass. A mutant is noticed by an example before properties are tried. */
const unharmed = async (testers: ReadonlyArray<Tester>, known: Known): Promise<ReadonlyArray<TestFile>> => {
  const shares = parted(testers[0]?.files ?? [], testers.length)
  const runs = await Promise.all(testers.map((tester, i) => tester.oneByOne(shares[i] ?? [], {})))
  for (const ran of runs) {
    if (!ran.isPassed) throw new Error("the tests fail without any mutant")
    known.add(ran)
  }
  return runs
    .flatMap(({ files }) => files)
    .map(({ file, found, took }) => ({ path: file, took, isReaching: found.running.length > 0 }))
    .toSorted((one, other) => one.took - other.took)
}

/** The files of a folder before all others. */
const nearFirst = (files: ReadonlyArray<TestFile>, folder: string): ReadonlyArray<TestFile> =>
  files.toSorted((one, other) => Number(other.path.startsWith(folder)) - Number(one.path.startsWith(folder)))

/** A share of the mutants on all files; where one left something behind, all goes on from there in a new worker. */
const oneByOne = async (
  tester: Tester,
  files: ReadonlyArray<TestFile>,
  share: ReadonlyMap<string, string>,
  known: Known
): Promise<void> => {
  let rest = files.filter(({ isReaching }) => isReaching).map(({ path }) => path)
  while (rest.length > 0) {
    const left = known.left(share.keys()).filter((id) => !known.spoiling.has(id))
    const ran = await tester.oneByOne(rest, Object.fromEntries(left.map((id) => [id, share.get(id) ?? ""])))
    known.add(ran)
    const done = ran.files.flatMap(({ file, found }) => (found.spoiledBy === null ? [file] : []))
    if (done.length === ran.files.length && ran.hung === undefined && done.length < rest.length)
      throw new Error(`the tests stopped before ${rest[done.length]}`)
    rest = rest.filter((file) => !done.includes(file))
  }
}

/** Milliseconds. A file of tests that takes longer is asked of mutants near it alone. */
const long = 1_000

const afresh = async (
  tester: Tester,
  files: ReadonlyArray<TestFile>,
  queue: Array<readonly [id: string, near: string]>,
  known: Known
): Promise<void> => {
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [id, near] = next
    const asked = nearFirst(files, near).filter(({ path, took }) => took < long || path.startsWith(near))
    const { hung, isPassed } = await tester.afresh(
      asked.map(({ path }) => path),
      id
    )
    if (hung !== undefined) known.outcomes.set(id, "timed out")
    else if (!isPassed) known.outcomes.set(id, "killed")
  }
}

/** Every mutant in these lines of a folder, or of several. */
export const mutantsIn = async (root: string, lines: ReadonlyArray<Lines>): Promise<ReadonlyArray<Mutant>> => {
  const { mutants, sources } = await asleepIn(root, lines)
  const opening = Array.from({ length: availableParallelism() }, () => Tester.open(root, sources))
  const testers = await Promise.all(opening)
  const known = new Known()
  const all = [...mutants].map(([id, { file }]) => [id, testsOf(root, file)] as const)
  const files = await unharmed(testers, known)
  // Mutants of several folders are near to different files.
  const [nearest = ""] = all.map(([, near]) => near)
  const order = nearFirst(files, nearest)
  const shares = parted(all, testers.length).map((share) => new Map(share))
  await Promise.all(testers.map((tester, i) => oneByOne(tester, order, shares[i] ?? new Map(), known)))
  const queue = all.filter(([id]) => known.loading.has(id) && !known.outcomes.has(id))
  await Promise.all(testers.map((tester) => afresh(tester, files, queue, known)))
  await Promise.all(testers.map((tester) => tester.close()))
  return [...mutants].map(([id, mutant]) => ({ ...mutant, outcome: known.outcome(id) }))
}
