/**
 * Whole commands: load, decide, append; on boundaries that nobody has in memory, and on 200 that are asked for all the time.
 */
import { numbers, type StepInput } from "../../../src/scenario/Lives.ts"
import { encoded } from "../../../src/scenario/Appends.ts"
import { tell } from "../../../src/scenario/Log.ts"
import { checked, type Contender, type Goal, type Work } from "../../../src/Work.ts"
import { type Shift, shiftOf, work } from "../Clients.ts"
import { openLimit, openPeers } from "../Contestants.ts"
import { database } from "../Databases.ts"
import { type Entrant, oursEntrant, peerEntrant } from "../Entrants.ts"
import { bareContender, bareName, pgbenchContenders, prepared } from "../LimitContenders.ts"
import { commands } from "../Lives.ts"
import { streamOf } from "../peers/Peer.ts"
import { sampleOf } from "../Sample.ts"
import type { Scale } from "../Scale.ts"

/** What a work is about. */
interface Kind {
  readonly name: string
  readonly title: string
  readonly explanation: string
  readonly clients: number
  readonly goals: ReadonlyArray<Goal>
}

const approved = ["mobility.applied", "mobility.approved"]

const problemOf = (stream: string, found: ReadonlyArray<string>, expected: ReadonlyArray<string>) =>
  found.join() === expected.join() ? undefined : `${stream} has the events ${found.join(", ")}`

/** Departures of mobilities that nobody has asked for yet: of ours only the project is in memory. Some more are ready than the last turn needed. */
const cold = (entrant: Entrant, shift: Shift, { ready }: Scale): Contender => {
  let [left, made, wanted] = [0, 0, ready / 8]
  const problem = async (from: number, to: number): Promise<string | undefined> => {
    for (const mobility of sampleOf(from, to)) {
      const stream = streamOf(mobility)
      const found = problemOf(stream, await entrant.typesOf(stream), [...approved, "mobility.departed"])
      if (found !== undefined) return found
    }
    return (await entrant.refuses(commands.depart(from))) ? undefined : "a second departure was not refused"
  }
  return {
    name: entrant.name,
    turn: async (warmsUp) => {
      const upTo = Math.ceil(left + wanted)
      if (upTo > made) await entrant.approved(made, upTo)
      made = Math.max(made, upTo)
      const from = left
      const turn = await work(shiftOf(shift, warmsUp), numbers(from, made).map(commands.depart), entrant.send)
      left += turn.units
      wanted = Math.min(ready, Math.max(wanted, 2 * turn.units))
      return checked(turn, await problem(from, left))
    }
  }
}

const boundaries = 200

/** Each boundary is asked for so often in a turn at most, so that nobody's streams become long. */
const mostOften = 40

function* changes(first: number): Iterable<StepInput> {
  for (let turn = 1; turn <= mostOften; turn++) {
    for (const mobility of numbers(first, first + boundaries)) yield commands.changeGoals(mobility, turn)
  }
}

/** Other goals for the same mobilities, over and over, once everybody has had each of them at hand. */
const warm = (entrant: Entrant, shift: Shift): Contender => {
  let first = 0
  const problem = async (from: number, units: number): Promise<string | undefined> => {
    const found: Array<string> = []
    for (const mobility of numbers(from, first)) found.push(...(await entrant.typesOf(streamOf(mobility))))
    const changed = found.filter((type) => type === "mobility.goals-changed").length
    if (changed !== units + boundaries) return `${changed} changes of goals are stored, not ${units + boundaries}`
    const unknown = { ...commands.changeGoals(from, 1), goals: ["17"] }
    return (await entrant.refuses(unknown)) ? undefined : "a goal that nobody knows was not refused"
  }
  return {
    name: entrant.name,
    turn: async (warmsUp) => {
      const from = first
      first += boundaries
      await entrant.approved(from, first)
      const touches = numbers(from, first).map((mobility) => commands.changeGoals(mobility, 0))
      await work({ ...shift, milliseconds: Number.POSITIVE_INFINITY }, touches, entrant.send)
      const turn = await work(shiftOf(shift, warmsUp), changes(from), entrant.send)
      return checked(turn, await problem(from, turn.units))
    }
  }
}

const against =
  (kind: Kind, contenderOf: (entrant: Entrant, shift: Shift, scale: Scale) => Contender) =>
  async (scale: Scale): Promise<Work> => {
    const { clients, explanation, goals, name, title } = kind
    const shift = { clients, milliseconds: scale.turn }
    const told = await tell()
    const entrants = [
      await oursEntrant(told, await database(name, "ours")),
      ...(await openPeers(name)).map(peerEntrant)
    ]
    const { bare, url } = await openLimit(name)
    const eventOf = (mobility: number) => encoded(told.event(mobility, 2))
    for (const thousand of numbers(0, prepared / 1000)) {
      const some = numbers(thousand * 1000, thousand * 1000 + 1000)
      await bare.insertMany(
        some.flatMap((mobility) =>
          [0, 1].map((stage) => [streamOf(mobility), encoded(told.event(mobility, stage))] as const)
        )
      )
    }
    return {
      title,
      unit: "commands",
      explanation,
      contenders: [
        ...entrants.map((entrant) => contenderOf(entrant, shift, scale)),
        bareContender(bare, eventOf, shift, true),
        ...pgbenchContenders(url, eventOf(0), shift, true)
      ],
      bases: ["emmett", "castore", bareName],
      goals
    }
  }

const limits =
  `*${bareName}* reads the rows of a stream through pg, parses them and inserts one, in one commit, and decides nothing; ` +
  "*pgbench* does that in C."

const coldly =
  "Departures of mobilities that have been approved, each of a mobility that nobody has in memory. Ours parses the command, " +
  "reads the mobility, then the other stays of its participant, and guards both and the project; the peers read their one stream. "

const warmly =
  `Other goals for ${boundaries} mobilities, over and over, at most ${mostOften} times each in a turn. Ours decides on what it ` +
  "has in memory, under the condition that nothing of it has changed; the peers read the stream each time. "

export const coldCommands = against(
  {
    name: "commands-cold",
    title: "Whole commands, cold, 64 clients",
    explanation: coldly + limits,
    clients: 64,
    goals: [
      { contender: "ours", against: "emmett", atLeast: 4 },
      { contender: "ours", against: "castore", atLeast: 1.5 }
    ]
  },
  cold
)

export const warmCommands = against(
  {
    name: "commands-warm",
    title: `Whole commands, warm, 64 clients on ${boundaries} boundaries`,
    explanation: warmly + limits,
    clients: 64,
    goals: [
      { contender: "ours", against: "emmett", atLeast: 10 },
      { contender: "ours", against: "castore", atLeast: 4 }
    ]
  },
  warm
)

export const coldAlone = against(
  {
    name: "alone-cold",
    title: "Whole commands, cold, one client alone",
    explanation: coldly + limits,
    clients: 1,
    goals: [{ contender: "ours", against: bareName, atLeast: 0.6 }]
  },
  cold
)

export const warmAlone = against(
  {
    name: "alone-warm",
    title: "Whole commands, warm, one client alone",
    explanation: warmly + limits,
    clients: 1,
    goals: [{ contender: "ours", against: bareName, atLeast: 0.9 }]
  },
  warm
)
