/**
 * Which refusals may only follow from an earlier one. What a refused command would have led to nobody knows, so that it cannot be told what
 * would have become of those after it; but it can be told that they are about the same.
 */
import { Array as Arr, Result } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import type { RowRefusal, Verdict } from "../eventsourcing/Batch.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { mobilityOf } from "../roles/Concerns.ts"
import type { ConsortiumCommand } from "./ConsortiumCommand.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"
import type { RowAnswer } from "./Rows.ts"

type Refusals = NonEmptyReadonlyArray<RowRefusal<Refusal>>

const projectOf = (command: ConsortiumCommand): string | undefined => {
  if ("about" in command) return "project" in command.about ? command.about.project : undefined
  return "project" in command ? command.project : undefined
}

/** The mobility, the hosting and the project that a command names. What it is about is the first of them. */
const namesIn = (command: ConsortiumCommand): ReadonlyArray<string> => {
  const [mobility, project] = [mobilityOf(command), projectOf(command)]
  return [
    ...(mobility === undefined ? [] : [`mobility ${mobility}`]),
    ...("hosting" in command ? [`hosting ${command.hosting}`] : []),
    ...(project === undefined ? [] : [`project ${project}`])
  ]
}

/** Says of refusals, in the order of their commands, which was the first about what each names. */
const marking = (commands: ReadonlyArray<ConsortiumCommand>): ((refusals: Refusals) => Refusals) => {
  const firstAbout = new Map<string, number>()
  const mark = (refused: RowRefusal<Refusal>): RowRefusal<Refusal> => {
    const command = commands[refused.row]
    const names = command === undefined ? [] : namesIn(command)
    const earlier = names.flatMap((name) => firstAbout.get(name) ?? [])
    const after = earlier.length === 0 ? undefined : Math.min(...earlier)
    const [about] = names
    // What follows from one that may follow itself follows from the first.
    if (about !== undefined && !firstAbout.has(about)) firstAbout.set(about, after ?? refused.row)
    return after === undefined ? refused : { ...refused, after }
  }
  return Arr.map(mark)
}

/** The refusals of a request. */
export const refusalsWithFirst = (commands: ReadonlyArray<ConsortiumCommand>, refusals: Refusals): Refusals =>
  marking(commands)(refusals)

/** The answers of commands that were each carried out by itself. */
export const answersWithFirst = (
  commands: ReadonlyArray<ConsortiumCommand>,
  answers: ReadonlyArray<RowAnswer>
): ReadonlyArray<RowAnswer> => {
  const mark = marking(commands)
  return answers.map((answer) => (answer._tag === "Done" ? answer : { ...answer, refusals: mark(answer.refusals) }))
}

/** What is foretold of them. */
export const verdictsWithFirst = (
  commands: ReadonlyArray<ConsortiumCommand>,
  verdicts: ReadonlyArray<Verdict<ConsortiumEvent, Refusal>>
): ReadonlyArray<Verdict<ConsortiumEvent, Refusal>> => {
  const mark = marking(commands)
  return verdicts.map((verdict) => Result.mapError(verdict, mark))
}
