/**
 * The limits as contenders: what the server and the driver can do when nobody decides, conditions, or shares a commit.
 */
import type { Event } from "@westum/mobility"
import { checked, type Contender } from "../../src/Work.ts"
import { each, type Shift, shiftOf, work } from "./Clients.ts"
import { type Bare, pgbench, runPgbench } from "./Limits.ts"
import { streamOf } from "./peers/Peer.ts"
import { counting } from "./Sample.ts"

/** What the bare driver is called. */
export const bareName = "bare INSERT"

/** Streams with rows in them, where they are read before they are written to. */
export const prepared = 10_000

/** One row and one commit each; where it `reads`, the rows of the stream first. */
export const bareContender = (
  bare: Bare,
  eventOf: (mobility: number) => Event.EncodedEvent,
  shift: Shift,
  reads: boolean
): Contender => {
  const mobilities = counting()
  const write = async (mobility: number): Promise<void> => {
    const stream = streamOf(mobility % prepared)
    if (reads) await bare.select(stream)
    await bare.insert(stream, eventOf(mobility))
  }
  return {
    name: bareName,
    turn: async (warmsUp) => {
      const before = await bare.count()
      const turn = await work(shiftOf(shift, warmsUp), mobilities, each(write))
      const stored = (await bare.count()) - before
      return checked(turn, stored === turn.units ? undefined : `${stored} rows are stored, not ${turn.units}`)
    }
  }
}

/** Where the program is installed. What it spends is not time of this process. */
export const pgbenchContenders = (
  url: string,
  event: Event.EncodedEvent,
  { clients, milliseconds }: Shift,
  reads: boolean
): ReadonlyArray<Contender> => {
  const program = pgbench
  if (program === undefined) return []
  const turn = async () => {
    const reached = await runPgbench(program, url, { clients, milliseconds, event, reads })
    return { ...reached, cpuMilliseconds: Number.NaN }
  }
  return [{ name: "pgbench", turn }]
}
