/**
 * Law of those who take part in a project: each joins, leaves and comes back in turn, and a correction speaks of the last word on it.
 */
import type { ConsortiumEvent } from "@westum/mobility"
import { logLaw, where } from "./Law.ts"

type Told = Extract<
  ConsortiumEvent,
  {
    readonly type:
      | "project.member-joined"
      | "project.member-left"
      | "project.member-corrected"
      | "project.leave-retracted"
  }
>

/** A word on a member, as it stands. */
interface Word {
  readonly id: string
  readonly isIn: boolean
  readonly on: string
}

const types: ReadonlyArray<string> = [
  "project.member-joined",
  "project.member-left",
  "project.member-corrected",
  "project.leave-retracted"
]

const isTold = (event: ConsortiumEvent): event is Told => types.includes(event.type)

/** What stands after one event more; nothing where that cannot come next. */
const wordsAfter = (words: ReadonlyArray<Word>, id: string, event: Told): ReadonlyArray<Word> | undefined => {
  const last = words.at(-1)
  const isIn = last?.isIn === true
  switch (event.type) {
    case "project.member-joined":
      return isIn ? undefined : [...words, { id, isIn: true, on: event.occurredOn }]
    case "project.member-left":
      return isIn ? [...words, { id, isIn: false, on: event.occurredOn }] : undefined
    case "project.leave-retracted":
      return last === undefined || isIn || event.corrects.join() !== last.id ? undefined : words.slice(0, -1)
    case "project.member-corrected": {
      const at = words.findLastIndex((word) => word.isIn)
      const on = event.changes.joinedOn
      if (event.corrects.join() !== words[at]?.id) return undefined
      return words.map((word, i) => (i === at && on !== undefined ? { ...word, on } : word))
    }
  }
}

const inOrder = (words: ReadonlyArray<Word>): boolean => words.every(({ on }, i) => on >= (words[i - 1]?.on ?? on))

/** In and out again, on days that follow one another. */
export const membersInTurn = logLaw(
  "a member joins, leaves and comes back in turn, and a correction names the last word",
  ({ events }, broken) => {
    const members = new Map<string, ReadonlyArray<Word>>()
    for (const recorded of events) {
      const { event, id } = recorded
      if (!isTold(event)) continue
      const key = JSON.stringify([event.project, event.member])
      const words = wordsAfter(members.get(key) ?? [], id, event)
      if (words === undefined) broken(`${where(recorded)}: ${event.type} of ${event.member} is not what can come next`)
      else if (!inOrder(words)) broken(`${where(recorded)}: the days of ${event.member} are out of order`)
      members.set(key, words ?? [])
    }
  }
)
