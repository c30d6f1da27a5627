/**
 * Reading a whole log in order.
 */
import { longLog, tell } from "../../../src/scenario/Log.ts"
import { encoded } from "../../../src/scenario/Appends.ts"
import { numbers } from "../../../src/scenario/Lives.ts"
import { checked, type Contender, timed, type Work } from "../../../src/Work.ts"
import { each, work } from "../Clients.ts"
import { openLimit, openPeers } from "../Contestants.ts"
import { database } from "../Databases.ts"
import { commands, peerLife } from "../Lives.ts"
import { openOurs } from "../ours/Ours.ts"
import { type Peer, streamOf } from "../peers/Peer.ts"
import type { Scale } from "../Scale.ts"

const name = "replay"
const perStream = 100

/** Emmett's consumer stores where it stands after each event: it gets a log of its own that it can read in the time. */
const emmettLog = 4000
const writers = 32

const contender = (called: string, events: number, replayed: () => Promise<number>): Contender => ({
  name: called,
  turn: async () => {
    let seen = 0
    const turn = await timed(events, async () => {
      seen = await replayed()
    })
    return checked({ ...turn, units: seen }, seen === events ? undefined : `it gave ${seen} of ${events} events`)
  }
})

/** So many events in streams of a hundred. */
const fill = async (peer: Peer, events: number): Promise<void> => {
  const eventsOf = (mobility: number) =>
    peerLife([
      commands.apply(mobility),
      commands.approve(mobility),
      ...numbers(0, perStream - 2).map((turn) => commands.changeGoals(mobility, turn))
    ])
  await work(
    { clients: 8, milliseconds: Number.POSITIVE_INFINITY },
    numbers(0, events / perStream),
    each((mobility: number) => peer.begin(streamOf(mobility), eventsOf(mobility)))
  )
}

/** One event each, by many writers at once, as programs write. */
const fillOneByOne = async (peer: Peer, events: number): Promise<void> => {
  const begin = (mobility: number) => peer.begin(streamOf(mobility), peerLife([commands.apply(mobility)]))
  await work({ clients: writers, milliseconds: Number.POSITIVE_INFINITY }, numbers(0, events), each(begin))
}

export const replay = async ({ log }: Scale): Promise<Work> => {
  const told = await tell()
  const events = longLog(told, log).slice(0, log).map(encoded)
  const ours = await openOurs(await database(name, "ours"))
  await ours.fill(events)
  const { bare } = await openLimit(name)
  for (const from of numbers(0, Math.ceil(log / 1000)).map((i) => i * 1000)) {
    await bare.insertMany(events.slice(from, from + 1000).map((event) => [event.id, event] as const))
  }
  const smaller = Math.min(log / 5, emmettLog)
  const peers = await openPeers(name)
  const sizeOf = (peer: Peer): number => (peer.name === "emmett" ? smaller : log)
  for (const peer of peers) {
    await (peer.name === "emmett" ? fillOneByOne(peer, smaller) : fill(peer, log))
  }
  const paged = "pages through pg, JSON.parse"
  return {
    title: "Replay of a log",
    unit: "events",
    explanation:
      `${log} events in order. *Ours, encoded* gives the events as the store port does, with tags and the texts as they were ` +
      "written; *ours, decoded* gives them as values of the domain, checked by their schemas. *Pages through pg* reads rows " +
      "with the same texts from a plain table, 5000 at a time, and parses what they say. Castore lists its aggregates and loads " +
      `each (streams of ${perStream} events, as dcb-es has too); emmett's consumer reads ${smaller} events that ${writers} ` +
      "writers appended one by one.",
    contenders: [
      contender("ours, encoded", log, ours.replay),
      contender("ours, decoded", log, ours.replayDecoded),
      ...peers.map((peer) => contender(peer.name, sizeOf(peer), peer.replay)),
      contender(paged, log, bare.page)
    ],
    bases: [paged, "castore", "dcb-es"],
    goals: [
      { contender: "ours, encoded", against: paged, atLeast: 0.75 },
      { contender: "ours, encoded", against: "castore", atLeast: 2 },
      { contender: "ours, encoded", against: "dcb-es", atLeast: 2 }
    ]
  }
}
