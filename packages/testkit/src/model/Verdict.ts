/**
 * What should come of a request.
 */
import type { CommandInput } from "@westum/mobility"
import type { Entry } from "../history/History.ts"
import { after, reasonsAgainst } from "./Asked.ts"
import type { Model } from "./Model.ts"
import type { Reason } from "./Standing.ts"

/** What should come of one command. */
export interface Row {
  readonly command: CommandInput
  /** None where it is carried out. */
  readonly reasons: ReadonlyArray<Reason>
  /** How many events tell of it. */
  readonly events: number
}

/** What should come of a request. */
export interface Verdict {
  readonly rows: ReadonlyArray<Row>
  readonly after: Model
}

const told = ({ hostings, mobilities, offersTold, projects, reminders, roles }: Model): number =>
  [
    roles.length,
    offersTold.length,
    reminders.length,
    ...projects.map((project) => project.told.length),
    ...[...mobilities, ...hostings].map(({ entries }) => entries)
  ].reduce((sum, number) => sum + number, 0)

/**
 * One command after the other, on the day of the request; when one is refused that comes with others, all or none, nothing
 * happens. The model need not know the consortium's own rules: it may be told at which rows they were against.
 */
export const judge = (model: Model, { commands, day, mode }: Entry, ownRules: ReadonlyArray<number> = []): Verdict => {
  const rows: Array<Row> = []
  const before = { ...model, today: day }
  let now: Model = before
  for (const [row, command] of commands.entries()) {
    const own: ReadonlyArray<Reason> = ownRules.includes(row) ? ["OwnRule"] : []
    const reasons = [...reasonsAgainst(now, command), ...own]
    const next = reasons.length === 0 ? after(now, command) : now
    rows.push({ command, reasons, events: told(next) - told(now) })
    now = next
  }
  const nothing = mode === "all-or-none" && rows.some(({ reasons }) => reasons.length > 0)
  return { rows, after: nothing ? before : now }
}
