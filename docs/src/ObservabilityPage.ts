/**
 * The page of what is told of a running program.
 */
import { Telemetry } from "@westum/mobility"
import { blocks, code, generated, list, type Page, table } from "./Markdown.ts"

const attributesOf = (attributes: Readonly<Record<string, string>>): string =>
  list(Object.entries(attributes).map(([name, says]) => `${code(name)}: ${says}`))

const spans = (): ReadonlyArray<string> =>
  Object.entries(Telemetry.spans).flatMap(([name, { attributes, says }]) => [
    `### ${code(name)}`,
    `${says}.`,
    attributesOf(attributes)
  ])

const metrics = (): string =>
  table(
    ["Metric", "Kind", "Unit", "", "Attributes"],
    Object.entries(Telemetry.metrics).map(([name, { attributes, kind, says, unit }]) => [
      code(name),
      kind,
      code(unit),
      says,
      Object.entries(attributes)
        .map(([attribute, meaning]) => `${code(attribute)}: ${meaning}`)
        .join("; ")
    ])
  )

/** All spans, metrics and log lines. */
export const observabilityPage = (): Page => ({
  path: "docs/reference/observability.md",
  text: blocks(
    "# Observability",
    generated,
    "What a program tells of itself when its layers are [observed](../how-to/observe.md). Nothing here carries an id of a mobility, a participant, a command or an actor, or a text of a caller.",
    "## Spans",
    ...spans(),
    "## Metrics",
    metrics(),
    "## Log lines",
    table(
      ["Line", "Level"],
      Object.entries(Telemetry.logs).map(([line, level]) => [line, level])
    )
  )
})
