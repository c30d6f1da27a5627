/**
 * Rows are not brought over the mark of a newer model: a program that knows neither its events nor what they lead to stops before it.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Exit } from "effect"
import { TestClock } from "effect/testing"
import { generation } from "../../src/eventsourcing/Command.ts"
import { markOf } from "../../src/eventsourcing/ModelRaised.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { shapeOf } from "../../src/readmodel/Building.ts"
import { buildOf } from "../../src/readmodel/ReadModel.ts"
import { run } from "../../src/readmodel/ReadModelRunner.ts"
import { codec, type CourseEvent } from "../eventsourcing/courses.ts"
import { write } from "../eventsourcing/support.ts"
import { on, type Stage, stage } from "./Stage.ts"
import { tutorRows } from "./TutorRows.ts"

const ill = (tutor: string): CourseEvent => ({ type: "tutor.fell-ill", tutor })
const newer = { _tag: "NewerModel", generation: generation + 1, ours: generation }
const build = buildOf(tutorRows)

/** How a runner ends within a minute; nothing where it goes on. */
const ended = Effect.fnUntraced(function* (here: Stage) {
  const fiber = yield* Effect.forkScoped(Effect.flip(on(here)(run(tutorRows, codec))))
  yield* TestClock.adjust("1 minute")
  yield* Effect.repeat(Effect.yieldNow, { times: 300 })
  const exit = fiber.pollUnsafe()
  return exit !== undefined && Exit.isSuccess(exit) ? exit.value : undefined
})

const standing = ({ rows }: Stage) => Effect.map(rows.standings(), ([one]) => one)

describe("a runner that finds the mark of a newer model", () => {
  it.effect("keeps what came before it, and stops there, however often it is run", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* write(here.log, ill("a"), ill("b"))
      yield* here.log.append([markOf(generation + 1)])
      yield* write(here.log, ill("c"))
      for (const _ of ["first", "second"]) {
        expect(yield* ended(here)).toMatchObject(newer)
        expect(yield* standing(here)).toMatchObject({ upTo: 2 })
      }
      expect([...(yield* here.rows.find(build, ["a", "b", "c"])).keys()]).toEqual(["a", "b"])
    })
  )

  it.effect("while it follows the log stops too", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* write(here.log, ill("a"))
      const fiber = yield* Effect.forkScoped(Effect.flip(on(here)(run(tutorRows, codec))))
      yield* TestClock.adjust("1 minute")
      yield* here.log.append([markOf(generation + 1)])
      yield* TestClock.adjust("1 minute")
      expect(fiber.pollUnsafe()).toMatchObject({ value: newer })
      expect(yield* standing(here)).toMatchObject({ upTo: 1, serving: true })
    })
  )

  it.effect("behind which rows stand already, as a newer program left them, touches none", () =>
    Effect.gen(function* () {
      const here = yield* stage
      yield* write(here.log, ill("a"))
      yield* here.log.append([markOf(generation + 1)])
      yield* write(here.log, ill("b"))
      yield* here.rows.prepare(shapeOf(tutorRows))
      yield* here.rows.advance(build, { from: at(0), upTo: at(3), rows: [] })
      expect(yield* ended(here)).toMatchObject(newer)
      expect(yield* standing(here)).toMatchObject({ upTo: 3, serving: false })
    })
  )
})

it.effect("the mark of a model that is not newer stops nobody", () =>
  Effect.gen(function* () {
    const here = yield* stage
    yield* here.log.append([markOf(generation)])
    yield* write(here.log, ill("a"))
    expect(yield* ended(here)).toBeUndefined()
    expect(yield* standing(here)).toMatchObject({ upTo: 2, serving: true })
  })
)
