/**
 * So many clients that work side by side until the time is up, each on one thing after the other.
 */
import { timed, type Turn } from "../../src/Work.ts"

/** One client: takes what is next until there is nothing more; everything it took is done when it ends. */
export type Client<Task> = (next: () => Task | undefined) => Promise<unknown>

/** A client that waits for each promise. */
export const each =
  <Task>(work: (task: Task) => Promise<unknown>): Client<Task> =>
  async (next) => {
    for (let task = next(); task !== undefined; task = next()) await work(task)
  }

/** How many clients there are, and for how many milliseconds they begin new work. */
export interface Shift {
  readonly clients: number
  readonly milliseconds: number
}

/** Clients of a turn that only warms up: one alone would take minutes until V8 has compiled what it runs. */
const warmingUp = 64

/** A shift in a turn that may not be counted. */
export const shiftOf = (shift: Shift, warmsUp: boolean): Shift => (warmsUp ? { ...shift, clients: warmingUp } : shift)

/** The time that all tasks took which were begun in time. */
export const work = async <Task>(
  { clients, milliseconds }: Shift,
  tasks: Iterable<Task>,
  client: Client<Task>
): Promise<Turn> => {
  const left = tasks[Symbol.iterator]()
  let begun = 0
  let end = Number.POSITIVE_INFINITY
  const next = (): Task | undefined => {
    if (performance.now() >= end) return undefined
    const { done, value } = left.next()
    if (done === true) return undefined
    begun += 1
    return value
  }
  const turn = await timed(0, () => {
    end = performance.now() + milliseconds
    return Promise.all(Array.from({ length: clients }, () => client(next)))
  })
  return { ...turn, units: begun }
}
