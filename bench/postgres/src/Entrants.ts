/**
 * Those who can carry out whole commands: ours and the peers, ready for the same lives.
 */
import { openOurs } from "./ours/Ours.ts"
import type { StepInput } from "../../src/scenario/Lives.ts"
import { isRefused } from "../../src/peers/PeerMobility.ts"
import { numbers } from "../../src/scenario/Lives.ts"
import type { Told } from "../../src/scenario/Log.ts"
import { type Client, each, work } from "./Clients.ts"
import { commands, livesOf, openingOf, peerLife } from "./Lives.ts"
import { type Peer, send, streamOf } from "./peers/Peer.ts"

/** Somebody who carries out whole commands. */
export interface Entrant {
  readonly name: string
  /** Makes mobilities that are approved, from one number up to another. */
  readonly approved: (from: number, to: number) => Promise<void>
  readonly send: Client<StepInput>
  readonly refuses: (command: StepInput) => Promise<boolean>
  readonly typesOf: (stream: string) => Promise<ReadonlyArray<string>>
}

/** Ours, on a log that has the project. */
export const oursEntrant = async (told: Told, url: string): Promise<Entrant> => {
  const ours = await openOurs(url)
  await ours.fill(openingOf(told))
  return {
    name: "ours",
    approved: (from, to) => ours.fill(livesOf(told, numbers(from, to), 2)),
    send: ours.send,
    refuses: async (command) => !(await ours.try(command)),
    typesOf: ours.storyOf
  }
}

const fillers = 16

const approvedLife = (mobility: number) => peerLife([commands.apply(mobility), commands.approve(mobility)])

/** A peer, which keeps nothing in memory. */
export const peerEntrant = (peer: Peer): Entrant => ({
  name: peer.name,
  approved: async (from, to) => {
    const shift = { clients: fillers, milliseconds: Number.POSITIVE_INFINITY }
    const filler = each((mobility: number) => peer.begin(streamOf(mobility), approvedLife(mobility)))
    await work(shift, numbers(from, to), filler)
  },
  send: each((command: StepInput) => send(peer, command)),
  refuses: (command) => isRefused(send(peer, command)),
  typesOf: (stream) => peer.typesOf(stream)
})
