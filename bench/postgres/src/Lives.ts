/**
 * Lives of mobilities as events: ours as they are stored, and those of the peers.
 */
import type { Event } from "@westum/mobility"
import { evolve } from "../../src/peers/EmmettDesk.ts"
import { decide, type PeerEvent, unborn } from "../../src/peers/PeerMobility.ts"
import { encoded } from "../../src/scenario/Appends.ts"
import { apply, numbers, type StepInput, steps } from "../../src/scenario/Lives.ts"
import type { Told } from "../../src/scenario/Log.ts"
import { streamOf } from "./peers/Peer.ts"

/** The project of all of them. */
export const project = "project-0"

const [approve, depart] = steps
if (approve === undefined || depart === undefined) throw new RangeError("a life has an approval and a departure")

/** The commands by name. */
export const commands = {
  apply: (mobility: number): StepInput => apply(mobility, project),
  approve,
  depart,
  /** One that can be sent for ever; each `turn` says another goal than the one before. */
  changeGoals: (mobility: number, turn: number): StepInput => ({
    type: "change-goals",
    mobility: streamOf(mobility),
    on: "2019-11-04",
    goals: [["3", "4", "5"][turn % 3] ?? "3"]
  })
}

/** The events that these commands lead to, in a life of their own. */
export const peerLife = (life: ReadonlyArray<StepInput>): ReadonlyArray<PeerEvent> => {
  let mobility = unborn
  return life.map((command) => {
    const event = decide(mobility, command)
    mobility = evolve(mobility, event)
    return event
  })
}

/** What opens the project of a log of ours. */
export const openingOf = ({ opened }: Told): ReadonlyArray<Event.EncodedEvent> => opened.map(encoded)

/** The first stages of the lives of these mobilities, stage by stage: 1 is the application alone, 2 the approval too. */
export const livesOf = (
  { event }: Told,
  mobilities: ReadonlyArray<number>,
  stages: number
): ReadonlyArray<Event.EncodedEvent> =>
  numbers(0, stages).flatMap((stage) => mobilities.map((mobility) => encoded(event(mobility, stage))))
