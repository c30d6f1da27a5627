/**
 * What was told of a project when it was opened, and what of that was wrong.
 */
import { numberOf } from "./Days.ts"
import { isExtensionStep } from "./LaterEnds.ts"
import type { Project, ProjectCommand } from "./Model.ts"
import { type Reason, when } from "./Standing.ts"

type Of<Type extends ProjectCommand["type"]> = Extract<ProjectCommand, { readonly type: Type }>

type Told = Project["told"]

type Changes = Of<"correct-project">["changes"]

/** The opening as it should have been entered. */
const openedSo = (command: Of<"open-project">, { programme, ...changes }: Changes): Of<"open-project"> => {
  const { programme: said, ...others } = command
  const right = programme === undefined ? said : programme
  return { ...others, ...changes, ...(right == null ? {} : { programme: right }) }
}

/** What was told with the opening put right. */
export const openedRightly = (told: Told, { changes }: Of<"correct-project">): Told =>
  told.map(({ command, on }) => ({
    on,
    command: command.type === "open-project" ? openedSo(command, changes) : command
  }))

/** A word on a later end that names one which is not later. */
const sinksBack = (told: Told): boolean => {
  let end = Number.NEGATIVE_INFINITY
  for (const { command } of told) {
    if (command.type === "open-project") end = numberOf(command.end)
    if (!isExtensionStep(command) || command.type === "refuse-extension") continue
    if (numberOf(command.end) <= end) return true
    if (command.type === "grant-extension") end = numberOf(command.end)
  }
  return false
}

/** What speaks against putting the opening right, of a project of which this stands. */
export const againstOpening = (told: Told, command: Of<"correct-project">): ReadonlyArray<Reason> => {
  const openings = [told, openedRightly(told, command)].map((all) =>
    all.find((each) => each.command.type === "open-project")
  )
  const [was, is] = openings.map((each) => each?.command)
  if (was?.type !== "open-project" || is?.type !== "open-project") return ["UnknownProject"]
  const said = ({ categories, coordinator, end, programme, start, timeZone }: Of<"open-project">): string =>
    JSON.stringify([categories, coordinator, end, programme ?? null, start, timeZone])
  return [
    ...when(said(was) === said(is), "ProjectAlreadySo"),
    ...when(
      was.categories.some((each) => !is.categories.includes(each)),
      "CategoryCannotGo"
    ),
    ...when(is.end < is.start, "EndBeforeStart"),
    ...when(sinksBack(openedRightly(told, command)), "EndNotLater")
  ]
}
