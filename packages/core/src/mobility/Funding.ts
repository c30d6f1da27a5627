/**
 * Who pays for a mobility.
 */
import { Schema } from "effect"

/**
 * With EU funds of the programme, or without them: a zero-grant mobility takes part in everything, keeps its place, and gets nothing
 * for its participant (EWP mt-mobilities and bm-mobilities, zero-grant).
 */
export const Funding = Schema.Literals(["eu", "zero-grant"])
export type Funding = typeof Funding.Type
