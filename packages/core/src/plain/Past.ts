/**
 * Which past a question is asked of, for programs that know no Effect: days as texts, moments as dates.
 */
import { Schema } from "effect"
import type { AskOptions, VersionInput } from "../consortium/Asking.ts"
import type { SeriesOptions } from "../consortium/Series.ts"
import type { Instant } from "../eventsourcing/Event.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import type { Stretch } from "../time/Stretch.ts"

/** Which past is meant. */
export interface AskInput {
  /** What had happened by the end of this day (`YYYY-MM-DD`), by what is known. */
  readonly asOf?: string
  /** What was known at this moment, or at the end of this day (`YYYY-MM-DD`) in the project's time zone. */
  readonly knownAt?: Date | number | string
  /** What was known when this version of a project was made; rejects with `UnknownVersion` where there is none of this name. */
  readonly version?: VersionInput
}

/** A day from a text (`YYYY-MM-DD`); throws where it is none. */
export const toDate = Schema.decodeUnknownSync(CalendarDate)

const toMoment = (moment: Date | number | string): Instant | CalendarDate => {
  if (typeof moment === "string") return toDate(moment)
  const instant = Number(moment)
  if (Number.isNaN(instant)) throw new RangeError("knownAt is no moment: it is an invalid Date, or not a number")
  return instant
}

/** The same, parsed; throws where a day is none. */
export const askOptions = ({ asOf, knownAt, version }: AskInput): AskOptions => ({
  ...(asOf === undefined ? {} : { asOf: toDate(asOf) }),
  ...(knownAt === undefined ? {} : { knownAt: toMoment(knownAt) }),
  ...(version === undefined ? {} : { version })
})

/** The last day of every month, quarter or year from one day (`YYYY-MM-DD`) to another, and that other day. */
export interface EveryInput {
  readonly per: Stretch
  readonly from: string
  readonly to: string
}

/** Along which of the two times, and at which points: in the list's order, or in the calendar's. */
export type SeriesInput =
  | {
      /** What was known at each of these moments, or at the end of each of these days (`YYYY-MM-DD`) in the project's time zone. */
      readonly knownBy: ReadonlyArray<Date | number | string> | EveryInput
      readonly asOf?: string
    }
  | {
      /** What had happened by the end of each of these days (`YYYY-MM-DD`), by what is known. */
      readonly happenedBy: ReadonlyArray<string> | EveryInput
      readonly knownAt?: Date | number | string
      readonly version?: VersionInput
    }

/** The answer for one day, or for a moment in milliseconds since 1970. */
export interface SeriesPoint<Answer> {
  readonly at: string | number
  readonly answer: Answer
}

const pointsOf = <At, To>(wanted: ReadonlyArray<At> | EveryInput, to: (at: At) => To) =>
  "per" in wanted ? { per: wanted.per, from: toDate(wanted.from), to: toDate(wanted.to) } : wanted.map((at) => to(at))

/** The same, parsed; throws where a day is none. */
export const seriesOptions = (wanted: SeriesInput): SeriesOptions =>
  "knownBy" in wanted
    ? {
        knownBy: pointsOf(wanted.knownBy, toMoment),
        ...(wanted.asOf === undefined ? {} : { asOf: toDate(wanted.asOf) })
      }
    : {
        happenedBy: pointsOf(wanted.happenedBy, toDate),
        ...(wanted.knownAt === undefined ? {} : { knownAt: toMoment(wanted.knownAt) }),
        ...(wanted.version === undefined ? {} : { version: wanted.version })
      }
