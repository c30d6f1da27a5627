/**
 * Who asks, and why, as callers say it: parsed here, once.
 */
import { Array as Arr, Result, Schema, SchemaParser } from "effect"
import * as Compiler from "effect/schema/SchemaJITCompiler"
import { isPrintable } from "../Printable.ts"
import { InvalidCommand } from "./InvalidCommand.ts"
import { leavingOut, problemsIn, strictly } from "../Problem.ts"

/** It stands in no tag, so it may be longer than an id. */
export const Reference = Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(1_000), isPrintable)

/** What callers may say of themselves. */
const Origin = Schema.Struct({
  commandId: Schema.optionalKey(Reference),
  actor: Schema.optionalKey(Reference),
  correlation: Schema.optionalKey(Reference),
  causation: Schema.optionalKey(Reference)
})

/** Who asks and why: commands get a new id where none is given, and the actor `unknown`. */
export type OriginInput = typeof Origin.Type

Compiler.enable(Origin.ast)
const decode = leavingOut(SchemaParser.decodeUnknownResult(Origin, strictly))

/** Who asks; with every problem in what was said of that, told of the first command. */
export const parseOrigin = (input: unknown): Result.Result<OriginInput, InvalidCommand> =>
  Result.mapError(
    decode(input),
    (issue) => new InvalidCommand({ problems: Arr.map(problemsIn(issue), (problem) => ({ row: 0, ...problem })) })
  )
