/**
 * A runner brings no rows over the mark of a newer model: whether it comes while it runs, stood there before, or was passed by another.
 */
import { Command, ConsortiumCodec, ModelRaised, ReadModel, ReadModelRunner, SequencePosition } from "@westum/mobility"
import { Effect, Fiber } from "effect"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { property } from "../contract/Property.ts"
import { rowCheck, type RowCheck } from "./RowCheck.ts"
import { anyModel, asFolded, emptyLog, growing, histories, logOf, on, running, share } from "./RunnerStage.ts"

/** A program of the next model. */
const newer = Command.generation + 1

export const stopsAtMarks: ReadonlyArray<RowCheck> = [
  rowCheck(
    "behind the mark of a newer model nothing is kept, met while running or at the start",
    function* ({ fresh }) {
      yield* property(
        fc.tuple(anyModel, histories, fc.nat({ max: 100 })),
        ([model, history, percent]) =>
          Effect.gen(function* () {
            const stage = { log: yield* emptyLog, rows: yield* fresh }
            const events = yield* logOf(history)
            const known = events.slice(0, Math.floor((events.length * percent) / 100))
            yield* growing(stage.log, known)
            const runner = yield* running(stage, model)
            yield* asFolded(stage, known, model)
            yield* stage.log.append([ModelRaised.markOf(Command.generation)])
            yield* stage.log.append([ModelRaised.markOf(newer)])
            yield* growing(stage.log, events.slice(known.length))
            const again = on(stage)(ReadModelRunner.run(model, ConsortiumCodec.codec))
            for (const stopped of [Fiber.join(runner), again]) {
              const failed = yield* Effect.flip(stopped)
              assert.equal(failed._tag === "NewerModel" && failed.generation, newer)
              yield* asFolded(stage, known, model, known.length + 1)
            }
            const from = SequencePosition.at(known.length + 1)
            const anew = { ...model, version: model.version + 1 }
            yield* Effect.flip(on(stage)(ReadModelRunner.run(anew, ConsortiumCodec.codec)))
            for (const { upTo } of yield* stage.rows.standings()) assert.equal(upTo, from)
            // As a newer program would.
            yield* stage.rows.advance(ReadModel.buildOf(model), { from, upTo: SequencePosition.at(from + 1), rows: [] })
            assert.equal((yield* Effect.flip(again))._tag, "NewerModel")
          }),
        share
      )
    }
  )
]
