/**
 * Writes to an event log, through its functions alone.
 */
import { AppendRules, type Event, EventStore, SequencePosition } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"
import type { SqlError } from "effect/sql/SqlError"
import { numberIn, textIn } from "./Column.ts"
import { integers, number, numbers, type Row, type Run } from "./Database.ts"
import { DatabaseFault } from "./DatabaseFault.ts"
import { encode } from "./EventRow.ts"
import { find } from "./Reader.ts"
import { type Append, rivalries } from "./Rivals.ts"
import type { Tenant } from "./Tenant.ts"
import { answerable } from "./Unstorable.ts"
import { encodeListed, type Wanted } from "./Wanted.ts"

/** What became of an append. */
export type Outcome = EventStore.Appended | EventStore.ConditionFailed | EventStore.IdClash | DatabaseFault

interface Numbered {
  readonly command: number
  readonly wanted: Wanted
}

const conditionOf = ({ condition }: Append, i: number): ReadonlyArray<Numbered> => {
  if (condition === undefined) return []
  const { after = SequencePosition.start, failIfEventsMatch } = condition
  return failIfEventsMatch.flatMap((asked) => {
    const item = answerable(asked)
    return item === undefined ? [] : [{ command: i + 1, wanted: { item, after } }]
  })
}

const paramsOf = (batch: ReadonlyArray<Append>): ReadonlyArray<unknown> => {
  const conditions = batch.flatMap(conditionOf)
  const rivals = rivalries(batch)
  return [
    numbers(batch.map(({ now }) => Math.floor(now()))),
    integers(batch.flatMap(({ events }, i) => events.map(() => i + 1))),
    integers(batch.flatMap(({ events }) => events.map((_, nth) => nth))),
    ...encode(batch.flatMap(({ events }) => events)),
    integers(conditions.map(({ command }) => command)),
    ...encodeListed(conditions.map(({ wanted }) => wanted)),
    integers(rivals.map(({ earlier }) => earlier)),
    integers(rivals.map(({ later }) => later)),
    integers(rivals.map(({ offset }) => offset)),
    numbers(rivals.map(({ after }) => after))
  ]
}

const placeholders = (count: number): string => Array.from({ length: count }, (_, i) => `$${i + 1}`).join(", ")

/** What stands there under these ids, which never changes any more, judged by the rules of all stores. */
const judgeKnown = (run: Run, tenant: Tenant, { events }: Append): Effect.Effect<Outcome, SqlError> =>
  Effect.map(
    find(
      run,
      tenant,
      events.map(({ id }) => id)
    ),
    (stored) => AppendRules.judgeRepeated(events, stored)
  )

const outcomeOf = (
  look: Run,
  tenant: Tenant,
  append: Append,
  row: Row | undefined
): Effect.Effect<Outcome, SqlError> => {
  const head = SequencePosition.at(numberIn(row?.[1]))
  switch (textIn(row?.[0])) {
    case "known":
      return judgeKnown(look, tenant, append)
    case "beyond":
      return Effect.succeed(
        new DatabaseFault("corrupt", AppendRules.beyondHead(append.condition, head) ?? "the log has been set back")
      )
    case "failed":
      return Effect.succeed(new EventStore.ConditionFailed({ head }))
    case "appended": {
      const first = SequencePosition.at(head - append.events.length + 1)
      return Effect.succeed({ first, last: head, recordedAt: numberIn(row?.[2]), alreadyStored: false })
    }
    default:
      throw new DatabaseFault("corrupt", "an append was answered in words that are not known")
  }
}

/**
 * Judges and records appends one after the other, in one round trip and one commit. What became of each is told by itself: of
 * those that were known already, a second look tells.
 */
export const append = (
  write: Run,
  look: Run,
  tenant: Tenant,
  batch: ReadonlyArray<Append>
): Effect.Effect<ReadonlyArray<Effect.Effect<Outcome, SqlError>>, SqlError> => {
  const params = paramsOf(batch)
  const text = `SELECT outcome, head_then, recorded FROM ${tenant.schema}.append(${placeholders(params.length)})`
  return Effect.map(write(text, params), (rows) => batch.map((append, i) => outcomeOf(look, tenant, append, rows[i])))
}

/** Events that are restored in one statement. */
const pieceSize = 5000

/** Fills an empty log, within a transaction; says why not when it is not empty. */
export const restore = Effect.fnUntraced(function* (
  run: Run,
  { schema }: Tenant,
  events: Arr.NonEmptyReadonlyArray<Event.SequencedEvent>
): Effect.fn.Return<EventStore.NotEmpty | undefined, SqlError> {
  let behind = 0
  for (const piece of Arr.chunksOf(events, pieceSize)) {
    const params = [
      number(behind),
      numbers(piece.map(({ position }) => position)),
      numbers(piece.map(({ recordedAt }) => recordedAt)),
      ...encode(piece.map(({ event }) => event))
    ]
    const [row] = yield* run(`SELECT ${schema}.restore(${placeholders(params.length)})`, params)
    if (row?.[0] !== null) return new EventStore.NotEmpty({ head: SequencePosition.at(numberIn(row?.[0])) })
    behind = Arr.lastNonEmpty(piece).position
  }
  return undefined
})
