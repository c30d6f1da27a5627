/**
 * A law: something that is true of every log, whatever was asked of the consortium. Those who break it learn where.
 */
import { ConsortiumCodec, Difference, type Event, type EventCodec, ModelRaised } from "@westum/mobility"
import { Data, Result } from "effect"
import type { Recorded } from "../oracle/World.ts"

/** A law does not hold. */
export class LawBroken extends Data.TaggedError("LawBroken")<{ readonly law: string; readonly problem: string }> {
  override get message() {
    return `${this.law}: ${this.problem}`
  }
}

/** A whole log, as stored and as decoded. */
export interface Log {
  readonly stored: ReadonlyArray<Event.SequencedEvent>
  readonly events: ReadonlyArray<Recorded>
}

/** Reports what is wrong; the law's name goes before it. */
export type Broken = (problem: string) => never

/** A law over a log. */
export interface LogLaw {
  readonly name: string
  /** Throws a `LawBroken` that says what is wrong, and where. */
  readonly check: (log: Log) => void
}

/** A law from its name and from what looks for a breach. */
export const logLaw = (name: string, look: (log: Log, broken: Broken) => void): LogLaw => ({
  name,
  check: (log) =>
    look(log, (problem) => {
      throw new LawBroken({ law: name, problem })
    })
})

/** A log from what a store returned or an export holds, without marks of the model; fails where an event cannot be read. */
export const logOf = (stored: ReadonlyArray<Event.SequencedEvent>): Result.Result<Log, EventCodec.CannotDecode> => {
  const happened = stored.filter(({ event }) => !ModelRaised.isMark(event))
  const decoded = Result.all(happened.map((event) => ConsortiumCodec.codec.decode(event)))
  return Result.map(decoded, (events) => ({ stored: happened, events }))
}

/** Where an event stands, for messages. */
export const where = ({ event, position }: Recorded): string =>
  `at ${position} (${event.type}${"mobility" in event ? ` of ${event.mobility}` : ""})`

const shown = (value: unknown): string => JSON.stringify(value) ?? "nothing"

/** The path to the first difference of two values, with both sides; nothing where they are equal. */
export const difference = (actual: unknown, right: unknown): string | undefined => {
  const first = Difference.difference(actual, right)
  if (first === undefined) return undefined
  const { expected, found, path } = first
  return `${path === "" ? "it" : path} is ${shown(found)}, but ${shown(expected)} is right`
}
