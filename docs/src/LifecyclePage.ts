/**
 * The page of stages and steps, from the table that the rules are made of.
 */
import { english, Stage, swedish } from "@westum/mobility"
import { exportedName } from "./Names.ts"
import { blocks, code, codes, fenced, generated, type Page, table } from "./Markdown.ts"
import { sentenceOf } from "./Source.ts"

const isStart = (stage: Stage.Stage): boolean => stage === "none"

/** Names in a diagram hold no hyphens. */
const nodeOf = (stage: Stage.Stage): string => (isStart(stage) ? "[*]" : stage.replaceAll("-", "_"))

const steps: ReadonlyArray<readonly [name: Stage.StepName, step: Stage.Step]> = Stage.stepNames.map((name) => [
  name,
  Stage.steps[name]
])

/** A mobility that was entered in error left from anywhere; the arrows would hide all others. */
const drawn = steps.filter(([name]) => name !== "enter-in-error")

const diagram = (): string => {
  const labelled = Stage.stages.filter((stage) => stage.includes("-") && stage !== "entered-in-error")
  const arrows = drawn.flatMap(([name, { from, to }]) =>
    from.flatMap((stage) => to.map((next) => `  ${nodeOf(stage)} --> ${nodeOf(next)}: ${name}`))
  )
  const names = labelled.map((stage) => `  state "${stage}" as ${nodeOf(stage)}`)
  return fenced("mermaid", ["stateDiagram-v2", "  direction LR", ...names, ...arrows].join("\n"))
}

const stageTable = (): string =>
  table(
    ["Stage", "Holds a place", "Uses it", "Has ended", "English", "Swedish"],
    Stage.stages
      .filter((stage) => !isStart(stage))
      .map((stage) => [
        code(stage),
        ...[Stage.holdsPlace, Stage.usesPlace, Stage.hasEnded].map((is) => (is(stage) ? "yes" : "")),
        english.words.stages[stage],
        swedish.words.stages[stage]
      ])
  )

const stepTable = (): string =>
  table(
    ["Step", "From", "To", ""],
    steps.map(([name, { from, to }]) => [
      code(name),
      codes(from),
      codes(to),
      sentenceOf("mobility/MobilityCommand.ts", exportedName(name))
    ])
  )

/** Stages and steps. */
export const lifecyclePage = (): Page => ({
  path: "docs/reference/lifecycle.md",
  text: blocks(
    "# Lifecycle",
    generated,
    "A mobility has a stage, and beside it a registration in Mobility Tool: none, a draft, or complete. Registration is no stage: it may come before departure or long after the return.",
    diagram(),
    "Any mobility can also be entered in error; then it counts nowhere. `retract-step` leads back to the stage before.",
    "## Stages",
    stageTable(),
    "## Steps",
    "A step from any other stage is refused with `StepNotAllowed`, which names the stages it is allowed from. A step without a stage under “To” leaves the stage as it is, or leads back.",
    stepTable()
  )
})
