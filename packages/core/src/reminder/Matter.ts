/**
 * Of what somebody is reminded: a kind of what waits and, where several of that kind wait at once, which of them. Each has its own reminders.
 */
import { Schema } from "effect"
import { BudgetHeading } from "../grants/BudgetHeading.ts"
import { Party, Signature } from "../mobility/Document.ts"
import type { ToDoItem } from "../todo/ToDoItem.ts"
import { ToDoKind } from "../todo/ToDoKind.ts"

/** The fields that tell a matter from others. */
export const matterFields = {
  of: ToDoKind,
  /** The signature that is missing (`sign-document`). */
  signature: Schema.optionalKey(Signature),
  /** The budget heading under which the balance is owed (`pay-final`). */
  heading: Schema.optionalKey(BudgetHeading)
} as const

/** One matter. */
export const Matter = Schema.Struct(matterFields)
export type Matter = typeof Matter.Type

const isParty = Schema.is(Party)

/** The matter of an item of a to-do list. */
export const matterOf = ({
  document,
  heading,
  kind,
  waitsFor
}: Pick<ToDoItem, "document" | "heading" | "kind" | "waitsFor">): Matter => ({
  of: kind,
  ...(document !== undefined && isParty(waitsFor) ? { signature: { document, party: waitsFor } } : {}),
  ...(heading === undefined ? {} : { heading })
})

/** The matter of a command or an event, without its other fields. */
export const matterIn = ({ heading, of, signature }: Matter): Matter => ({
  of,
  ...(signature && { signature }),
  ...(heading && { heading })
})

/** A matter in one word or several: two have the same only if they are the same. */
export const matterKey = ({ heading, of, signature }: Matter): string => {
  const signed = signature === undefined ? [] : [`${signature.document} by ${signature.party}`]
  return [of, ...signed, ...(heading === undefined ? [] : [heading])].join(" ")
}
