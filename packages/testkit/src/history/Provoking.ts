/**
 * Finds the command that promises most among some that are aimed at what there is: one that a seldom rule alone refuses, or one
 * that is carried out by a hair.
 */
import type { CommandInput } from "@westum/mobility"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { isLetPass } from "../model/AgainstMobility.ts"
import { reasonsAgainst } from "../model/Asked.ts"
import { iso, numberOf } from "../model/Days.ts"
import type { Model } from "../model/Model.ts"
import { aimed } from "./Aim.ts"
import { rarity, seldom } from "./Seldom.ts"

const shifted = (command: CommandInput, days: number): CommandInput =>
  JSON.parse(JSON.stringify(command).replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => iso(numberOf(day) + days)))

/** How near a command that is carried out comes to not being: by a day, or because something is let pass. */
const nearness = (model: Model, command: CommandInput): number => {
  if (reasonsAgainst(model, command).length > 0) return 0
  if ("mobility" in command && isLetPass(model, command)) return seldom.length
  return Math.max(...[1, -1].map((days) => rarity(reasonsAgainst(model, shifted(command, days)))))
}

/**
 * One of several commands, aimed by a number: the first, or the one against which the most seldom reason speaks, or the one that
 * is the nearest to that.
 */
export const provoking = (
  commands: NonEmptyReadonlyArray<CommandInput>,
  model: Model,
  number: number
): CommandInput => {
  const tries = number === 0 ? [0] : [0, 1, 2, 3].map((i) => number + i)
  const all = tries.flatMap((each) => commands.map((command) => aimed(command, model, each)))
  const [first = commands[0]] = all
  if (number % 3 === 0) return first
  const worth = (command: CommandInput): number =>
    number % 3 === 1 ? rarity(reasonsAgainst(model, command)) : nearness(model, command)
  return all
    .map((command) => ({ command, worth: worth(command) }))
    .reduce((best, each) => (each.worth > best.worth ? each : best)).command
}
