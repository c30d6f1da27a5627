/**
 * The metrics as they are counted: each made once, for each set of attributes that comes up.
 */
import { type Context, Metric } from "effect"
import { type MetricName, metrics } from "./Telemetry.ts"

type Attributes = Readonly<Record<string, string>>

/** Seconds: from a command in memory to one that waits for a lock. */
const seconds = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30]

/** Things in one append. */
const counts = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000]

type Meter = Metric.Metric<number, unknown>

/** The meters of a name, by the values of its attributes one after the other: no key is put together to find one. */
class Meters {
  readonly #deeper = new Map<string, Meters>()
  meter: Meter | undefined

  of(value: string): Meters {
    let found = this.#deeper.get(value)
    if (found === undefined) this.#deeper.set(value, (found = new Meters()))
    return found
  }
}

const all = new Meters()

const make = (name: MetricName, attributes: Attributes): Meter => {
  const { kind, says: description, unit } = metrics[name]
  const options = { description, attributes: { ...attributes, unit } }
  switch (kind) {
    case "counter":
      return Metric.counter(name, { ...options, incremental: true })
    case "gauge":
      return Metric.gauge(name, options)
    case "histogram":
      return Metric.histogram(name, { ...options, boundaries: unit === "s" ? seconds : counts })
  }
}

const meterOf = (name: MetricName, attributes: Attributes): Meter => {
  let meters = all.of(name)
  for (const key in attributes) meters = meters.of(attributes[key] ?? "")
  return (meters.meter ??= make(name, attributes))
}

const none: Attributes = {}

/** Counts something, adds a value to a histogram, or sets a gauge, in the registry of the context. */
export const measure = (
  context: Context.Context<never>,
  name: MetricName,
  value = 1,
  attributes: Attributes = none
): void => meterOf(name, attributes).updateUnsafe(value, context)
