/**
 * What a correction may change about a project and those who take part in it.
 */
import { Schema } from "effect"
import { CategoryCode, MemberId } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { TimeZone } from "../time/TimeZone.ts"
import { CountryCode } from "./Country.ts"
import { Text } from "./Text.ts"

/** What was wrong about a project when it was opened; what is left out stays. */
export const ProjectChanges = Schema.Struct({
  /** The day on which it was opened: before it, it was not there. */
  openedOn: Schema.optionalKey(CalendarDate),
  coordinator: Schema.optionalKey(MemberId),
  start: Schema.optionalKey(CalendarDate),
  /** The end that was agreed on at first, whatever later one was granted since. */
  end: Schema.optionalKey(CalendarDate),
  timeZone: Schema.optionalKey(TimeZone),
  /** Null where it has none. */
  programme: Schema.optionalKey(Schema.NullOr(Text)),
  /** All of them in their order, those among them that had been forgotten. */
  categories: Schema.optionalKey(Schema.NonEmptyArray(CategoryCode))
})
export type ProjectChanges = typeof ProjectChanges.Type

/** What was wrong about a member when it joined last; what is left out stays. */
export const MemberChanges = Schema.Struct({
  name: Schema.optionalKey(Text),
  /** Null where it is not known. */
  country: Schema.optionalKey(Schema.NullOr(CountryCode)),
  /** Null where it is not known. */
  accededOn: Schema.optionalKey(Schema.NullOr(CalendarDate)),
  joinedOn: Schema.optionalKey(CalendarDate)
})
export type MemberChanges = typeof MemberChanges.Type
