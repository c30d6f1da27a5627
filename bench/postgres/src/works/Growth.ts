/**
 * What an append costs as the log grows, with a tag that half of all events carry and a condition that looks far back.
 */
import { SequencePosition } from "@westum/mobility"
import { Client } from "pg"
import { departures, encoded } from "../../../src/scenario/Appends.ts"
import { numbers, story } from "../../../src/scenario/Lives.ts"
import { tell, type Told } from "../../../src/scenario/Log.ts"
import { checked, type Contender, type Work } from "../../../src/Work.ts"
import { type Shift, work } from "../Clients.ts"
import { database } from "../Databases.ts"
import { openingOf } from "../Lives.ts"
import { openOurs, type Ours } from "../ours/Ours.ts"
import { counting } from "../Sample.ts"
import type { Scale } from "../Scale.ts"

const clients = 64

/** Mobilities that are appended have numbers from here on, those of the log below it. */
const beyond = 100_000_000

/** Lives as a log has them: half of the mobilities are of project-0, the others of fifty more. */
const events = `
  SELECT $1::bigint + i, (SELECT max(recorded_at) FROM mobility.event), 'bulk-' || i, ($3::text[])[1 + i % 5], 1,
    ARRAY[
      'mobility:mobility-' || m,
      'project:project-' || CASE WHEN m % 2 = 0 THEN 0 ELSE 1 + m % 50 END,
      'member:member-' || m % 14,
      'participant:participant-' || m],
    repeat('d', 43), ($4::text[])[1 + i % 5], $5
  FROM (SELECT i, i / 5 AS m FROM generate_series(1, $2::integer) i) n`

/** Indexes are made anew behind the rows: to keep them up row by row would take much longer. */
const fill = async (url: string, told: Told, { from, upTo }: { readonly from: number; readonly upTo: number }) => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const life = numbers(0, story.length).map((stage) => encoded(told.event(0, stage)))
  await client.query("ALTER TABLE mobility.event_tag DROP CONSTRAINT event_tag_pkey")
  await client.query("DROP INDEX mobility.event_id, mobility.event_by_type")
  await client.query(
    `INSERT INTO mobility.event (position, recorded_at, id, type, version, tags, digest, data, meta) ${events}`,
    [from, upTo - from, life.map(({ type }) => type), life.map(({ data }) => data), life[0]?.meta]
  )
  await client.query(
    `INSERT INTO mobility.event_tag (tag, type, position)
     SELECT tag, type, position FROM mobility.event, unnest(tags) tag WHERE position > ${from}`
  )
  await client.query("SET maintenance_work_mem = '512MB'")
  await client.query("ALTER TABLE mobility.event_tag ADD CONSTRAINT event_tag_pkey PRIMARY KEY (tag, type, position)")
  await client.query("CREATE UNIQUE INDEX event_id ON mobility.event (id)")
  await client.query("CREATE INDEX event_by_type ON mobility.event (type, position)")
  await client.query("VACUUM (ANALYZE, FREEZE) mobility.event")
  await client.query("VACUUM (ANALYZE, FREEZE) mobility.event_tag")
  await client.query("CHECKPOINT")
  await client.end()
}

const nameOf = (size: number): string => `${size} events`

const contender = (ours: Ours, told: Told, stale: number, size: number, shift: Shift): Contender => {
  const mobilities = counting(beyond)
  const after = SequencePosition.at(stale)
  const client = ours.append((mobility: number) => {
    const [append] = departures(told, mobility, 1)
    if (append === undefined) throw new RangeError("there is no departure")
    return { ...append, after }
  })
  return {
    name: nameOf(size),
    turn: async () => {
      const before = await ours.head()
      const turn = await work(shift, mobilities, client)
      const stored = (await ours.head()) - before
      return checked(turn, stored === turn.units ? undefined : `${stored} events are stored, not ${turn.units}`)
    }
  }
}

/** Each size has a log of its own, so that all take their turns in the same rounds. */
export const growth = async ({ growth: sizes, turn }: Scale): Promise<Work> => {
  const told = await tell()
  const opening = openingOf(told)
  const contenders: Array<Contender> = []
  for (const size of sizes) {
    const url = await database("growth", nameOf(size))
    const ours = await openOurs(url)
    await ours.fill(opening)
    await fill(url, told, { from: opening.length, upTo: size })
    contenders.push(contender(ours, told, opening.length, size, { clients, milliseconds: turn }))
  }
  const [smallest = 0, largest = 0] = [sizes[0], sizes.at(-1)]
  return {
    title: "Appends as the log grows",
    unit: "appends",
    explanation:
      `Departures of as many mobilities by ${clients} clients, one event each, to logs of different length that were filled by ` +
      "SQL with lives of mobilities. Half of all events carry the tag of the project that each condition asks for, and each " +
      "condition looks at everything that was recorded since the project was opened.",
    contenders,
    bases: [nameOf(smallest)],
    goals: [{ contender: nameOf(largest), against: nameOf(smallest), atLeast: 0.9 }]
  }
}
