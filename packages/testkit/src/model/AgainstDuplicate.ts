/**
 * What speaks against calling something a duplicate.
 */
import { type Reason, when } from "./Standing.ts"

/** It is one of something else that is there, whatever became of that. */
export const againstDuplicate = (
  all: ReadonlyArray<{ readonly id: string }>,
  entry: string,
  { duplicateOf }: { readonly duplicateOf?: string },
  unknown: "UnknownMobility" | "UnknownHosting"
): ReadonlyArray<Reason> => [
  ...when(duplicateOf === entry, "DuplicateOfItself"),
  ...when(duplicateOf !== undefined && !all.some(({ id }) => id === duplicateOf), unknown)
]
