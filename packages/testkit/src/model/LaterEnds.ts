/**
 * What is told of a later end of a project, and what holds where the last word of it is taken back.
 */
import { numberOf } from "./Days.ts"
import type { Agreed, ProjectCommand } from "./Model.ts"

const words = ["request-extension", "grant-extension", "refuse-extension"] as const

/** A word on a later end. */
export type ExtensionCommand = Extract<ProjectCommand, { readonly type: (typeof words)[number] }>

/** Whether it is one. */
export const isExtensionStep = (command: ProjectCommand): command is ExtensionCommand =>
  words.some((type) => type === command.type)

type Ends = Pick<Agreed, "end" | "requestedEnd" | "formerEnds">

/** What holds after a word on a later end. */
export const extended = ({ end, formerEnds, requestedEnd }: Ends, command: ExtensionCommand): Ends => {
  const former = [...formerEnds, { end, requestedEnd }]
  switch (command.type) {
    case "request-extension":
      return { end, requestedEnd: numberOf(command.end), formerEnds: former }
    case "grant-extension":
      return { end: numberOf(command.end), requestedEnd: undefined, formerEnds: former }
    case "refuse-extension":
      return { end, requestedEnd: undefined, formerEnds: former }
  }
}

/** What held before the last of them. */
export const unextended = ({ end, formerEnds, requestedEnd }: Ends): Ends => ({
  ...(formerEnds.at(-1) ?? { end, requestedEnd }),
  formerEnds: formerEnds.slice(0, -1)
})

/** Whether anything was told of a later end. */
export const isMoved = ({ formerEnds }: Ends): boolean => formerEnds.length > 0
