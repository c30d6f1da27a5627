/**
 * What a correction may change about a project and those who take part in it.
 */
import { Schema } from "effect"
import { CalendarDate } from "../time/CalendarDate.ts"
import { CountryCode } from "./Country.ts"
import { Text } from "./Text.ts"

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
