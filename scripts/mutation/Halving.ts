/**
 * Finds those mutants of many that a test notices. Few of them matter to any one test: it is run with all awake, and where it fails
 * with each half of them, until a single one is awake.
 */

/** What a run with some awake showed. */
export interface Together {
  readonly isFailed: boolean
  /** Whether it came by this one. What encloses another may keep it from being run through. */
  readonly ran: (id: number) => boolean
}

type Run = (awake: ReadonlyArray<number>) => Promise<Together>

const halves = async (ids: ReadonlyArray<number>, run: Run): Promise<ReadonlyArray<number>> => {
  const middle = Math.ceil(ids.length / 2)
  const [one, other] = [ids.slice(0, middle), ids.slice(middle)]
  const first = await noticedAmong(one, run)
  // Then it was the others, most likely.
  const rest = first.length === 0 && other.length > 1 ? halves(other, run) : noticedAmong(other, run)
  return [...first, ...(await rest)]
}

/** Those with which alone the run fails. */
export const noticedAmong = async (ids: ReadonlyArray<number>, run: Run): Promise<ReadonlyArray<number>> => {
  if (ids.length === 0) return []
  const { isFailed, ran } = await run(ids)
  if (isFailed) return ids.length === 1 ? ids : halves(ids, run)
  const unseen = ids.filter((id) => !ran(id))
  return unseen.length === ids.length ? [] : noticedAmong(unseen, run)
}
