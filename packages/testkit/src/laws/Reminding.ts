/**
 * Law of the reminders that come with the domain: what they send by all that is known is carried out, so that nothing is sent again and
 * again to be refused, and of whatever waits by a recount somebody is reminded.
 */
import {
  type CommandInput,
  type ConsortiumEvent,
  MobilityReminders,
  ProjectReminders,
  Projection,
  type Reaction,
  TimeZone,
  ToDoItem
} from "@westum/mobility"
import { Effect, Result } from "effect"
import { onDay, play, type Subject, wholeLog } from "../history/Play.ts"
import { iso, noon } from "../model/Days.ts"
import { waiting } from "../oracle/Waiting.ts"
import type { Waits } from "../oracle/Waits.ts"
import { type Recorded, worldAfter } from "../oracle/World.ts"
import { conductLaw } from "./ConductLaw.ts"
import { keysIn } from "./Folding.ts"
import { difference } from "./Law.ts"

/** Of everything, at once and every day. */
const plans = ToDoItem.toDoKinds.map((of) => ({ of, after: 0, every: 1, most: 1000 }))

const ofMobilities = MobilityReminders.mobilityReminders({ version: 1, plans, timeZone: TimeZone.TimeZone.make("UTC") })
const ofProjects = ProjectReminders.projectReminders({ version: 1, plans })

/** What a reaction sends at noon of the day. */
const sentBy = Effect.fnUntraced(function* <State, Around>(
  { consortium }: Subject,
  reaction: Reaction.Reaction<State, Around>,
  events: ReadonlyArray<Recorded>,
  day: number
) {
  const sent: Array<CommandInput> = []
  const projection: Projection.Projection<State, ConsortiumEvent> = reaction.projection
  for (const key of keysIn(projection, events)) {
    const state = Projection.fold(projection, key, events)
    const question = reaction.around?.(state)
    const around = question === undefined ? undefined : (yield* consortium.ask(question)).answer
    sent.push(...reaction.react(state, noon(day), key, around).replies.map(({ command }) => command))
  }
  return sent
})

const inWords = (
  about: string | undefined,
  kind: string,
  since: string | null,
  which: ReadonlyArray<unknown>
): string => JSON.stringify([about, kind, since, ...which.map((each) => each ?? null)])

const told = (command: CommandInput): ReadonlyArray<string> => {
  if (command.type !== "remind") return []
  const { about, heading, of, signature, since } = command
  const subject = "mobility" in about ? about.mobility : about.project
  return [inWords(subject, of, since, [signature?.document, signature?.party, heading])]
}

const recounted = (project: string, { document, for: party, heading, kind, mobility, since }: Waits): string =>
  inWords(mobility ?? project, kind, since, [document, document && party, heading])

/** On a day after the last on which anything happened: what is done on a day can be done on it for the last time. */
export const remindersAreGiven = conductLaw(
  "what reminders send is carried out, and they send all that waits by a recount",
  function* ({ chance, fresh, history, right }) {
    const subject = yield* fresh
    yield* play(subject, history)
    const { events } = yield* wholeLog(subject)
    const day = (history.entries.at(-1)?.day ?? 0) + 1 + Math.floor(chance * 90)
    const ours = yield* onDay(day, sentBy(subject, ofMobilities, events, day))
    const sent = [...ours, ...(yield* onDay(day, sentBy(subject, ofProjects, events, day)))]
    const world = worldAfter(events)
    const wanted = [...world.projects].flatMap(([id, project]) =>
      waiting(project, world.of(id), iso(day)).flatMap((waits) => (waits.since === null ? [] : [recounted(id, waits)]))
    )
    yield* right(difference(sent.flatMap(told).toSorted(), wanted.toSorted()))
    const [first, ...others] = sent
    if (first === undefined) return
    const { rows } = yield* onDay(day, subject.consortium.preview([first, ...others], {}, "row-by-row"))
    for (const [i, row] of rows.entries()) {
      if (Result.isFailure(row)) yield* right(`${JSON.stringify(sent[i])} is refused: ${JSON.stringify(row.failure)}`)
    }
  }
)
