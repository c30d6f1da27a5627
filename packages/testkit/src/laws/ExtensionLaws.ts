/**
 * Law of the ends of projects: what is noted of a later one follows on what was noted before, and is taken back the last word first.
 */
import type { ConsortiumEvent } from "@westum/mobility"
import { logLaw, where } from "./Law.ts"

type Words = Extract<ConsortiumEvent, { readonly type: `project.extension-${string}` }>

/** What holds, and the word that led there, the last word last. */
interface Held {
  readonly id: string
  readonly end: string
  readonly asked: string | null
}

const isWord = (event: ConsortiumEvent): event is Words => event.type.startsWith("project.extension-")

/** What is wrong with the word, and what holds after it. */
const told = (
  held: ReadonlyArray<Held>,
  id: string,
  event: Words
): readonly [string | undefined, ReadonlyArray<Held>] => {
  const { asked = null, end = "" } = held.at(-1) ?? {}
  switch (event.type) {
    case "project.extension-requested":
      return [event.end > end ? undefined : `${end} is no earlier`, [...held, { id, end, asked: event.end }]]
    case "project.extension-granted": {
      const problem = event.before === end && event.end > end ? undefined : `the end was ${end}`
      return [problem, [...held, { id, end: event.end, asked: null }]]
    }
    case "project.extension-refused":
      return [asked === null ? "nobody had asked" : undefined, [...held, { id, end, asked: null }]]
    case "project.extension-step-retracted": {
      const rest = held.slice(0, -1)
      const [wrong, last] = [held.at(-1), rest.at(-1)]
      if (last === undefined || event.corrects.join() !== wrong?.id)
        return ["it takes back what was not the last word", rest]
      const right = event.end === last.end && event.requestedEnd === last.asked && event.before === end
      return [right ? undefined : `${last.end} holds again, and ${last.asked} is asked for`, rest]
    }
  }
}

/** What holds where another end was agreed on at first, and whether a later one is none then. */
const agreedAtFirst = (
  held: ReadonlyArray<Held>,
  right: string
): readonly [string | undefined, ReadonlyArray<Held>] => {
  const first = held[0]?.end ?? right
  const isEarly = held.some(({ asked, end }) => (end === first ? asked !== null && asked <= right : end <= right))
  return [
    isEarly ? `an end that was noted since is no later than ${right}` : undefined,
    held.map((each) => (each.end === first ? { ...each, end: right } : each))
  ]
}

/** Later and later, but for what had been noted by mistake. */
export const endsInTurn = logLaw("a project's end moves later, and back only by a correction", ({ events }, broken) => {
  const projects = new Map<string, ReadonlyArray<Held>>()
  for (const recorded of events) {
    const { event, id } = recorded
    if (event.type === "project.opened") projects.set(event.project, [{ id, end: event.end, asked: null }])
    const before = "project" in event ? (projects.get(event.project ?? "") ?? []) : []
    const right = event.type === "project.details-corrected" ? event.changes.end : undefined
    if (!isWord(event) && event.type !== "project.details-corrected") continue
    const [problem, held] = isWord(event)
      ? told(before, id, event)
      : agreedAtFirst(before, right ?? before[0]?.end ?? "")
    if (problem !== undefined) broken(`${where(recorded)}: ${problem}`)
    projects.set(event.project, held)
  }
})
