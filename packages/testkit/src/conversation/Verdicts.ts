/**
 * What is wrong with what was answered to a request.
 */
import type { Refusal } from "@westum/mobility"
import type { Entry } from "../history/History.ts"
import type { Row, Verdict } from "../model/Verdict.ts"

/** What was answered: how many events, or why not. */
export type Heard = number | ReadonlyArray<{ readonly row: number; readonly refusal: Refusal.Refusal }>

type Refused = Exclude<Heard, number>

/** The rows of a request that are said to be against the consortium's own rules. */
export const ownRulesIn = (heard: ReadonlyArray<Heard>): ReadonlyArray<number> =>
  heard.flatMap((each) =>
    typeof each === "number" ? [] : each.flatMap(({ refusal, row }) => (refusal.code === "OwnRule" ? [row] : []))
  )

const refused = ({ reasons }: Row): boolean => reasons.length > 0

const among = (heard: Refused, rows: ReadonlyArray<Row>, first: number): boolean => {
  const wrong = rows.flatMap((row, i) => (refused(row) ? [first + i] : []))
  return (
    wrong.join() === heard.map(({ row }) => row).join() &&
    heard.every(({ refusal, row }) => rows[row - first]?.reasons.includes(refusal.code) === true)
  )
}

const shown = (rows: ReadonlyArray<Row>): string =>
  rows
    .map(({ command, events, reasons }) => `${command.type}: ${reasons.join(" or ") || `${events} events`}`)
    .join("; ")

const problem = (heard: Heard | undefined, rows: ReadonlyArray<Row>, first = 0): string | undefined => {
  const events = rows.reduce((sum, row) => sum + row.events, 0)
  const right = typeof heard === "object" ? among(heard, rows, first) : !rows.some(refused) && heard === events
  return right ? undefined : `the answer is ${JSON.stringify(heard)}, but right is ${shown(rows)}`
}

/** What is wrong with the answers: one to a request that is all or none, else one per command. */
export const answerProblem = (
  heard: ReadonlyArray<Heard>,
  { rows }: Verdict,
  mode: Entry["mode"]
): string | undefined =>
  mode === "all-or-none"
    ? problem(heard[0], rows)
    : rows.map((row, i) => problem(heard[i], [row], i)).find((wrong) => wrong !== undefined)
