/**
 * Aims at places that are moved: at those who were promised some, and at the days on which a project changed.
 */
import type { CommandInput } from "@westum/mobility"
import { iso } from "../model/Days.ts"
import { memberIn, type Sight } from "./Sight.ts"

type Moving = Extract<CommandInput, { readonly type: "move-places" }>

/** From somebody who was promised places, some of them or one too many, at times on a day on which something was told of the project. */
export const aimedMove = (sight: Sight, command: Moving): Moving => {
  const { choice, project } = sight
  const promised = choice(project?.limits.filter(({ member }) => member !== null) ?? [], undefined)
  const told = choice(project?.told ?? [], undefined)
  const { category: _, ...rest } = command
  return {
    ...rest,
    ...(rest.on === undefined || told === undefined ? {} : { on: choice([rest.on, iso(told.on)], rest.on) }),
    from: promised?.member ?? memberIn(sight, command.from),
    to: memberIn(sight, command.to),
    ...(promised === undefined || promised.category === null ? {} : { category: promised.category }),
    places: Math.max(1, (promised?.places ?? 1) + choice([0, -1, 1], 0))
  }
}
