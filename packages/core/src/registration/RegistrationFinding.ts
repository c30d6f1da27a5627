/**
 * What rules of rows find in one: a code with values, of which none is the person's. Findings refuse nothing.
 */
import { Schema } from "effect"
import { Stage } from "../mobility/Stage.ts"
import { CallYear } from "../programme/CallYears.ts"
import { text } from "../programme/Evidence.ts"
import { DurationFinding, finding } from "../programme/Finding.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { FormKind } from "./FieldForm.ts"

/** Whose field it is. */
export const Holder = Schema.Literals(["mobility", "project", "sender", "receiver", "person"])
export type Holder = typeof Holder.Type

const field = { field: text, whose: Holder }
const day = Schema.NullOr(CalendarDate)

/** What rules of rows find in a row. */
export const RegistrationFinding = Schema.Union([
  // Field by field.
  /** `because` is what makes it required: another field, or `force-majeure`; null where it always is. */
  finding("FieldMissing", { ...field, because: Schema.NullOr(text) }),
  /** Its form by kind, with the most characters or the number of digits, and the codes allowed, where the form has these. */
  finding("FieldMalformed", {
    ...field,
    form: FormKind,
    count: Schema.NullOr(Schema.Natural),
    codes: Schema.Array(text)
  }),
  finding("FieldErased", field),
  finding("FieldNotInCall", { ...field, callYear: CallYear, first: CallYear, last: CallYear }),
  finding("FieldUnknown", { field: Schema.String }),
  finding("FieldsExclude", { ...field, other: text }),
  finding("AmountTooHigh", { ...field, percent: Schema.Natural, of: text }),
  // The row as a whole.
  finding("NotApproved", { stage: Stage }),
  finding("RowLeftOver", { stage: Stage }),
  finding("RowStale", { start: day, end: day, rowStart: day, rowEnd: day }),
  finding("PlannedDatesLeft", { start: day, end: day })
])
export type RegistrationFinding = typeof RegistrationFinding.Type

/** What can be found in one row: in its fields, and in the days and the kind of its mobility. */
export const RowFinding = Schema.Union([...RegistrationFinding.members, ...DurationFinding.members])
export type RowFinding = typeof RowFinding.Type
