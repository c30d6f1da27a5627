/**
 * Commands come from outside: they are parsed here, once, and what is wrong is said with its place.
 */
import { Result, Schema, type SchemaIssue, SchemaParser } from "effect"
import { isReadonlyArrayNonEmpty, type NonEmptyReadonlyArray } from "effect/Array"
import * as Compiler from "effect/schema/SchemaJITCompiler"
import { ConsortiumCommand } from "./ConsortiumCommand.ts"
import { leavingOut, Problem, problemsIn, shown, strictly } from "../Problem.ts"

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

const byType: ReadonlyMap<string, (input: unknown) => Result.Result<ConsortiumCommand, SchemaIssue.Issue>> = new Map(
  ConsortiumCommand.members.map((member) => {
    Compiler.enable(member.ast)
    return [member.fields.type.literal, leavingOut(SchemaParser.decodeUnknownResult(member, strictly))] as const
  })
)

type RowProblem = InvalidCommand["problems"][number]

const isObject = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === "object" && input !== null && !Array.isArray(input)

const noCommand = (input: unknown): string => {
  if (!isObject(input)) return `Expected an object with a type, got ${Array.isArray(input) ? "a list" : shown(input)}`
  const allowed = [...byType.keys()].join(", ")
  return `${shown(input["type"])} is no command; allowed are ${allowed}`
}

const parseOne = (input: unknown, row: number): Result.Result<ConsortiumCommand, ReadonlyArray<RowProblem>> => {
  const type = isObject(input) ? input["type"] : undefined
  const decode = typeof type === "string" ? byType.get(type) : undefined
  if (decode === undefined) {
    return Result.fail([{ row, path: isObject(input) ? "type" : "", message: noCommand(input) }])
  }
  return Result.mapError(decode(input), (issue) => problemsIn(issue).map((problem) => ({ row, ...problem })))
}

/** The commands that these inputs are; with every problem in any of them when one is none. */
export const parseCommands = (
  inputs: ReadonlyArray<unknown>
): Result.Result<NonEmptyReadonlyArray<ConsortiumCommand>, InvalidCommand> => {
  const commands: Array<ConsortiumCommand> = []
  const problems: Array<RowProblem> = []
  // Programs without types may hand over a single command.
  const list: unknown = inputs
  if (!Array.isArray(list)) {
    return Result.fail(new InvalidCommand({ problems: [{ row: 0, path: "", message: "Expected a list of commands" }] }))
  }
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
