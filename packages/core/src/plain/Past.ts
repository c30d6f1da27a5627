/**
 * Which past a question is asked of, for programs that know no Effect: days as texts, moments as dates.
 */
import { Schema } from "effect"
import type { AskOptions } from "../consortium/Asking.ts"
import type { SeriesOptions } from "../consortium/Series.ts"
import type { Instant } from "../eventsourcing/Event.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import type { Stretch } from "../time/Stretch.ts"
import { askedBy } from "./InvalidQuestion.ts"

/** A version of a project, by its name: see `versions`. */
const Version = Schema.Struct({ project: Schema.String, name: Schema.String })

const isDay = Schema.is(CalendarDate)

/** A moment as programs write it, or a day that stands for its end. */
const Moment = Schema.declare(
  (input): input is Date | number | string =>
    isDay(input) || Number.isFinite(input) || (input instanceof Date && !Number.isNaN(input.getTime())),
  { expected: "a Date, milliseconds since 1970, or a date that exists, as YYYY-MM-DD" }
)

const Ask = Schema.Struct({
  asOf: Schema.optionalKey(CalendarDate),
  knownAt: Schema.optionalKey(Moment),
  version: Schema.optionalKey(Version)
})

/** Which past is meant. */
export interface AskInput {
  /** What had happened by the end of this day (`YYYY-MM-DD`), by what is known. */
  readonly asOf?: string | undefined
  /** What was known at this moment, or at the end of this day (`YYYY-MM-DD`) in the zone of the project, or else of the consortium. */
  readonly knownAt?: Date | number | string | undefined
  /** What was known when this version of a project was made; rejects with `UnknownVersion` where there is none of this name. */
  readonly version?: typeof Version.Type | undefined
}

const asked = askedBy(Ask)

const toInstant = (moment: Date | number | string): Instant | CalendarDate => (isDay(moment) ? moment : Number(moment))

const optionsIn = ({ asOf, knownAt, version }: typeof Ask.Type): AskOptions => ({
  ...(asOf === undefined ? {} : { asOf }),
  ...(knownAt === undefined ? {} : { knownAt: toInstant(knownAt) }),
  ...(version === undefined ? {} : { version })
})

/** The same, parsed; throws `InvalidQuestion`. */
export const askOptions = (input: AskInput): AskOptions => optionsIn(asked(input))

/** The last day of every month, quarter or year from one day (`YYYY-MM-DD`) to another, and that other day. */
export interface EveryInput {
  readonly per: Stretch
  readonly from: string
  readonly to: string
}

/** Along which of the two times, and at which points: in the list's order, or in the calendar's. */
export type SeriesInput =
  | {
      /** What was known at each of these moments, or at the end of each of these days (`YYYY-MM-DD`), as `knownAt` means it. */
      readonly knownBy: ReadonlyArray<Date | number | string> | EveryInput
      readonly asOf?: string | undefined
    }
  | {
      /** What had happened by the end of each of these days (`YYYY-MM-DD`), by what is known. */
      readonly happenedBy: ReadonlyArray<string> | EveryInput
      readonly knownAt?: Date | number | string | undefined
      readonly version?: typeof Version.Type | undefined
    }

/** The answer for one day, or for a moment in milliseconds since 1970. */
export interface SeriesPoint<Answer> {
  readonly at: string | number
  readonly answer: Answer
}

const Every = Schema.Struct({
  per: Schema.Literals(["month", "quarter", "year"]),
  from: CalendarDate,
  to: CalendarDate
}).check(Schema.makeFilter(({ from, to }) => from <= to, { expected: "from not to be after to" }))

const { asOf, knownAt, version } = Ask.fields

const series = {
  knownDays: askedBy(Schema.Struct({ knownBy: Every, asOf })),
  knownList: askedBy(Schema.Struct({ knownBy: Schema.Array(Moment), asOf })),
  happenedDays: askedBy(Schema.Struct({ happenedBy: Every, knownAt, version })),
  happenedList: askedBy(Schema.Struct({ happenedBy: Schema.Array(CalendarDate), knownAt, version }))
}

/** The same, parsed; throws `InvalidQuestion`. */
export const seriesOptions = (input: SeriesInput): SeriesOptions => {
  const { happenedBy, knownBy }: { readonly happenedBy?: unknown; readonly knownBy?: unknown } = Object(input)
  if (Array.isArray(knownBy)) {
    const { knownBy, ...past } = series.knownList(input)
    return { ...past, knownBy: knownBy.map(toInstant) }
  }
  if (knownBy !== undefined) return series.knownDays(input)
  const along = Array.isArray(happenedBy) ? series.happenedList(input) : series.happenedDays(input)
  return { ...optionsIn(along), happenedBy: along.happenedBy }
}
