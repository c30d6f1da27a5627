/**
 * What a newer program has written beside what this one knows stands in no question's way, be it answered from the log's end, from whole
 * lives, or as of a day.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Option, Stream } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import * as Question from "../../src/consortium/Question.ts"
import type { EncodedEvent } from "../../src/eventsourcing/Event.ts"
import { digest } from "../../src/eventsourcing/EventCodec.ts"
import { EventStore } from "../../src/eventsourcing/EventStore.ts"
import { markOf } from "../../src/eventsourcing/ModelRaised.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { completed, opened, register } from "../support/Commands.ts"
import { request } from "../support/Hosting.ts"
import { play, send } from "../support/Playing.ts"

const day = CalendarDate.make("2020-01-15")

const questions: Readonly<Record<string, Question.Question<unknown>>> = {
  project: Question.project("p"),
  projects: Question.projects(),
  mobility: Question.mobility("m"),
  mobilities: Question.mobilities("p"),
  participant: Question.participant("participant of m"),
  timeline: Question.timeline("m"),
  quotaUsage: Question.quotaUsage("p"),
  toDo: Question.toDo("p", { on: day }),
  reportBlockers: Question.reportBlockers("p", { on: day }),
  registrations: Question.registrations("p"),
  payments: Question.payments("p"),
  partners: Question.partners(),
  received: Question.received(),
  hosting: Question.hosting("h")
}

const tags = ["project:p", "mobility:m", "participant:participant of m", "hosting:h", "member:north"] as const

/** An event of a type that no program knows yet. */
const blessed = (): EncodedEvent => {
  const plain = { id: "blessed", type: "project.blessed", version: 1, tags, data: "{}", meta: "{}" }
  return { ...plain, digest: digest(plain) }
}

/** The answer in every way in which it can be asked for. */
const answers = Effect.fnUntraced(function* (question: Question.Question<unknown>) {
  const consortium = yield* Consortium
  const { answer: now } = yield* consortium.ask(question)
  const { answer: then } = yield* consortium.ask(question, { asOf: day })
  const { points: happened } = yield* consortium.series(question, { happenedBy: [day] })
  const { points: known } = yield* consortium.series(question, { knownBy: [Number.MAX_SAFE_INTEGER] })
  const watched = Option.map(yield* Stream.runHead(consortium.watch(question)), ({ answer }) => answer)
  return [now, then, happened, known, watched]
})

describe("a type of events that is not known yet, and the mark of a newer model, change nothing of", () => {
  it.effect.each(Object.entries(questions))("%s", ([, question]) =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m"), request("h"))
        const before = yield* answers(question)
        const store = yield* EventStore
        yield* store.append([blessed(), markOf(1000)])
        expect(yield* answers(question)).toEqual(before)
      })
    )
  )
})
