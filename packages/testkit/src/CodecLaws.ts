/**
 * The laws of codecs, as values and as a vitest suite: what is true of every way to write events as text and to read them again.
 */
import { describe, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CodecLaw, CodecSubject } from "./codec/CodecLaw.ts"
import { everyVersion, readsAsSaid, sameBytes } from "./codec/Golden.ts"
import { neverThrows, newerVersion, notJson, unknownType, wrongShape } from "./codec/Refusing.ts"
import { canBeStored, digestTells, oneText, readsBack, tagsFollow, writesAgain } from "./codec/Writing.ts"

export type { CodecLaw, CodecSubject } from "./codec/CodecLaw.ts"
export { GoldenFile } from "./codec/GoldenFile.ts"

/** True of every codec. */
export const codecLaws: ReadonlyArray<CodecLaw> = [
  readsBack,
  writesAgain,
  oneText,
  tagsFollow,
  canBeStored,
  digestTells,
  everyVersion,
  readsAsSaid,
  sameBytes,
  newerVersion,
  unknownType,
  notJson,
  wrongShape,
  neverThrows
]

// Slow machines need their time; laws measure none.
const vitestTimeout = 600_000

/** The laws as a vitest suite: one test per law. */
export const suite = <Event extends { readonly type: string }>(name: string, subject: CodecSubject<Event>): void => {
  describe(`laws of codecs: ${name}`, () => {
    for (const law of codecLaws) it.effect(law.name, () => Effect.sync(() => law.check(subject)), vitestTimeout)
  })
}
