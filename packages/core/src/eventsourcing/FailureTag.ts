/**
 * What can be told of a failure to everybody: its tag. Messages may say whom they are about.
 */
import { Cause } from "effect"

/** The tag of what a work failed with; `interrupted` or `defect` where it was none of its own failures. */
export const tagOf = <E extends { readonly _tag: string }>(cause: Cause.Cause<E>): string => {
  const failure = cause.reasons.find(Cause.isFailReason)
  if (failure !== undefined) return failure.error._tag
  return Cause.hasInterruptsOnly(cause) ? "interrupted" : "defect"
}
