/**
 * Aims a command at a project: at what it has agreed on, or what lies beside that by a day or by one place.
 */
import type { CommandInput } from "@westum/mobility"
import { iso } from "../model/Days.ts"
import { isMoved } from "../model/LaterEnds.ts"
import type { ProjectCommand } from "../model/Model.ts"
import { aimedMove } from "./AimPlaces.ts"
import { catalogueIn, categoryIn, dayIn, memberIn, mostly, onOf, placesIn, settingsIn, type Sight } from "./Sight.ts"

type Of<Type extends CommandInput["type"]> = Extract<CommandInput, { readonly type: Type }>

/** The table as it is with something about it changed: a row more or less, one twice, another currency, the rows turned. */
const awarded = (sight: Sight, command: Of<"award-grant">): Of<"award-grant"> => {
  const { choice, project } = sight
  const before = project?.money ?? command
  const rows = command.awards.map(({ category, member, ...row }) => ({
    ...row,
    ...(category === undefined ? {} : { category: categoryIn(sight, category) }),
    ...(member === undefined ? {} : { member: memberIn(sight, member) })
  }))
  const row = choice(before.awards, undefined)
  const twice = row === undefined ? rows : [...before.awards, { ...row, cents: row.cents + 1 }]
  const awards = choice([rows, [...before.awards, ...rows.slice(0, 1)], before.awards.toReversed(), twice], rows)
  const other = before.currency === "EUR" ? "SEK" : "EUR"
  return { ...command, currency: choice([before.currency, before.currency, other], command.currency), awards }
}

/** One thing that was wrong at the opening, by a day or so; or what is so already. */
const aimedOpening = (sight: Sight, { changes, ...given }: Of<"correct-project">): CommandInput => {
  const { choice, project } = sight
  if (project === undefined) return { ...given, changes }
  const { categories, end, formerEnds, id, openedOn, start } = project
  const around = (day: number): string => iso(day + choice([-1, 0, 1, 1], 0))
  const first = formerEnds[0]?.end ?? end
  const [one = "learner", ...others] = categories
  const right = choice(
    [
      { end: around(choice([first, end, ...formerEnds.flatMap(({ requestedEnd }) => requestedEnd ?? [])], first)) },
      { start: around(choice([start, start, first], start)) },
      { openedOn: around(choice([openedOn ?? start, sight.model.today], start)) },
      { categories: choice([[one, ...others, "new"] as const, [one] as const, ["new", one] as const], [one] as const) },
      changes
    ],
    changes
  )
  return { ...given, project: id, changes: right }
}

/** What was told of a member: that it joined on such a day, or what is so already; that it left, rather of one that did. */
const aimedMember = (sight: Sight, given: Of<"correct-member" | "retract-leave">): CommandInput => {
  const { choice, project } = sight
  const command = { ...given, project: project?.id ?? given.project, member: memberIn(sight, given.member) }
  if (command.type === "retract-leave") return command
  const { joinedOn, ...others } = command.changes
  const known = project?.members.find(({ id }) => id === command.member)
  const same = known === undefined ? {} : { name: known.name, country: known.country, accededOn: known.accededOn }
  const said = choice([others, others, same], others)
  return { ...command, changes: { ...said, ...(joinedOn === undefined ? {} : { joinedOn: dayIn(sight) }) } }
}

/** Aims a command at a project: one whose end was moved where that is to be taken back. */
export const aimedProject = (sight: Sight, given: ProjectCommand): CommandInput => {
  const { choice, model, project } = sight
  if (given.type === "retract-project-step") return { ...given, project: project?.id ?? given.project }
  if (given.type === "retract-extension-step") {
    return { ...given, project: choice(model.projects.filter(isMoved), project)?.id ?? given.project }
  }
  if (given.type === "correct-project") return aimedOpening(sight, given)
  if (given.type === "correct-member" || given.type === "retract-leave") return aimedMember(sight, given)
  const command = { ...given, ...onOf(sight, given), project: project?.id ?? given.project }
  const category = "category" in command && command.category !== undefined ? categoryIn(sight, command.category) : null
  const inCategory = category === null ? {} : { category }
  switch (command.type) {
    case "change-settings":
      return { ...command, settings: settingsIn(sight, command.settings) }
    case "set-goals":
      return { ...command, goals: catalogueIn(sight, command.goals) }
    case "join-member":
    case "leave-member":
      return { ...command, member: memberIn(sight, command.member) }
    case "grant-places":
      return { ...command, ...inCategory, places: placesIn(sight, null, category) }
    case "allocate-places": {
      const member = memberIn(sight, command.member)
      const places = placesIn(sight, member, category)
      return { ...command, ...inCategory, member, places: choice([places, places, places, null], null) }
    }
    case "move-places":
      return aimedMove(sight, command)
    case "award-grant":
      return awarded(sight, command)
    case "request-extension":
    case "grant-extension": {
      const end = project?.end ?? 0
      return { ...command, end: mostly(sight, [iso(end), iso(end + 1)], command.end) }
    }
    default:
      return command
  }
}
