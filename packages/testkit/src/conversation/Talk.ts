/**
 * A conversation with a consortium, both sides of it.
 */
import type { VersionInput } from "@westum/mobility"
import { Effect } from "effect"
import type { Subject, Turn } from "../history/Play.ts"
import type { Setting } from "../history/Setting.ts"
import { nothingIn } from "../history/Unfold.ts"
import { LawBroken } from "../laws/Law.ts"
import { type Model, projectOf } from "../model/Model.ts"
import { versionsIn } from "../model/Phases.ts"

const versioning: ReadonlyArray<string> = ["submit-report", "record-check", "close-project"]

/** The law of all answers. */
export const asTheModelSays = "every answer is what a plain model says, whatever is asked and in whatever order"

/** The model as it is now, and what is remembered of how that came. */
export interface Memory {
  /** Before anything was said. */
  readonly untold: Model
  model: Model
  /** The model after each request, the last one last. */
  readonly earlier: Array<Model>
  readonly turns: Array<Turn>
}

/** Both sides. */
export interface Talk {
  readonly memory: Memory
  /** The consortium as it is reached at present. */
  subject: Subject
}

/** Before anything is said. Own rules are not foreseen: that they were against something is heard from the answer. */
export const silence = (setting: Setting): Memory => {
  const untold = nothingIn({ ...setting, allows: () => true })
  return { untold, model: untold, earlier: [], turns: [] }
}

/** How the consortium stood by the end of a day, as far as it was known then. */
export const knownBy = ({ earlier, untold }: Memory, day: number): Model =>
  earlier.findLast(({ today }) => today <= day) ?? untold

/** A version, and the consortium as it stood when that was made. */
export interface Versioned {
  readonly version: VersionInput
  readonly model: Model
}

/** The versions that stand, and that requests ended with: what else was asked for in the same request came before. */
export const versionsBy = ({ earlier, model: now, turns }: Memory): ReadonlyArray<Versioned> =>
  turns.flatMap(({ answers, entry }, i) => {
    const [model, command] = [earlier[i], entry.commands.at(-1)]
    const isDone = answers.at(-1)?._tag === "Done"
    if (model === undefined || command === undefined || !isDone || !versioning.includes(command.type)) return []
    const project = "project" in command && command.project !== undefined ? command.project : ""
    const { phases } = projectOf(model, project)
    const name = versionsIn({ phases }).at(-1)?.name
    const stands = projectOf(now, project).phases.some((step) => step === phases.at(-1))
    return name === undefined || !stands ? [] : [{ version: { project, name }, model }]
  })

/** Fails with the problem. */
export const wrong = (problem: string): Effect.Effect<never, LawBroken> =>
  Effect.fail(new LawBroken({ law: asTheModelSays, problem }))

/** Fails with the problem if there is one. */
export const right = (problem: string | undefined): Effect.Effect<void, LawBroken> =>
  problem === undefined ? Effect.void : wrong(problem)
