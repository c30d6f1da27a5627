/**
 * Several commands that are each carried out by themselves: a request for each, and answers that say which row they are of.
 */
import { Array as Arr, Result } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import type { Answer, CommandIdReused } from "../eventsourcing/Answer.ts"
import type { Request, RowRefusal, Verdict } from "../eventsourcing/Batch.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { ConsortiumCommand } from "./ConsortiumCommand.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"

/** What came of one row: its events, or why not. */
export type RowAnswer = Answer<ConsortiumEvent, Refusal>

/** Each command as a request of its own, under an id of its own. */
export const rowsOf = ({
  commands,
  ...origin
}: Request<ConsortiumCommand>): NonEmptyReadonlyArray<Request<ConsortiumCommand>> =>
  Arr.map(commands, (command, i) => ({ ...origin, commandId: `${origin.commandId}/${i}`, commands: [command] }))

const numbered = (refusals: NonEmptyReadonlyArray<RowRefusal<Refusal>>, row: number) =>
  Arr.map(refusals, ({ refusal }) => ({ row, refusal }))

/** The answer of one row of several, with its number. */
export const ofRow =
  (row: number) =>
  (answer: RowAnswer): RowAnswer =>
    answer._tag === "Done" ? answer : { ...answer, refusals: numbered(answer.refusals, row) }

/**
 * An id that belongs to something else is told of that row alone: who corrects a list and sends it again has changed what was carried
 * out, and wants to know of the other rows what came of them.
 */
export const reusedInRow =
  (row: number) =>
  ({ commandId, position }: CommandIdReused): RowAnswer => ({
    _tag: "Refused",
    refusals: [{ row, refusal: { code: "CommandIdReused", commandId } }],
    upTo: position
  })

/** What is foretold of each row of several. */
export const verdictsOfRows = (
  verdicts: ReadonlyArray<Verdict<ConsortiumEvent, Refusal>>
): ReadonlyArray<Verdict<ConsortiumEvent, Refusal>> =>
  verdicts.map((verdict, row) => Result.mapError(verdict, (refusals) => numbered(refusals, row)))
