/**
 * Which refusals may only follow from an earlier one. What a refused command would have led to nobody knows, so that it cannot be told what
 * would have become of those after it; but it can be told that they need what it would have done: the project opened, somebody taking part in
 * it, the same mobility or hosting one step further.
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

/** Those who take part, as far as the command names them together with the project. */
const membersIn = (command: ConsortiumCommand): ReadonlyArray<string> => {
  const project = projectOf(command)
  if (project === undefined) return []
  const member = "member" in command ? [command.member] : []
  const both = "from" in command ? [command.from, command.to] : []
  return [...member, ...both].map((each) => `member ${each} of ${project}`)
}

/** The mobility or hosting that a command is about. */
const stayOf = (command: ConsortiumCommand): ReadonlyArray<string> => {
  const mobility = mobilityOf(command)
  if (mobility !== undefined) return [`mobility ${mobility}`]
  return "hosting" in command ? [`hosting ${command.hosting}`] : []
}

/** What is not as later commands may need it where this one is refused. */
const leftUndone = (command: ConsortiumCommand): ReadonlyArray<string> => {
  switch (command.type) {
    case "open-project":
      return [`project ${command.project}`]
    case "join-member":
    case "correct-member":
    case "retract-leave":
      return membersIn(command)
    default:
      return stayOf(command)
  }
}

/** What a command may need of earlier ones: the project that it names, who takes part in that, and the mobility or hosting. */
const neededBy = (command: ConsortiumCommand): ReadonlyArray<string> => {
  const project = projectOf(command)
  return [...(project === undefined ? [] : [`project ${project}`]), ...membersIn(command), ...stayOf(command)]
}

/** Of the refusals that may only follow, each with the row that it may follow from: the first of all. */
const followed = (
  commands: ReadonlyArray<ConsortiumCommand>,
  refusals: ReadonlyArray<RowRefusal<Refusal>>
): ReadonlyMap<number, number> => {
  const firstOf = new Map<string, number>()
  const after = new Map<number, number>()
  for (const { refusal, row } of refusals) {
    const command = commands[row]
    // What an id was used for before has nothing to do with the other rows.
    if (command === undefined || refusal.code === "CommandIdReused") continue
    const firsts = neededBy(command).flatMap((needed) => firstOf.get(needed) ?? [])
    // What follows from one that may follow itself follows from the first.
    const first = Math.min(row, ...firsts)
    if (first < row) after.set(row, first)
    for (const undone of leftUndone(command)) if (!firstOf.has(undone)) firstOf.set(undone, first)
  }
  return after
}

const marked = (refusals: Refusals, after: ReadonlyMap<number, number>): Refusals =>
  Arr.map(refusals, (refused) => {
    const first = after.get(refused.row)
    return first === undefined ? refused : { ...refused, after: first }
  })

/** The refusals of a request. */
export const refusalsWithFirst = (commands: ReadonlyArray<ConsortiumCommand>, refusals: Refusals): Refusals =>
  marked(refusals, followed(commands, refusals))

/** The answers of commands that were each carried out by itself. */
export const answersWithFirst = (
  commands: ReadonlyArray<ConsortiumCommand>,
  answers: ReadonlyArray<RowAnswer>
): ReadonlyArray<RowAnswer> => {
  const refusals = answers.flatMap((answer) => (answer._tag === "Done" ? [] : answer.refusals))
  const after = followed(commands, refusals)
  return answers.map((answer) =>
    answer._tag === "Done" ? answer : { ...answer, refusals: marked(answer.refusals, after) }
  )
}

/** What is foretold of them. */
export const verdictsWithFirst = (
  commands: ReadonlyArray<ConsortiumCommand>,
  verdicts: ReadonlyArray<Verdict<ConsortiumEvent, Refusal>>
): ReadonlyArray<Verdict<ConsortiumEvent, Refusal>> => {
  const refusals = verdicts.flatMap((verdict) => (Result.isFailure(verdict) ? verdict.failure : []))
  const after = followed(commands, refusals)
  return verdicts.map((verdict) => Result.mapError(verdict, (refused) => marked(refused, after)))
}
