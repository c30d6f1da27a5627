/**
 * What a mobility or a hosting may be called a duplicate of.
 */
import type { HostingId, MobilityId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"

/** What is said to be the original: where it stands, and what it was itself a duplicate of. */
interface Original {
  readonly stage: string
  readonly duplicateOf: MobilityId | HostingId | undefined
}

/**
 * Why it cannot be a duplicate of that, or nothing when it can: the original is another one, is there, and counts. Two that were each
 * other's duplicates would both count nowhere.
 */
export const duplicateRefusal = <Id extends MobilityId | HostingId>(
  entry: Id,
  originalId: Id | undefined,
  { duplicateOf, stage }: Original,
  unknown: (original: Id) => Refusal
): Refusal | undefined => {
  if (originalId === undefined) return undefined
  if (originalId === entry) return { code: "DuplicateOfItself", entry }
  if (stage === "none") return unknown(originalId)
  return stage === "entered-in-error"
    ? { code: "OriginalInError", original: originalId, duplicateOf: duplicateOf ?? null }
    : undefined
}
