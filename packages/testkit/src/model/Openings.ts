/**
 * What was told of a project when it was opened, and what of that was wrong.
 */
import { numberOf } from "./Days.ts"
import { isExtensionStep } from "./LaterEnds.ts"
import type { Agreed, Project, ProjectCommand } from "./Model.ts"
import { isAfterClosing } from "./Phases.ts"
import { type Reason, when } from "./Standing.ts"

type Of<Type extends ProjectCommand["type"]> = Extract<ProjectCommand, { readonly type: Type }>

type Told = Project["told"]

type Changes = Of<"correct-project">["changes"]

/** The opening as it should have been entered. */
const openedSo = (
  command: Of<"open-project">,
  { programme, ...changes }: Omit<Changes, "openedOn">
): Of<"open-project"> => {
  const { programme: said, ...others } = command
  const right = programme === undefined ? said : programme
  return { ...others, ...changes, ...(right == null ? {} : { programme: right }) }
}

/** What was told with the opening put right. */
export const openedRightly = (told: Told, { changes }: Of<"correct-project">): Told => {
  const { openedOn, ...others } = changes
  return told.map(({ command, on }) =>
    command.type === "open-project"
      ? { on: openedOn === undefined ? on : numberOf(openedOn), command: openedSo(command, others) }
      : { on, command }
  )
}

/** Whether a later end that was granted, or waits for an answer, is none beside this first end. */
const sinksBack = (told: Told, first: string): boolean => {
  let waiting: string | undefined
  for (const { command } of told) {
    if (!isExtensionStep(command)) continue
    if (command.type === "grant-extension" && numberOf(command.end) <= numberOf(first)) return true
    waiting = command.type === "request-extension" ? command.end : undefined
  }
  return waiting !== undefined && numberOf(waiting) <= numberOf(first)
}

/** What speaks against putting the opening right, of a project of which this stands. */
export const againstOpening = (
  project: Agreed,
  told: Told,
  command: Of<"correct-project">,
  today: number
): ReadonlyArray<Reason> => {
  const openings = [told, openedRightly(told, command)].map((all) =>
    all.find((each) => each.command.type === "open-project")
  )
  const [was, is] = openings.map((each) => each?.command)
  const [wasOn, isOn] = openings.map((each) => each?.on)
  if (was?.type !== "open-project" || is?.type !== "open-project") return ["UnknownProject"]
  const said = ({ categories, coordinator, end, programme, start, timeZone }: Of<"open-project">): string =>
    JSON.stringify([categories, coordinator, end, programme ?? null, start, timeZone])
  return [
    ...when(said(was) === said(is) && wasOn === isOn, "ProjectAlreadySo"),
    ...when(isOn !== wasOn && isOn !== undefined && isOn > today, "InFuture"),
    ...when(isOn !== wasOn && isOn !== undefined && isAfterClosing(project, isOn), "ProjectClosed"),
    ...when(
      was.categories.some((each) => !is.categories.includes(each)),
      "CategoryCannotGo"
    ),
    ...when(is.end < is.start, "FirstEndBeforeStart"),
    ...when(was.end !== is.end && sinksBack(told, is.end), "FirstEndNotEarlier")
  ]
}
