/**
 * A few commands whose spans, metrics and logs go to an OpenTelemetry collector: `OTEL_EXPORTER_OTLP_ENDPOINT` says where, by
 * default `http://localhost:4318`.
 */
// #region layers
import { passingLog } from "@westum-examples/store"
import { type CommandInput, Consortium, Observed, Question } from "@westum/mobility"
import { Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { Otlp, OtlpSerialization } from "effect/observability"

/** The consortium and the store of the program, looked at. */
const consortium = Observed.consortium(Consortium.layer).pipe(Layer.provide(Observed.store(passingLog)))

/** Where everything goes that is told of them. */
const telemetry = Otlp.layer({
  baseUrl: process.env["OTEL_EXPORTER_OTLP_ENDPOINT"] ?? "http://localhost:4318",
  resource: { serviceName: "mobilities" },
  loggerMergeWithExisting: false
}).pipe(Layer.provide(OtlpSerialization.layerJson), Layer.provide(FetchHttpClient.layer))
// #endregion

const project = "vet-2024"

const apply = (mobility: string): CommandInput => ({
  type: "apply",
  mobility,
  project,
  member: "harbour",
  category: "learner",
  participant: `p of ${mobility}`,
  goals: ["1"],
  on: "2024-09-15"
})

// #region run
const program = Effect.gen(function* () {
  const { ask, execute, executeAll } = yield* Consortium
  yield* executeAll([
    {
      type: "open-project",
      project,
      coordinator: "harbour",
      start: "2024-09-01",
      end: "2026-08-31",
      timeZone: "Europe/Stockholm",
      categories: ["learner"]
    },
    { type: "set-goals", project, goals: [{ code: "1", titles: { en: "Languages at work" } }] },
    { type: "join-member", project, member: "harbour", name: "Harbour School" },
    { type: "grant-places", project, places: 1 },
    apply("m-1"),
    apply("m-2")
  ])
  yield* execute({ type: "approve", mobility: "m-1", on: "2024-10-01" })
  // There is one place: this one is refused, which is told like any other answer.
  yield* Effect.catchTag(execute({ type: "approve", mobility: "m-2", on: "2024-10-01" }), "Refused", () => Effect.void)
  // An id that belongs to another command is a mistake of the program, and worth a line in the log.
  yield* execute(apply("m-3"), { commandId: "twice" })
  yield* execute(apply("m-4"), { commandId: "twice" }).pipe(Effect.ignore)
  yield* ask(Question.quotaUsage(project))
}).pipe(Effect.withSpan("a day's work"))

// The exporter sends what it still has when its layer closes.
await Effect.runPromise(Effect.provide(program, Layer.provideMerge(consortium, telemetry)))
// #endregion
