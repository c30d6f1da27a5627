/**
 * What speaks against calling something a duplicate.
 */
import { type Reason, when } from "./Standing.ts"

/** It is one of something else that is there, and was not itself entered in error. */
export const againstDuplicate = (
  all: ReadonlyArray<{ readonly id: string; readonly inError: boolean }>,
  entry: string,
  { duplicateOf }: { readonly duplicateOf?: string },
  unknown: "UnknownMobility" | "UnknownHosting"
): ReadonlyArray<Reason> => {
  if (duplicateOf === undefined) return []
  const original = all.find(({ id }) => id === duplicateOf)
  return [
    ...when(duplicateOf === entry, "DuplicateOfItself"),
    ...when(original === undefined, unknown),
    ...when(original?.inError === true, "OriginalInError")
  ]
}
