/**
 * What a field of the tool may hold.
 */
import { Schema } from "effect"
import { text } from "../programme/Evidence.ts"
import { CalendarDate } from "../time/CalendarDate.ts"

const Count = Schema.Int.check(
  Schema.isBetween({ minimum: 1, maximum: 10_000 }, { expected: "a value from 1 to 10000" })
)

const form = <const Kind extends string, const Fields extends Schema.Struct.Fields>(kind: Kind, fields: Fields) =>
  Schema.Struct({ kind: Schema.Literal(kind), ...fields })

/** The forms there are. */
export const FieldForm = Schema.Union([
  /** So many characters at most; any number where it says nothing. */
  form("text", { most: Schema.optionalKey(Count) }),
  /** `YYYY-MM-DD` */
  form("date", {}),
  form("codes", { codes: Schema.NonEmptyArray(text) }),
  /** From 0, with at most nine digits. */
  form("whole-number", {}),
  /** From 0, with at most ten digits before and two after a point. */
  form("decimal", {}),
  /** `true` or `false` */
  form("yes-no", {}),
  form("e-mail", {}),
  /** So many digits, no more and no fewer, such as the nine of a PIC. */
  form("digits", { count: Count }),
  /** An organisation's OID: `E` and eight digits. */
  form("oid", {})
])
export type FieldForm = typeof FieldForm.Type

/** The kind of a form. */
export const FormKind = Schema.Literals(FieldForm.members.map(({ fields }) => fields.kind.literal))
export type FormKind = FieldForm["kind"]

const isDate = Schema.is(CalendarDate)

/** Whether a value has the form. */
export const fits = (allowed: FieldForm, value: string): boolean => {
  switch (allowed.kind) {
    case "text":
      return allowed.most === undefined || Array.from(value).length <= allowed.most
    case "date":
      return isDate(value)
    case "codes":
      return allowed.codes.includes(value)
    case "whole-number":
      return /^\d{1,9}$/.test(value)
    case "decimal":
      return /^\d{1,10}(\.\d{1,2})?$/.test(value)
    case "yes-no":
      return value === "true" || value === "false"
    case "e-mail":
      return value.length <= 255 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value)
    case "digits":
      return value.length === allowed.count && /^\d+$/.test(value)
    case "oid":
      return /^E\d{8}$/.test(value)
  }
}
