/**
 * A project as tests found it, and those who apply in it.
 */
import type { CommandInput } from "@westum/mobility"

const day = "2020-01-01"

/** Of what is entered about the project on its first day. */
export const common = { project: "R", on: day }

/** A project with one goal and one member, north. */
export const founding: readonly [CommandInput, ...ReadonlyArray<CommandInput>] = [
  {
    type: "open-project",
    ...common,
    coordinator: "north",
    start: day,
    end: "2021-12-31",
    timeZone: "Europe/Stockholm",
    categories: ["learner"]
  },
  { type: "set-goals", ...common, goals: [{ code: "g1", titles: { en: "Staff skills" } }] },
  { type: "join-member", ...common, member: "north", name: "North" }
]

/** Somebody who applies for a place of a member. */
export const applying = (mobility: string, member: string): CommandInput => ({
  type: "apply",
  ...common,
  mobility,
  member,
  category: "learner",
  participant: `p-${mobility}`,
  goals: ["g1"]
})
