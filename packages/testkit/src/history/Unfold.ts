/**
 * Turns numbers into a history: what was meant, what somebody slipped on, and what was sent whether it is possible or not.
 */
import type { CommandInput } from "@westum/mobility"
import type { NonEmptyReadonlyArray } from "effect/Array"
import type { Model } from "../model/Model.ts"
import type { Rule } from "../model/Rules.ts"
import { judge } from "../model/Verdict.ts"
import { dared } from "./Dare.ts"
import { dares } from "./Dares.ts"
import { type Entry, History } from "./History.ts"
import { type Intent, kinds, later, type Unfolding } from "./Intents.ts"
import type { Draw } from "./Move.ts"
import { provoking } from "./Provoking.ts"
import type { Opening, Setting } from "./Setting.ts"

/** A command sent whether it is possible or not. */
export interface Intrusion {
  readonly days: number
  /** Of these the one that promises most. */
  readonly commands: NonEmptyReadonlyArray<CommandInput>
  /** The number by which they are aimed at what there is; 0 leaves them as they are. */
  readonly aim: number
}

/** An intent of somebody who overlooks a rule. */
export interface Slip {
  readonly intent: Intent
  readonly overlooks: Rule
}

/** One rule, or the next for which there is an occasion, that somebody goes against on purpose. */
export interface Daring extends Draw {
  /** By its place among all dares. */
  readonly dare: number
}

/** What may come next. */
export type Happening = Intent | Slip | Intrusion | Daring

/** The setting before anything happens in it. */
export const nothingIn = ({ allows, firstDay, participants }: Setting): Model => ({
  today: firstDay,
  allows,
  participants,
  overlooks: undefined,
  projects: [],
  mobilities: [],
  roles: [],
  hostings: [],
  offersTold: [],
  reminders: []
})

/** What is asked for, whatever the answer is. */
const ask = ({ entries, model }: Unfolding, entry: Entry): Unfolding => ({
  model: judge(model, entry).after,
  entries: [...entries, entry]
})

/** How many are looked at to find one with whom the rule matters. */
const looks = 6

/** What the intent comes to where a rule is overlooked: with the first for whom that makes a difference, if there is one. */
const careless = (model: Model, { intent, overlooks }: Slip): Unfolding => {
  const meant = (now: Model, further: number): Unfolding =>
    kinds[intent.kind]({ entries: [], model: now }, { ...intent, who: intent.who + further })
  for (let i = 0; i < looks; i++) {
    const wrong = meant({ ...model, overlooks }, i)
    if (JSON.stringify(wrong.entries) !== JSON.stringify(meant(model, i).entries)) return wrong
  }
  return meant(model, 0)
}

/** What somebody asks for who overlooks a rule. */
const slip = (unfolding: Unfolding, how: Slip): Unfolding => {
  const { entries, model } = careless(unfolding.model, how)
  const asked = entries.reduce(ask, unfolding)
  return { ...asked, model: { ...asked.model, today: model.today } }
}

/** What follows when this happens next. */
export const happen = (unfolding: Unfolding, happening: Happening): Unfolding => {
  if ("overlooks" in happening) return slip(later(unfolding, happening.intent.days), happening)
  const now = later(unfolding, happening.days)
  if ("dare" in happening) {
    return dared(dares, now.model, happening)
      .map((command): Entry => ({ day: now.model.today, mode: "all-or-none", commands: [command] }))
      .reduce(ask, now)
  }
  if (!("commands" in happening)) return kinds[happening.kind](now, happening)
  const command = provoking(happening.commands, now.model, happening.aim)
  return ask(now, { day: now.model.today, mode: "all-or-none", commands: [command] })
}

/** The history that these happenings amount to. */
export const unfold = (
  setting: Setting,
  openings: ReadonlyArray<Opening>,
  happenings: ReadonlyArray<Happening>
): History => {
  const opened = openings
    .toSorted((one, other) => one.day - other.day)
    .map(({ commands, day }): Entry => ({ day, mode: "all-or-none", commands }))
    .reduce(ask, { model: nothingIn(setting), entries: [] })
  return new History(happenings.reduce(happen, opened).entries)
}
