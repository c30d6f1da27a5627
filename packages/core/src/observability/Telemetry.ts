/**
 * The names of everything that is told of what a program does: spans, metrics and logs, and what each carries. None of it says whom
 * or what an event is about: no ids, no actors, no texts of callers.
 */

/** What can be said of a span or a metric: its name, and what its attributes mean. */
export interface Told {
  readonly says: string
  /** Each attribute by its name. */
  readonly attributes: Readonly<Record<string, string>>
}

/** A metric also has a kind and a unit. */
export interface Measured extends Told {
  readonly kind: "counter" | "gauge" | "histogram"
  /** As in UCUM: seconds, or things counted. */
  readonly unit: string
}

const commandType =
  "the type of the commands, such as `approve`; `several` where they differ, `unknown` where there is no such type"
const commandOutcome =
  "`done`, `again` (was carried out before), `nothing` (led to no event), `refused`, `invalid`, `interrupted`, or the tag of the failure, such as `StoreFailed`"
const appendOutcome =
  "`appended`, `again` (was stored before), `conflict` (others wrote within the boundary), `interrupted`, or the tag of the failure"
const stored = "the name of the read model"
const storedVersion = "its version"
const readOutcome = "`read`, `interrupted`, or the tag of the failure"
const stepOutcome = "`kept`, `overtaken` (another runner was faster), `interrupted`, or the tag of the failure"
const asked = "`find`, `position` or `read`"

/** The spans. Where a span failed, its status says the tag of the failure, and never its message. */
export const spans = {
  "mobility.execute": {
    says: "One call of `execute`, `executeAll`, `executeEach` or `preview`, from the call to the answer",
    attributes: {
      "mobility.call": "which of them",
      "mobility.command.type": commandType,
      "mobility.commands": "how many commands",
      "mobility.outcome": `${commandOutcome}; of \`executeEach\` and \`preview\`: \`answered\``,
      "mobility.refusals": "the codes of the refusals, separated by spaces",
      "mobility.events": "how many events they led to",
      "mobility.up-to": "up to which position the answer holds"
    }
  },
  "mobility.ask": {
    says: "One question, from the call to the answer",
    attributes: { "mobility.outcome": "`answered`, `refused`, `interrupted`, or the tag of the failure" }
  },
  "mobility.append": {
    says: "One append: each try of a command is one of its own. Appends that several commands share have no parent",
    attributes: {
      "mobility.events": "how many events",
      "mobility.outcome": appendOutcome,
      "mobility.position.first": "where the first of them stands",
      "mobility.position.last": "where the last of them stands"
    }
  },
  "mobility.read": {
    says: "One read of the log",
    attributes: {
      "mobility.ask": asked,
      "mobility.parts": "how many parts were asked for",
      "mobility.events": "how many events came",
      "mobility.outcome": readOutcome
    }
  },
  "mobility.read-model.step": {
    says: "Rows and position of a read model, kept in one step",
    attributes: {
      "mobility.read-model": stored,
      "mobility.read-model.version": storedVersion,
      "mobility.rows": "how many rows were kept",
      "mobility.position.first": "the position that it started from",
      "mobility.position.last": "the position that it came to",
      "mobility.outcome": stepOutcome
    }
  }
} as const satisfies Readonly<Record<string, Told>>

/** The metrics. */
export const metrics = {
  "mobility.commands": {
    kind: "counter",
    unit: "{command}",
    says: "Commands, by what became of them",
    attributes: { type: commandType, outcome: commandOutcome }
  },
  "mobility.command.duration": {
    kind: "histogram",
    unit: "s",
    says: "How long callers waited for an answer",
    attributes: {}
  },
  "mobility.refusals": {
    kind: "counter",
    unit: "{refusal}",
    says: "Refusals, by their codes",
    attributes: { code: "the code of the refusal" }
  },
  "mobility.appends": {
    kind: "counter",
    unit: "{append}",
    says: "Appends, by what became of them; `conflict` counts the tries that others overtook",
    attributes: { outcome: appendOutcome }
  },
  "mobility.append.duration": { kind: "histogram", unit: "s", says: "How long appends took", attributes: {} },
  "mobility.append.events": {
    kind: "histogram",
    unit: "{event}",
    says: "How many events an append had: more than a command leads to where commands share it",
    attributes: {}
  },
  "mobility.reads": {
    kind: "counter",
    unit: "{read}",
    says: "Reads of the log. A command on what is in memory makes none",
    attributes: { ask: asked, outcome: readOutcome }
  },
  "mobility.read.parts": {
    kind: "counter",
    unit: "{part}",
    says: "What reads asked for: from the start of the log, as nobody had it in memory, or from a later position on",
    attributes: { from: "`start` or `later`" }
  },
  "mobility.read.events": { kind: "counter", unit: "{event}", says: "Events that reads gave", attributes: {} },
  "mobility.subscription.events": {
    kind: "counter",
    unit: "{event}",
    says: "Events that subscriptions told",
    attributes: {}
  },
  "mobility.subscriptions.ended": {
    kind: "counter",
    unit: "{subscription}",
    says: "Subscriptions that failed",
    attributes: { outcome: "the tag of the failure" }
  },
  "mobility.read-model.steps": {
    kind: "counter",
    unit: "{step}",
    says: "Steps of read models, by what became of them",
    attributes: { model: stored, outcome: stepOutcome }
  },
  "mobility.read-model.rows": {
    kind: "counter",
    unit: "{row}",
    says: "Rows that were kept",
    attributes: { model: stored }
  },
  "mobility.read-model.lag": {
    kind: "gauge",
    unit: "{event}",
    says: "Events of the log that a version does not know yet, while `ReadModelProgress.watch` looks",
    attributes: { model: stored, version: storedVersion }
  },
  "mobility.read-model.lag.duration": {
    kind: "gauge",
    unit: "s",
    says: "For how long the first of those events has been there",
    attributes: { model: stored, version: storedVersion }
  }
} as const satisfies Readonly<Record<string, Measured>>

/** The log lines: what is worth one, and how loud. */
export const logs = {
  "A command was overtaken every time and given up": "warning",
  "Nobody knows whether an append was made": "error",
  "The event store failed": "warning",
  "A subscription failed; whoever follows the log has to begin again": "warning",
  "A command id was used for another command": "warning",
  "A newer program has written here; this one decides nothing": "error",
  "A stored event cannot be read": "error",
  "The store of read models failed": "warning"
} as const

/** The name of a span. */
export type SpanName = keyof typeof spans

/** The name of a metric. */
export type MetricName = keyof typeof metrics

/** The text of a log line. */
export type LogLine = keyof typeof logs
