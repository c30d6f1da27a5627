/**
 * What can wait, and for whom.
 */
import { Schema } from "effect"
import { Party } from "../mobility/Document.ts"

/** The kinds, in the order of a mobility's life; what concerns the whole project comes last. */
export const toDoKinds = [
  "decide-application",
  "give-place",
  "sign-document",
  "confirm-departure",
  "resume-stay",
  "extend-in-time",
  "confirm-return",
  "register",
  "complete-registration",
  "update-registration",
  "remove-registration",
  "expect-report-request",
  "hand-in-report",
  "reach-participant",
  "pay-final",
  "recover-grant",
  "use-places",
  "answer-returned-report",
  "submit-final-report"
] as const

/** One of the kinds. */
export const ToDoKind = Schema.Literals(toDoKinds)
export type ToDoKind = typeof ToDoKind.Type

/** Who is waited for. */
export const WaitsFor = Schema.Literals([...Party.literals, "selection", "coordinator"])
export type WaitsFor = typeof WaitsFor.Type
