/**
 * 32 clients who all want the places of one member.
 */
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { numbers } from "../../../src/scenario/Lives.ts"
import { tell, type Told } from "../../../src/scenario/Log.ts"
import type { PeerEvent } from "../../../src/peers/PeerMobility.ts"
import { checked, type Contender, type Turn, type Work } from "../../../src/Work.ts"
import { each, type Shift, work } from "../Clients.ts"
import { openPeers } from "../Contestants.ts"
import { database } from "../Databases.ts"
import { commands, livesOf, openingOf, peerLife, project } from "../Lives.ts"
import { openOurs, type Ours } from "../ours/Ours.ts"
import type { Peer } from "../peers/Peer.ts"
import type { Scale } from "../Scale.ts"

const name = "contention"
const clients = 32
/** Places that are left when the limit is tried out. */
const last = 5
const noLimit = 1_000_000

/** Every fourteenth mobility is of the first member. */
const ofOneMember = (from: number, to: number): ReadonlyArray<number> => numbers(from, to).map((nth) => nth * 14)

const grant = (places: number) => ({ type: "grant-places", project, on: "2019-11-04", places }) as const

/** Lets more clients than there are places ask for one each; how many got one. */
const raced = async (asks: ReadonlyArray<() => Promise<boolean>>): Promise<number> =>
  (await Promise.all(asks.map((ask) => ask()))).filter(Boolean).length

const raceProblem = (got: number): string | undefined =>
  got === last ? undefined : `${got} clients got one of the last ${last} places`

/** What runs the approvals of a turn, and afterwards each of those who want one of the last places. */
interface Approvers {
  /** Also tells how many of them, from the first on, must not be asked for again. */
  readonly run: (mobilities: ReadonlyArray<number>) => Promise<{ readonly turn: Turn; readonly used: number }>
  readonly race: (mobilities: ReadonlyArray<number>) => Promise<number>
}

const oursContender = (
  called: string,
  { ours, told }: { readonly ours: Ours; readonly told: Told },
  ready: number,
  approvers: Approvers
): Contender => {
  let [given, made, wanted] = [0, 0, ready / 8]
  const heldIn = (): Promise<number> => ours.heldIn(project)
  return {
    name: called,
    turn: async () => {
      const upTo = Math.ceil(given + wanted) + clients
      if (upTo > made) await ours.fill(livesOf(told, ofOneMember(made, upTo), 1))
      made = Math.max(made, upTo)
      const before = await heldIn()
      const { turn, used } = await approvers.run(ofOneMember(given, made - clients))
      given += used
      wanted = Math.min(ready, Math.max(wanted, 2 * turn.units))
      const held = await heldIn()
      if (held !== before + turn.units) return checked(turn, `${held - before} approvals are stored, not ${turn.units}`)
      await ours.all([grant(held + last)])
      const got = await approvers.race(ofOneMember(given, given + clients))
      given += clients
      await ours.all([grant(noLimit)])
      return checked(turn, raceProblem(got) ?? raceProblem((await heldIn()) - held))
    }
  }
}

const oneProcess = (ours: Ours, shift: Shift): Approvers => ({
  run: async (mobilities) => {
    const turn = await work(shift, mobilities.map(commands.approve), ours.send)
    return { turn, used: turn.units }
  },
  race: (mobilities) => raced(mobilities.map((mobility) => () => ours.try(commands.approve(mobility))))
})

/** What another process that approves is told, and what it tells; see `approver.ts`. */
export interface Order {
  readonly mobilities: ReadonlyArray<number>
  readonly shift: Shift | undefined
}

const ask = async (child: ChildProcess, order: Order): Promise<Turn> => {
  child.send(order)
  const [turn]: Array<Turn> = await once(child, "message")
  if (turn === undefined) throw new Error("the other process told nothing")
  return turn
}

const halves = (mobilities: ReadonlyArray<number>): readonly [ReadonlyArray<number>, ReadonlyArray<number>] => [
  mobilities.filter((_, i) => i % 2 === 0),
  mobilities.filter((_, i) => i % 2 === 1)
]

/** Each process takes every other mobility, and half of the clients. */
const twoProcesses = async (url: string, shift: Shift): Promise<Approvers> => {
  const program = new URL("../approver.ts", import.meta.url)
  const children = [fork(program, [url]), fork(program, [url])]
  await Promise.all(children.map((child) => once(child, "message")))
  const both = (mobilities: ReadonlyArray<number>, each: Shift | undefined): Promise<ReadonlyArray<Turn>> =>
    Promise.all(
      halves(mobilities).flatMap((half, i) => {
        const child = children[i]
        return child === undefined ? [] : [ask(child, { mobilities: half, shift: each })]
      })
    )
  return {
    run: async (mobilities) => {
      const turns = await both(mobilities, { ...shift, clients: shift.clients / 2 })
      const turn = {
        units: turns.reduce((sum, { units }) => sum + units, 0),
        milliseconds: Math.max(...turns.map(({ milliseconds }) => milliseconds)),
        cpuMilliseconds: turns.reduce((sum, { cpuMilliseconds }) => sum + cpuMilliseconds, 0)
      }
      return { turn, used: Math.min(mobilities.length, 2 * Math.max(...turns.map(({ units }) => units))) }
    },
    race: async (mobilities) => (await both(mobilities, undefined)).reduce((sum, { units }) => sum + units, 0)
  }
}

/** No place is left. */
class NoPlace extends Error {}

const approvalOf = (mobility: number): PeerEvent => {
  const [, approval] = peerLife([commands.apply(mobility), commands.approve(mobility)])
  if (approval === undefined) throw new RangeError("there is no approval")
  return approval
}

/** One stream for the places of the member; whoever is overtaken tries again until it is answered. */
const peerContender = (peer: Peer, shift: Shift): Contender => {
  let round = 0
  const approve = async (stream: string, limit: number, mobility: number): Promise<boolean> => {
    const decide = ({ length }: { readonly length: number }): PeerEvent => {
      if (length >= limit) throw new NoPlace()
      return approvalOf(mobility)
    }
    try {
      while (!(await peer.handle(stream, decide))) continue
      return true
    } catch (error) {
      if (error instanceof NoPlace) return false
      throw error
    }
  }
  return {
    name: peer.name,
    turn: async () => {
      round += 1
      const stream = `places-${round}`
      const turn = await work(
        shift,
        ofOneMember(0, 20_000),
        each((mobility: number) => approve(stream, noLimit, mobility))
      )
      const held = (await peer.typesOf(stream)).length
      if (held !== turn.units) return checked(turn, `${held} approvals are stored, not ${turn.units}`)
      const got = await raced(
        ofOneMember(20_000, 20_000 + clients).map((mobility) => () => approve(stream, held + last, mobility))
      )
      return checked(turn, raceProblem(got) ?? raceProblem((await peer.typesOf(stream)).length - held))
    }
  }
}

/** Everybody is asked again until it is answered; only answers count. */
export const contention = async ({ ready, turn }: Scale): Promise<Work> => {
  const told = await tell()
  const shift = { clients, milliseconds: turn }
  const open = async (called: string) => {
    const url = await database(name, called)
    const ours = await openOurs(url)
    await ours.fill(openingOf(told))
    return { url, ours, told }
  }
  const [one, two] = [await open("ours"), await open("ours-two")]
  return {
    title: `${clients} clients approve mobilities of one member`,
    unit: "commands",
    explanation:
      "Each approval is of another mobility and takes a place of the same member and project. Ours decides on the real boundary " +
      "(mobility, project, places, the participant's other stays), with the mobilities not in memory; in two processes each has " +
      `half of the clients. The peers count on one stream of the member. Afterwards ${clients} clients ask for the last ${last} ` +
      "places: exactly so many must get one.",
    contenders: [
      oursContender("ours", one, ready, oneProcess(one.ours, shift)),
      oursContender("ours, two processes", two, ready, await twoProcesses(two.url, shift)),
      ...(await openPeers(name)).map((peer) => peerContender(peer, shift))
    ],
    bases: ["emmett", "castore"],
    goals: [{ contender: "ours", against: "emmett", atLeast: 100 }]
  }
}
