/**
 * One event per append by 64 clients, each under a condition.
 */
import type { Append } from "../../../src/scenario/Appends.ts"
import { departures } from "../../../src/scenario/Appends.ts"
import { tell } from "../../../src/scenario/Log.ts"
import { checked, type Contender, type Work } from "../../../src/Work.ts"
import { each, type Shift, work } from "../Clients.ts"
import { openLimit, openPeers } from "../Contestants.ts"
import { database } from "../Databases.ts"
import { bareContender, bareName, pgbenchContenders } from "../LimitContenders.ts"
import { commands, peerLife } from "../Lives.ts"
import { openOurs, type Ours } from "../ours/Ours.ts"
import { type Peer, streamOf } from "../peers/Peer.ts"
import { counting, sampleOf } from "../Sample.ts"
import type { Scale } from "../Scale.ts"

const name = "appends"
const clients = 64

const oursContender = (store: Ours, appendOf: (mobility: number) => Append, shift: Shift): Contender => {
  const mobilities = counting()
  return {
    name: "ours",
    turn: async () => {
      const [before, first] = [await store.head(), mobilities.upcoming]
      const turn = await work(shift, mobilities, store.append(appendOf))
      const stored = (await store.head()) - before
      if (stored !== turn.units) return checked(turn, `${stored} events are stored, not ${turn.units}`)
      const { boundary, event } = appendOf(first)
      const again = { boundary, event: { ...event, id: `again-${first}` } }
      return checked(
        turn,
        (await store.refusesAppend(again)) ? undefined : "an append was not refused by its condition"
      )
    }
  }
}

const eventsOf = (mobility: number) =>
  peerLife([commands.apply(mobility), commands.approve(mobility), commands.depart(mobility)]).slice(-1)

const peerContender = (peer: Peer, shift: Shift): Contender => {
  const mobilities = counting()
  const append = async (mobility: number): Promise<void> => {
    if (!(await peer.begin(streamOf(mobility), eventsOf(mobility)))) throw new Error(`${mobility} is not new`)
  }
  const problem = async (from: number, to: number): Promise<string | undefined> => {
    for (const mobility of sampleOf(from, to)) {
      const { length } = await peer.typesOf(streamOf(mobility))
      if (length !== 1) return `${streamOf(mobility)} has ${length} events, not one`
    }
    return (await peer.begin(streamOf(from), eventsOf(from))) ? "a stream began twice" : undefined
  }
  return {
    name: peer.name,
    turn: async () => {
      const from = mobilities.upcoming
      const turn = await work(shift, mobilities, each(append))
      return checked(turn, await problem(from, mobilities.upcoming))
    }
  }
}

/** Everything that is encoded is encoded within the time. */
export const appends = async ({ turn }: Scale): Promise<Work> => {
  const told = await tell()
  const appendOf = (mobility: number): Append => {
    const [append] = departures(told, mobility, 1)
    if (append === undefined) throw new RangeError("there is no departure")
    return append
  }
  const shift = { clients, milliseconds: turn }
  const [ours, peers] = [await openOurs(await database(name, "ours")), await openPeers(name)]
  const { bare, url } = await openLimit(name)
  const eventOf = (mobility: number) => appendOf(mobility).event
  return {
    title: `Appends of one event, ${clients} clients`,
    unit: "appends",
    explanation:
      "Departures of as many mobilities. Ours encodes each event with all its tags and its digest and appends it under the " +
      "condition of its decision (three queries); the peers append to a stream that must be new. *Bare INSERT* writes the same " +
      "texts as one row of a plain table through pg, one commit each, and checks nothing; *pgbench* does that in C.",
    contenders: [
      oursContender(ours, appendOf, shift),
      ...peers.map((peer) => peerContender(peer, shift)),
      bareContender(bare, eventOf, shift, false),
      ...pgbenchContenders(url, eventOf(0), shift, false)
    ],
    bases: ["emmett", "castore", bareName],
    goals: [
      { contender: "ours", against: "emmett", atLeast: 8 },
      { contender: "ours", against: "castore", atLeast: 2 },
      { contender: "ours", against: bareName, atLeast: 3 }
    ]
  }
}
