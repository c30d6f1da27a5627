/**
 * A place in the line of those who wait.
 */
import { Schema } from "effect"

/** 1 comes first. */
export const Rank = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100_000 }))
export type Rank = typeof Rank.Type
