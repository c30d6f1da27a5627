/**
 * Roles that let by what they should not: each forgets something that a right depends on.
 */
import { type ConsortiumCommand, Decisions, withRoles } from "@westum/mobility"
import { Result } from "effect"
import type { Under } from "../roles/Authority.ts"

export interface BrokenRoles {
  readonly fault: string
  readonly under: Under
}

type Mistake = (command: ConsortiumCommand) => ConsortiumCommand

/** Asks whether somebody may do something else, and then does what was asked for. */
const askingFor =
  (mistake: Mistake, ...types: ReadonlyArray<ConsortiumCommand["type"]>): Under =>
  (permissions) => {
    const sound = withRoles(Decisions.decisions, permissions)
    const all = { ...sound }
    for (const type of types) {
      all[type] = {
        ...sound[type],
        decide: (command, states, context) => {
          const asked = sound[type].decide(mistake(command), states, context)
          const refused = Result.isFailure(asked) && asked.failure.code === "NotAuthorised"
          return refused ? asked : Decisions.decisions[type].decide(command, states, context)
        }
      }
    }
    return all
  }

/** What somebody was known to have at first is all that they ever have. */
const remembering: Under = (permissions) => {
  const sound = withRoles(Decisions.decisions, permissions)
  const known = new Map<string, unknown>()
  const all = { ...sound }
  for (const type of ["approve", "apply", "depart", "assign-role", "revoke-role"] as const) {
    all[type] = {
      ...sound[type],
      decide: (command, states, context) => {
        const held = states["who may: held"]
        if (!known.has(context.actor)) known.set(context.actor, held)
        return sound[type].decide(command, { ...states, "who may: held": known.get(context.actor) }, context)
      }
    }
  }
  return all
}

export const roleFaults: ReadonlyArray<BrokenRoles> = [
  {
    fault: "forgets where a correction leads",
    under: askingFor(
      (command) =>
        command.type === "correct-details" ? { ...command, changes: { goals: command.changes.goals ?? [] } } : command,
      "correct-details"
    )
  },
  {
    fault: "forgets to whom a correction gives a guest",
    under: askingFor(
      (command) =>
        command.type === "correct-hosting" ? { ...command, changes: { goals: command.changes.goals ?? [] } } : command,
      "correct-hosting"
    )
  },
  {
    fault: "forgets who gets the places",
    under: askingFor(
      (command) => (command.type === "move-places" ? { ...command, to: command.from } : command),
      "move-places"
    )
  },
  {
    fault: "forgets that going beyond the places is a right of its own",
    under: askingFor((command) => {
      if (command.type !== "approve") return command
      const { beyondQuota: _, ...within } = command
      return within
    }, "approve")
  },
  { fault: "remembers roles as they were at first", under: remembering }
]
