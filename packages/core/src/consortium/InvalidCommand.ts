/**
 * Commands come from outside: they are parsed here, once, and what is wrong is said with its place.
 */
import { Result, Schema, type SchemaIssue, SchemaParser } from "effect"
import { isReadonlyArrayNonEmpty, type NonEmptyReadonlyArray } from "effect/Array"
import * as Compiler from "effect/schema/SchemaJITCompiler"
import { ConsortiumCommand } from "./ConsortiumCommand.ts"
import { Problem, problemsIn } from "./Problem.ts"

/** Something that is no command. */
export class InvalidCommand extends Schema.TaggedError<InvalidCommand>()("InvalidCommand", {
  /** `row` is which of several commands, from 0; what is wrong with who asks is told of the first. */
  problems: Schema.NonEmptyArray(Schema.Struct({ row: Schema.Natural, ...Problem.fields }))
}) {
  override get message() {
    return this.problems
      .map(({ message, path, row }) => `Command ${row}${path === "" ? "" : `, ${path}`}: ${message}`)
      .join("\n")
  }
}

const options = { errors: "all", onExcessProperty: "error" } as const

const byType: ReadonlyMap<string, (input: unknown) => Result.Result<ConsortiumCommand, SchemaIssue.Issue>> = new Map(
  ConsortiumCommand.members.map((member) => {
    Compiler.enable(member.ast)
    return [member.fields.type.literal, SchemaParser.decodeUnknownResult(member, options)] as const
  })
)

type RowProblem = InvalidCommand["problems"][number]

const typeOf = (input: unknown): unknown =>
  typeof input === "object" && input !== null && "type" in input ? input.type : undefined

const parseOne = (input: unknown, row: number): Result.Result<ConsortiumCommand, ReadonlyArray<RowProblem>> => {
  const type = typeOf(input)
  const decode = byType.get(String(type))
  if (decode === undefined) {
    const allowed = [...byType.keys()].join(", ")
    return Result.fail([
      { row, path: "type", message: `${JSON.stringify(type)} is no command; allowed are ${allowed}` }
    ])
  }
  return Result.mapError(decode(input), (issue) => problemsIn(issue).map((problem) => ({ row, ...problem })))
}

/** The commands that these inputs are; with every problem in any of them when one is none. */
export const parseCommands = (
  inputs: NonEmptyReadonlyArray<unknown>
): Result.Result<NonEmptyReadonlyArray<ConsortiumCommand>, InvalidCommand> => {
  const commands: Array<ConsortiumCommand> = []
  const problems: Array<RowProblem> = []
  inputs.forEach((input, row) => {
    const parsed = parseOne(input, row)
    if (Result.isFailure(parsed)) problems.push(...parsed.failure)
    else commands.push(parsed.success)
  })
  if (isReadonlyArrayNonEmpty(problems)) return Result.fail(new InvalidCommand({ problems }))
  return isReadonlyArrayNonEmpty(commands)
    ? Result.succeed(commands)
    : Result.fail(new InvalidCommand({ problems: [{ row: 0, path: "", message: "there is no command" }] }))
}
