/**
 * Loading a boundary of ten events by 16 clients, folded into a state.
 */
import { numbers } from "../../../src/scenario/Lives.ts"
import { encoded } from "../../../src/scenario/Appends.ts"
import { tell } from "../../../src/scenario/Log.ts"
import { checked, type Contender, type Work } from "../../../src/Work.ts"
import { type Client, each, type Shift, work } from "../Clients.ts"
import { openLimit, openPeers } from "../Contestants.ts"
import { database } from "../Databases.ts"
import { commands, openingOf, peerLife } from "../Lives.ts"
import { openOurs } from "../ours/Ours.ts"
import { streamOf } from "../peers/Peer.ts"
import type { Scale } from "../Scale.ts"

const name = "loads"
const clients = 16
const boundaries = 500
const length = 10

function* around(): Iterable<string> {
  for (let i = 0; ; i++) yield streamOf(i % boundaries)
}

/** A life with so many events. */
const lifeOf = (mobility: number) =>
  [
    commands.apply(mobility),
    commands.approve(mobility),
    ...numbers(0, length - 2).map((turn) => commands.changeGoals(mobility, turn))
  ] as const

const contender = (
  called: string,
  client: Client<string>,
  lengthOf: (stream: string) => Promise<number>,
  shift: Shift
): Contender => ({
  name: called,
  turn: async () => {
    const turn = await work(shift, around(), client)
    const found = await lengthOf(streamOf(boundaries - 1))
    return checked(turn, found === length ? undefined : `a boundary has ${found} events, not ${length}`)
  }
})

export const loads = async ({ turn }: Scale): Promise<Work> => {
  const told = await tell()
  const shift = { clients, milliseconds: turn }
  const mobilities = numbers(0, boundaries)
  const ours = await openOurs(await database(name, "ours"))
  await ours.fill(openingOf(told))
  for (const mobility of mobilities) await ours.all(lifeOf(mobility))
  const peers = await openPeers(name)
  for (const peer of peers) {
    for (const mobility of mobilities) await peer.begin(streamOf(mobility), peerLife(lifeOf(mobility)))
  }
  const { bare } = await openLimit(name)
  for (const mobility of mobilities) {
    const row = [streamOf(mobility), encoded(told.event(mobility, 1))] as const
    await bare.insertMany(numbers(0, length).map(() => row))
  }
  return {
    title: `Loading a boundary of ${length} events, ${clients} clients`,
    unit: "loads",
    explanation:
      `${boundaries} mobilities in turn. Ours reads by the tag of the mobility through the store, decodes each event by its ` +
      "schema and folds the state of the mobility; the peers read their stream and fold theirs. *Bare SELECT* reads ten rows " +
      "through pg and parses what they say.",
    contenders: [
      contender("ours", ours.load, async (stream) => (await ours.storyOf(stream)).length, shift),
      ...peers.map((peer) =>
        contender(peer.name, each(peer.load), async (stream) => (await peer.load(stream)).length, shift)
      ),
      contender("bare SELECT", each(bare.select), bare.select, shift)
    ],
    bases: ["castore", "bare SELECT"],
    goals: [{ contender: "ours", against: "castore", atLeast: 2 }]
  }
}
