/**
 * Lets all contenders of a work take their turn in every round, in an order that turns with the round.
 */
import type { Contender, Turn, Work } from "./Work.ts"

/** All turns of a work: one list per contender, one entry per round. */
export interface Measured {
  readonly work: Work
  readonly turns: ReadonlyMap<string, ReadonlyArray<Turn>>
}

const inOrder = (contenders: ReadonlyArray<Contender>, round: number): ReadonlyArray<Contender> => {
  const first = round % contenders.length
  return [...contenders.slice(first), ...contenders.slice(0, first)]
}

/** How often everybody takes a turn. */
export interface Turns {
  /** Rounds before those that count. */
  readonly warmUp: number
  readonly rounds: number
}

/** What an earlier turn left behind is collected before the clock of the next one starts. */
const collectGarbage = (): void => {
  globalThis.gc?.()
}

/** Rounds that are not counted, so that nobody is measured while still being compiled, then those that are. */
export const measure = async (
  work: Work,
  { rounds, warmUp }: Turns,
  progress: (text: string) => void
): Promise<Measured> => {
  const turns = new Map<string, Array<Turn>>(work.contenders.map(({ name }) => [name, []]))
  for (let round = 1 - warmUp; round <= rounds; round++) {
    for (const { name, turn } of inOrder(work.contenders, round + warmUp)) {
      progress(`${work.title}: ${round < 1 ? "warming up" : `round ${round} of ${rounds}`}, ${name}`)
      collectGarbage()
      const measured = await turn(round < 1)
      if (round >= 1) turns.get(name)?.push(measured)
    }
  }
  return { work, turns }
}
