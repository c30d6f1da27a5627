/**
 * A process sends its traces, metrics and logs to a receiver, by the names of the catalogue.
 */
import { expect, it } from "@effect/vitest"
import { Telemetry } from "@westum/mobility"
import { Effect, Schema } from "effect"
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { receiver } from "./support/Receiver.ts"

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url))

/** Milliseconds to start a process on a busy machine. */
const patience = 60_000

/** Runs the example against this endpoint; what it printed, and how it ended. */
const ran = (endpoint: string) =>
  Effect.callback<{ readonly code: number | null; readonly printed: string }>((resume) => {
    const child = spawn(process.execPath, ["--conditions=@westum/source", main], {
      env: { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }
    })
    let printed = ""
    child.stdout.on("data", (part) => (printed += String(part)))
    child.stderr.on("data", (part) => (printed += String(part)))
    child.on("close", (code) => resume(Effect.succeed({ code, printed })))
    return Effect.sync(() => child.kill())
  })

// What is read here of the messages of OTLP (opentelemetry-proto, in JSON).
const Attribute = Schema.Struct({ key: Schema.String, value: Schema.Unknown })
const Span = Schema.Struct({
  spanId: Schema.String,
  parentSpanId: Schema.optionalKey(Schema.String),
  traceId: Schema.String,
  name: Schema.String,
  attributes: Schema.Array(Attribute)
})
const Traces = Schema.Struct({
  resourceSpans: Schema.Array(Schema.Struct({ scopeSpans: Schema.Array(Schema.Struct({ spans: Schema.Array(Span) })) }))
})
const Metrics = Schema.Struct({
  resourceMetrics: Schema.Array(
    Schema.Struct({
      scopeMetrics: Schema.Array(
        Schema.Struct({ metrics: Schema.Array(Schema.Struct({ name: Schema.String, unit: Schema.String })) })
      )
    })
  )
})
const Logs = Schema.Struct({
  resourceLogs: Schema.Array(
    Schema.Struct({
      scopeLogs: Schema.Array(
        Schema.Struct({
          logRecords: Schema.Array(Schema.Struct({ severityText: Schema.String, body: Schema.Unknown }))
        })
      )
    })
  )
})

it.live(
  "spans that nest, metrics and logs arrive",
  () =>
    Effect.gen(function* () {
      const { bodies, url } = yield* receiver
      expect(yield* ran(url)).toEqual({ code: 0, printed: "" })
      const of = <A>(path: string, schema: Schema.Codec<A, unknown>): ReadonlyArray<A> =>
        (bodies.get(path) ?? []).map((body) => Schema.decodeUnknownSync(schema)(body))

      const spans = of("/v1/traces", Traces).flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
      )
      const byId = new Map(spans.map((span) => [span.spanId, span.name]))
      const nested = spans.map(({ name, parentSpanId }) => `${name} in ${byId.get(parentSpanId ?? "") ?? "nothing"}`)
      expect(nested).toContain("a day's work in nothing")
      expect(nested.filter((each) => each === "mobility.execute in a day's work")).toHaveLength(5)
      expect(nested.filter((each) => each === "mobility.append in mobility.execute").length).toBeGreaterThanOrEqual(3)
      expect(nested).toContain("mobility.ask in a day's work")
      expect(nested).toContain("mobility.read in mobility.ask")
      expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1)
      const names = new Set<string>([...Object.keys(Telemetry.spans), "a day's work"])
      expect(spans.filter(({ name }) => !names.has(name))).toEqual([])

      const metrics = of("/v1/metrics", Metrics).flatMap(({ resourceMetrics }) =>
        resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
      )
      const told = new Map(metrics.map(({ name, unit }) => [name, unit]))
      for (const name of ["mobility.commands", "mobility.refusals", "mobility.appends", "mobility.append.duration"]) {
        const known: Readonly<Record<string, { readonly unit: string }>> = Telemetry.metrics
        expect([name, told.get(name)]).toEqual([name, known[name]?.unit])
      }

      const lines = of("/v1/logs", Logs).flatMap(({ resourceLogs }) =>
        resourceLogs.flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords))
      )
      expect(JSON.stringify(lines)).toContain("A command id was used for another command")
      // Not whom they are about.
      expect(JSON.stringify([...bodies])).not.toMatch(/p of m-|m-\d|harbour|vet-2024|twice/)
    }),
  patience
)
