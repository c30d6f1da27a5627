/**
 * A store of read models that is looked at from outside: the steps of whoever keeps rows in it.
 */
import { Exit } from "effect"
import type { ReadModelStoreService } from "../readmodel/ReadModelStore.ts"
import { failureOf, tagOf } from "../eventsourcing/Failure.ts"
import { measure } from "./Meters.ts"
import { observed } from "./Observation.ts"

const advancing =
  (store: ReadModelStoreService): ReadModelStoreService["advance"] =>
  (build, step) =>
    observed(store.advance(build, step), {
      span: "mobility.read-model.step",
      attributes: {
        "mobility.read-model": build.model,
        "mobility.read-model.version": build.version,
        "mobility.rows": step.rows.length,
        "mobility.position.first": step.from,
        "mobility.position.last": step.upTo
      },
      ended: (exit, _, context) => {
        const { model } = build
        const tag = Exit.isSuccess(exit) ? "kept" : tagOf(exit.cause)
        const outcome = tag === "Overtaken" ? "overtaken" : tag
        measure(context, "mobility.read-model.steps", 1, { model, outcome })
        const attributes = { "mobility.outcome": outcome }
        if (Exit.isSuccess(exit)) {
          measure(context, "mobility.read-model.rows", step.rows.length, { model })
          return { attributes }
        }
        if (outcome === "overtaken") return { attributes }
        const failure = failureOf(exit.cause)
        if (failure?._tag !== "ReadModelsFailed") return { attributes, failed: tag }
        const details = { model, reason: failure.reason }
        return { attributes, failed: tag, line: "The store of read models failed", details }
      }
    })

/** The same store, looked at. */
export const observedReadModels = (store: ReadModelStoreService): ReadModelStoreService => ({
  ...store,
  advance: advancing(store)
})
