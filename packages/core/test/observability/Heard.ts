/**
 * Hears everything that a program tells: spans, metrics and log lines.
 */
import { Context, Effect, Layer, Logger, Metric, Tracer } from "effect"

/** The attributes of a metric, but for its unit. */
export const withoutUnit = (attributes: Readonly<Record<string, unknown>> = {}) =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== "unit"))

/** Everything that was told. */
export class Heard {
  readonly spans: Array<Tracer.NativeSpan> = []
  readonly lines: Array<{ readonly message: unknown; readonly level: string }> = []
  readonly registry = new Map()

  readonly layer = Layer.mergeAll(
    Layer.succeed(
      Tracer.Tracer,
      Tracer.make({
        span: (options) => {
          const span = new Tracer.NativeSpan(options)
          this.spans.push(span)
          return span
        }
      })
    ),
    Layer.succeed(Metric.MetricRegistry, this.registry),
    Logger.layer([Logger.make(({ logLevel, message }) => void this.lines.push({ message, level: logLevel }))])
  )

  /** The spans in short: name, outcome, and the name of the span around. */
  get told(): ReadonlyArray<string> {
    return this.spans.map(({ attributes, name, parent }) => {
      const around = parent._tag === "Some" && parent.value._tag === "Span" ? ` in ${parent.value.name}` : ""
      return `${name} ${String(attributes.get("mobility.outcome"))}${around}`
    })
  }

  /** The counters in short: name, attributes, how often. */
  get counted(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      this.metrics.map(({ attributes, id, state }) => [
        [id, ...Object.values(withoutUnit(attributes))].join(" "),
        "count" in state ? state.count : state
      ])
    )
  }

  /** All metrics as they stand. */
  get metrics(): ReadonlyArray<Metric.Metric.Snapshot> {
    return Metric.snapshotUnsafe(Context.make(Metric.MetricRegistry, this.registry))
  }
}

/** What is told of one piece of work. */
export interface Told {
  readonly attributes: Readonly<Record<string, unknown>>
  /** The tag of the failure that the span says. */
  readonly failed?: string
  readonly counted?: Readonly<Record<string, number>>
  readonly lines?: ReadonlyArray<unknown>
}

/** The same, every part of it said; the name and the message of a failure are its tag. */
export const expected = ({ attributes, counted = {}, failed, lines = [] }: Told) => ({
  attributes,
  failed: failed === undefined ? undefined : [failed, failed],
  counted,
  lines
})

/** What came of some work, and all that is told of it, but for how long it took. */
export const toldOf = <A, E>(work: Effect.Effect<A, E>) =>
  Effect.gen(function* () {
    const heard = new Heard()
    const exit = yield* Effect.exit(Effect.provide(work, heard.layer))
    const [span] = heard.spans
    const status = span?.status._tag === "Ended" ? span.status.exit : undefined
    const failed = status?._tag === "Failure" ? status.cause.reasons[0] : undefined
    const error = failed?._tag === "Fail" && failed.error instanceof Error ? failed.error : undefined
    return {
      exit,
      attributes: Object.fromEntries(span?.attributes ?? []),
      failed: error && [error.name, error.message],
      counted: Object.fromEntries(Object.entries(heard.counted).filter(([name]) => !name.endsWith(".duration"))),
      lines: heard.lines
    }
  })
