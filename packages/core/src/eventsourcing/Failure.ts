/**
 * What a work failed with. Its tag can be told to everybody; messages may say whom they are about.
 */
import { Cause } from "effect"

/** The failure itself, where it is one of its own. */
export const failureOf = <E>(cause: Cause.Cause<E>): E | undefined => cause.reasons.find(Cause.isFailReason)?.error

/** The tag of what a work failed with; `interrupted` or `defect` where it was none of its own failures. */
export const tagOf = <E extends { readonly _tag: string }>(cause: Cause.Cause<E>): string =>
  failureOf(cause)?._tag ?? (Cause.hasInterruptsOnly(cause) ? "interrupted" : "defect")
