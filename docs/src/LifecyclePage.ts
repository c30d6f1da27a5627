/**
 * The page of stages and steps, from the table that the rules are made of.
 */
import { english, HostingStage, Phase, Stage, swedish } from "@westum/mobility"
import { exportedName } from "./Names.ts"
import { blocks, code, codes, fenced, generated, type Page, table } from "./Markdown.ts"
import { commandFiles, fileDeclaring, projectCommandFiles, sentenceOf } from "./Source.ts"

/** A step of any life. */
interface Step {
  readonly from: ReadonlyArray<string>
  readonly to: ReadonlyArray<string>
}

type Steps = ReadonlyArray<readonly [name: string, step: Step]>

const isStart = (stage: string): boolean => stage === "none"

/** Names in a diagram hold no hyphens. */
const nodeOf = (stage: string): string => (isStart(stage) ? "[*]" : stage.replaceAll("-", "_"))

const steps: Steps = Stage.stepNames.map((name) => [name, Stage.steps[name]])

const hostingSteps: Steps = HostingStage.hostingStepNames.map((name) => [name, HostingStage.hostingSteps[name]])

/** What was entered in error left from anywhere; the arrows would hide all others. */
const diagram = (stages: ReadonlyArray<string>, all: Steps): string => {
  const labelled = stages.filter((stage) => stage.includes("-") && stage !== "entered-in-error")
  const drawn = all.filter(([, { to }]) => !to.includes("entered-in-error"))
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

const hostingStageTable = (): string =>
  table(
    ["Stage", "Takes a bed", "Has come", "English", "Swedish"],
    HostingStage.hostingStages
      .filter((stage) => !isStart(stage))
      .map((stage) => [
        code(stage),
        ...[HostingStage.takesBed, HostingStage.isReceived].map((is) => (is(stage) ? "yes" : "")),
        english.words.stages[stage],
        swedish.words.stages[stage]
      ])
  )

const stepTable = (all: Steps, files: ReadonlyArray<string>): string =>
  table(
    ["Step", "From", "To", ""],
    all.map(([name, { from, to }]) => [
      code(name),
      codes(from),
      codes(to),
      sentenceOf(fileDeclaring(exportedName(name), files), exportedName(name))
    ])
  )

const phaseTable = (): string =>
  table(
    ["Phase", "English", "Swedish"],
    Phase.phases.map((phase) => [code(phase), english.words.phases[phase], swedish.words.phases[phase]])
  )

/** Where a step is taken differently for each report, both are told. */
const phasesFor = (allowed: (typeof Phase.phaseSteps)[Phase.PhaseStepName]): string =>
  "final" in allowed ? `interim: ${codes(allowed.interim)}; final: ${codes(allowed.final)}` : codes(allowed)

const phaseStepTable = (): string =>
  table(
    ["Step", "In", ""],
    Object.entries(Phase.phaseSteps).map(([name, allowed]) => [
      code(name),
      phasesFor(allowed),
      sentenceOf(fileDeclaring(exportedName(name), projectCommandFiles), exportedName(name))
    ])
  )

/** Stages and steps. */
export const lifecyclePage = (): Page => ({
  path: "docs/reference/lifecycle.md",
  text: blocks(
    "# Lifecycle",
    generated,
    "A mobility has a stage, and beside it a registration in Mobility Tool: none, a draft, or complete. Registration is no stage: it may come before departure or long after the return.",
    diagram(Stage.stages, steps),
    "Any mobility can also be entered in error; then it counts nowhere, and `reinstate` leads back to where it stood. `retract-step` leads back to the stage before.",
    "## Stages",
    stageTable(),
    "## Steps",
    "A step from any other stage is refused with `StepNotAllowed`, which names the stages it is allowed from. A step without a stage under “To” leaves the stage as it is, or leads back.",
    stepTable(steps, commandFiles),
    "## Phases of a project",
    "A project is in a phase on each day: it follows from what happened by then, and a granted one runs from its start on. A step in any other phase is refused with `PhaseNotAllowed`. A final report that is returned leads back to where the project was before it was submitted.",
    phaseTable(),
    phaseStepTable(),
    "## Hosting",
    "A hosting is one stay of one person who comes here. It has a life of its own: the sending partner asks, the member that receives decides, as far as it has beds.",
    diagram(HostingStage.hostingStages, hostingSteps),
    "A rejection is not the end: a corrected request may follow. Any hosting can also be entered in error, and reinstated. `retract-hosting-step` leads back to the stage before; the first request and one made again are no step that it takes back.",
    "### Stages of a hosting",
    hostingStageTable(),
    "### Steps of a hosting",
    "A step from any other stage is refused with `HostingStepNotAllowed`.",
    stepTable(hostingSteps, ["hosting/HostingCommand.ts"])
  )
})
