/**
 * What speaks against sharing out the places of a project: by the end of the day on which it happened, and of each since.
 */
import { limitOf, type Limits, promisesIn } from "../oracle/Limits.ts"
import { limitsIn } from "../oracle/Sharing.ts"
import { takenUnder, worsened } from "../oracle/Taken.ts"
import { afterProject } from "./AfterProject.ts"
import { iso } from "./Days.ts"
import { isGone } from "./Member.ts"
import { dayOf, holdersIn, type Model, type Project, type ProjectCommand } from "./Model.ts"
import { type Reason, when } from "./Standing.ts"

type Of<Type extends ProjectCommand["type"]> = Extract<ProjectCommand, { readonly type: Type }>

/** More is promised out of a limit than there is; not where the agency took places away after the promise. */
const breaksPromise = (before: Limits, after: Limits): boolean =>
  promisesIn(after).some(({ category, member, places, promised }) => {
    const earlier = promisesIn(before).find((each) => each.member === member && each.category === category)
    return promised > places && !(earlier?.places === places && promised <= earlier.promised)
  })

/** The project with these places shared out, and each day from theirs on which something was told of its places. */
interface Sharing {
  readonly before: Project
  readonly after: Project
  readonly days: ReadonlyArray<string>
}

const sharingOf = (project: Project, command: Of<"allocate-places" | "move-places">, today: number): Sharing => {
  const on = dayOf(command.on) ?? today
  const days = [iso(on), ...project.shared.map((shared) => shared.on)].filter((day) => day >= iso(on))
  return { before: project, after: afterProject(project, command, on), days: [...new Set(days)] }
}

const limitsBy = ({ shared }: Project, day: string): Limits => limitsIn(shared.filter(({ on }) => on <= day))

/** Somebody has fewer than none by the end of a day. */
const isShort = ({ after, before, days }: Sharing): boolean =>
  days.some((day) =>
    limitsBy(after, day).some(
      ({ category, member, places }) => places < 0 && places < (limitOf(limitsBy(before, day), member, category) ?? 0)
    )
  )

const againstShares = (
  model: Model,
  { after, before, days }: Sharing,
  { id, settings: { guards } }: Project
): ReadonlyArray<Reason> => {
  const holders = holdersIn(model, id)
  const fewer = worsened(takenUnder(before.limits, holders), takenUnder(after.limits, holders))
  return [
    ...when(
      days.some((day) => breaksPromise(limitsBy(before, day), limitsBy(after, day))),
      "AllocatedTooMuch"
    ),
    ...when(
      fewer.some(({ level }) => guards[level] === "block"),
      "PlacesHeld"
    )
  ]
}

const againstMove = ({ categories, members }: Project, command: Of<"move-places">): ReadonlyArray<Reason> => {
  const { category, from, to } = command
  const known = (member: string): boolean => members.some(({ id }) => id === member)
  return [
    ...when(!known(from) || !known(to), "UnknownMember"),
    ...when(category !== undefined && !categories.includes(category), "UnknownCategory"),
    ...when(from === to, "MovedToItself")
  ]
}

/** Every reason why places are not shared out so. */
export const againstSharing = (
  model: Model,
  project: Project,
  command: Of<"allocate-places" | "move-places">
): ReadonlyArray<Reason> => {
  const { categories, members } = project
  const { category = null } = command
  const on = dayOf(command.on) ?? model.today
  const sharing = sharingOf(project, command, model.today)
  const receiver = command.type === "move-places" ? command.to : command.member
  const placesOf = (limits: Limits): number => limitOf(limits, receiver, category) ?? 0
  const gets = placesOf(limitsBy(sharing.after, iso(on))) > placesOf(limitsBy(project, iso(on)))
  const to = members.find(({ id }) => id === receiver)
  const unfit = [
    ...(command.type === "move-places"
      ? againstMove(project, command)
      : [
          ...when(!members.some(({ id }) => id === receiver), "UnknownMember"),
          ...when(category !== null && !categories.includes(category), "UnknownCategory")
        ]),
    ...when(gets && to !== undefined && isGone(to, on), "MemberHasLeft"),
    ...when(isShort(sharing), command.type === "move-places" ? "TooFewToMove" : "PlacesMovedSince")
  ]
  return unfit.length > 0 ? unfit : againstShares(model, sharing, project)
}
