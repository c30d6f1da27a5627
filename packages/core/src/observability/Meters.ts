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

const made = new Map<string, Meter>()

const meterOf = (name: MetricName, attributes: Attributes): Meter => {
  const key = `${name} ${Object.values(attributes).join(" ")}`
  const known = made.get(key)
  if (known !== undefined) return known
  const { kind, says: description, unit } = metrics[name]
  const options = { description, attributes: { ...attributes, unit } }
  const meter: Meter =
    kind === "counter"
      ? Metric.counter(name, { ...options, incremental: true })
      : Metric.histogram(name, { ...options, boundaries: unit === "s" ? seconds : counts })
  made.set(key, meter)
  return meter
}

/** Counts something, or adds a value to a histogram, in the registry of the context. */
export const count = (
  context: Context.Context<never>,
  name: MetricName,
  value = 1,
  attributes: Attributes = {}
): void => meterOf(name, attributes).updateUnsafe(value, context)
