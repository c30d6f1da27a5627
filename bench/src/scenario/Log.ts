/**
 * Long logs of the domain's real events: lives that a consortium has really decided, told again of other mobilities.
 */
import {
  Consortium,
  type ConsortiumEvent,
  EventStoreMemory,
  Ids,
  type Projection,
  SequencePosition
} from "@westum/mobility"
import { Effect, Layer } from "effect"
import { apply, numbers, opening, steps, story } from "./Lives.ts"

/** A decoded event with its place in the log. */
export type Recorded = Projection.Recorded<ConsortiumEvent>

/** Events of one project, `project-0`. */
export interface Told {
  readonly opened: ReadonlyArray<Recorded>
  /** What happened to a mobility at a stage, from 0 for the application to 4 for the registration. */
  readonly event: (mobility: number, stage: number) => Recorded
}

/** Decided once; every other mobility lives one of these lives under another name. */
const lives = 210

const decided = Effect.gen(function* () {
  const consortium = yield* Consortium
  const opened = yield* consortium.executeAll(opening("project-0"))
  const lived: Array<ReadonlyArray<Recorded>> = []
  for (const mobility of numbers(0, lives)) {
    const [first, ...rest] = [apply(mobility, "project-0"), ...steps.map((step) => step(mobility))]
    if (first !== undefined) lived.push((yield* consortium.executeAll([first, ...rest])).events)
  }
  return { opened: opened.events, lived }
}).pipe(Effect.provide(Consortium.layer.pipe(Layer.provide(Layer.fresh(EventStoreMemory.layer)))))

const renamed = (event: ConsortiumEvent, mobility: number): ConsortiumEvent =>
  "mobility" in event
    ? {
        ...event,
        mobility: Ids.MobilityId.make(`mobility-${mobility}`),
        participant: Ids.ParticipantId.make(`participant-${mobility}`)
      }
    : event

/** Lets the lives be decided. */
export const tell = async (): Promise<Told> => {
  const { lived, opened } = await Effect.runPromise(decided)
  return {
    opened,
    event: (mobility, stage) => {
      const told = lived[mobility % lives]?.[stage]
      if (told === undefined) throw new RangeError(`no life has a stage ${stage}`)
      return { ...told, id: `event-${mobility}-${stage}`, event: renamed(told.event, mobility) }
    }
  }
}

/** About so many events, in the order of a log: all applications first, then all approvals, and so on. */
export const longLog = ({ event, opened }: Told, events: number): ReadonlyArray<Recorded> => {
  const log: Array<Recorded> = [...opened]
  const recordedAt = opened.at(-1)?.recordedAt ?? 0
  const mobilities = Math.ceil((events - opened.length) / story.length)
  for (let stage = 0; stage < story.length; stage++) {
    for (let mobility = 0; mobility < mobilities; mobility++) {
      log.push({ ...event(mobility, stage), position: SequencePosition.at(log.length + 1), recordedAt })
    }
  }
  return log
}
