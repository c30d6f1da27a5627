/**
 * One field of a row in the tool: whose it is, when it has to be filled in, and with what.
 */
import { Schema } from "effect"
import { CallYears } from "../programme/CallYears.ts"
import { Evidence, text } from "../programme/Evidence.ts"
import { FieldForm } from "./FieldForm.ts"

/** What the library knows of a mobility by itself; every other field is as the caller gives it. */
export const KnownFact = Schema.Literals(["tool-id", "activity", "start", "end", "interrupted-days", "force-majeure"])
export type KnownFact = typeof KnownFact.Type

/**
 * Whose a field is, and where its value stands: `key` is that of the organisation's fields as the caller gives them, or of the
 * person's in `PersonalData`.
 */
export const Whose = Schema.Union([
  Schema.Struct({ is: Schema.Literal("mobility"), fact: Schema.optionalKey(KnownFact) }),
  Schema.Struct({ is: Schema.Literal("project"), fact: Schema.Literal("number") }),
  Schema.Struct({ is: Schema.Literal("sender"), key: text }),
  Schema.Struct({ is: Schema.Literal("receiver"), key: text }),
  Schema.Struct({ is: Schema.Literal("person"), key: text })
])
export type Whose = typeof Whose.Type

/** What makes a field required: what is known of the mobility, or what another field holds. */
export const Condition = Schema.Union([
  Schema.Struct({ on: Schema.Literals(["force-majeure", "registered"]) }),
  Schema.Struct({ on: Schema.Literals(["given", "absent", "above-zero"]), field: text }),
  Schema.Struct({ on: Schema.Literal("equals"), field: text, value: text }),
  /** Both are given, and they are not the same but for capitals. */
  Schema.Struct({ on: Schema.Literal("differs"), field: text, from: text })
])
export type Condition = typeof Condition.Type

/** Whether a field has to be filled in; under several conditions one is enough. */
export const Need = Schema.Union([
  Schema.Struct({ is: Schema.Literal("required"), ...Evidence.fields }),
  Schema.Struct({ is: Schema.Literal("optional"), ...Evidence.fields }),
  Schema.Struct({ is: Schema.Literal("required-when"), when: Schema.NonEmptyArray(Condition), ...Evidence.fields })
])
export type Need = typeof Need.Type

/**
 * What a field that the caller gives says of the days and the kind of the mobility. Where the caller leaves it out, the log may know
 * it: whether the mobility is blended, and the last day online.
 */
export const Tells = Schema.Literals([
  "travel-days",
  "non-funded-days",
  "green-travel",
  "fewer-opportunities",
  "blended",
  "virtual-end"
])
export type Tells = typeof Tells.Type

/** A field. */
export const FieldRule = Schema.Struct({
  /** As the tool names it; one inside another after a point. */
  name: text,
  /** By language code, such as `{ "en": "first name", "sv": "förnamn" }`. */
  names: Schema.Record(Schema.String, text),
  whose: Whose,
  /** The calls that have it; all of the rule set where it says nothing. In others it must not be there. */
  calls: Schema.optionalKey(Schema.Struct({ ...CallYears.fields, ...Evidence.fields })),
  need: Need,
  form: Schema.Struct({ allows: FieldForm, ...Evidence.fields }),
  /** Fields that must not be filled in beside it. */
  without: Schema.optionalKey(Schema.Struct({ fields: Schema.NonEmptyArray(text), ...Evidence.fields })),
  /** A share of another amount that this one must not exceed. */
  share: Schema.optionalKey(
    Schema.Struct({
      percent: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 }, { expected: "from 1 to 100 per cent" })),
      of: text,
      ...Evidence.fields
    })
  ),
  tells: Schema.optionalKey(Tells)
})
export type FieldRule = typeof FieldRule.Type
