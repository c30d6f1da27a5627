/**
 * Looks at rows one behind the other: positions without a hole, times that never go back, and appends in one piece.
 */
import { Option } from "effect"
import { decodeMeta } from "../eventsourcing/Command.ts"
import { intact } from "../eventsourcing/EventCodec.ts"
import { eventIdOf } from "../eventsourcing/EventId.ts"
import type { DoctorFinding } from "./DoctorFinding.ts"
import type { RawGap, RawRow } from "./RawLog.ts"
import { placeOf, storedOf } from "./RowCheck.ts"

/** The events of one command, as far as they have come. */
interface Run {
  readonly command: string
  readonly events: number
  readonly recordedAt: number
  readonly idOf: (number: number) => string
  seen: number
}

/** The positions between two rows that are missing, in pieces, without those that were never given. */
export const missingBetween = (
  after: number,
  before: number,
  gaps: ReadonlyArray<RawGap>
): ReadonlyArray<readonly [first: number, last: number]> => {
  const pieces: Array<readonly [number, number]> = []
  let first = after + 1
  for (const { last, next } of gaps) {
    if (next <= first || last + 1 >= before) continue
    if (last >= first) pieces.push([first, last])
    first = Math.max(first, next)
  }
  if (first < before) pieces.push([first, before - 1])
  return pieces
}

/** Takes rows in order, and tells what is wrong with where they stand. */
export class Sequence {
  readonly #gaps: ReadonlyArray<RawGap>
  readonly #gapless: boolean
  #last: number
  #recordedAt: number | undefined
  /** What the command of the last row has come to; nothing where that is not known. */
  #run: Run | undefined
  /** Whether a command may have begun before what was looked at. */
  #begunBefore: boolean

  /** `after`: where the rows begin; `gapless`: whether every position must be there but for the gaps. */
  constructor(after: number, gapless: boolean, gaps: ReadonlyArray<RawGap>) {
    this.#last = after
    this.#gapless = gapless
    this.#gaps = gaps
    this.#begunBefore = after > 0
  }

  /** What is wrong with the place of the next row. */
  next(row: RawRow): ReadonlyArray<DoctorFinding> {
    const lost = this.#lost(row.position)
    if (lost.length > 0) {
      this.#run = undefined
      this.#begunBefore = true
    }
    const findings = [...lost, ...this.#time(row), ...this.#command(row)]
    this.#last = row.position
    return findings
  }

  /** Positions up to this one could not be read: that is told already, and nothing is known of what was there. */
  skip(position: number): void {
    this.#last = position
    this.#run = undefined
    this.#begunBefore = true
  }

  /** What is missing up to a position, when there are no more rows; `isHead`: whether the log ends there. */
  end(until: number, isHead: boolean): ReadonlyArray<DoctorFinding> {
    const lost = this.#lost(until + 1)
    if (!isHead || lost.length > 0) return lost
    return this.#last === until ? this.#torn() : [this.#headDiffers(until)]
  }

  #headDiffers(head: number): DoctorFinding {
    return {
      problem: "head differs",
      place: { at: "log", first: head, last: head },
      field: "position",
      found: `the last event stands at ${this.#last}`,
      expected: `an event at the head, ${head}`
    }
  }

  #lost(before: number): ReadonlyArray<DoctorFinding> {
    if (!this.#gapless) return []
    return missingBetween(this.#last, before, this.#gaps).map(([first, last]) => ({
      problem: "position missing",
      place: { at: "log", first, last },
      field: "position",
      found: "no event",
      expected: first === last ? "an event" : `${last - first + 1} events`
    }))
  }

  #time(row: RawRow): ReadonlyArray<DoctorFinding> {
    const before = this.#recordedAt
    const { recordedAt } = row
    if (typeof recordedAt !== "number" || !Number.isFinite(recordedAt)) return []
    this.#recordedAt = recordedAt
    if (before === undefined || recordedAt >= before) return []
    return [
      {
        problem: "time goes back",
        place: placeOf(row),
        field: "recordedAt",
        found: String(recordedAt),
        expected: `${before} or later, as the event before it (one of the two was altered)`
      }
    ]
  }

  /** The command that a row says it is of, where that can be believed. */
  #command(row: RawRow): ReadonlyArray<DoctorFinding> {
    const stored = storedOf(row)
    if (stored === undefined || !intact(stored.event)) {
      // Told already. It may well belong to the command before it.
      if (this.#run !== undefined && this.#run.seen < this.#run.events) this.#run.seen += 1
      else this.#begunBefore = true
      return []
    }
    const meta = Option.getOrUndefined(decodeMeta(stored.event.meta))
    const run = this.#run
    if (run !== undefined && meta?.command === run.command && run.seen < run.events) {
      return this.#goesOn(row, run, stored.event.id, stored.recordedAt)
    }
    const torn = this.#torn()
    const begunBefore = this.#begunBefore
    this.#run = undefined
    this.#begunBefore = false
    if (meta === undefined) return torn
    const idOf = eventIdOf(meta.command)
    const { command, events } = meta
    const number = this.#numberOf(stored.event.id, idOf, events)
    // Programs that make ids of their own say nothing by them.
    if (number === undefined) return torn
    this.#run = { command, events, recordedAt: stored.recordedAt, idOf, seen: number + 1 }
    if (number === 0 || begunBefore) return torn
    const first = number === 1 ? "its first event is" : `its first ${number} events are`
    return [...torn, this.#tornAt(row.position, command, `${first} not in front of number ${number + 1}`)]
  }

  #numberOf(id: string, idOf: (number: number) => string, events: number): number | undefined {
    const number = Number.parseInt(id.slice(-8), 16)
    return number < events && idOf(number) === id ? number : undefined
  }

  #goesOn(row: RawRow, run: Run, id: string, recordedAt: number): ReadonlyArray<DoctorFinding> {
    const expected = run.idOf(run.seen)
    run.seen += 1
    if (id !== expected) {
      const found = `another event stands where number ${run.seen} belongs`
      run.seen = (this.#numberOf(id, run.idOf, run.events) ?? run.seen - 1) + 1
      return [this.#tornAt(row.position, run.command, found)]
    }
    if (recordedAt === run.recordedAt) return []
    return [
      {
        problem: "recorded apart",
        place: placeOf(row),
        field: "recordedAt",
        found: String(recordedAt),
        expected: `${run.recordedAt}, as the other events of its command`
      }
    ]
  }

  #torn(): ReadonlyArray<DoctorFinding> {
    const run = this.#run
    if (run === undefined || run.seen >= run.events) return []
    return [this.#tornAt(this.#last, run.command, `${run.seen} of its ${run.events} events`)]
  }

  #tornAt(position: number, command: string, found: string): DoctorFinding {
    return {
      problem: "append torn",
      place: { at: "log", first: position, last: position },
      found: `of command ${JSON.stringify(command)}: ${found}`,
      expected: "all events of a command one behind the other"
    }
  }
}
