/**
 * Rebuilding read models from a long log, beside the limit and beside what users of other libraries do.
 */
import { fork } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { join } from "node:path"
import { inDirectory, place } from "../Directory.ts"
import { lifeRows, readModels } from "../ours/ReadModels.ts"
import { bareFolds, rebuildOurs } from "../ours/RebuildOurs.ts"
import { decide, type PeerEvent, unborn } from "../peers/PeerMobility.ts"
import { evolve } from "../peers/EmmettDesk.ts"
import { castoreLog, emmettLog, type Lives, type PeerLog } from "../peers/Rebuilding.ts"
import type { Scale } from "../Scale.ts"
import { historyOf, writeLog } from "../scenario/History.ts"
import { apply, numbers, steps, story } from "../scenario/Lives.ts"
import { tell } from "../scenario/Log.ts"
import { checked, type Contender, timed, type Work } from "../Work.ts"

/** A turn makes rows in a new file; each mobility must then be whole. */
const contender = (
  name: string,
  events: number,
  mobilities: number,
  rebuild: (rows: string) => Promise<number>
): Contender => ({
  name,
  turn: () =>
    inDirectory(async (directory) => {
      let whole = 0
      const turn = await timed(events, async () => {
        whole = await rebuild(join(directory, "rows.sqlite"))
      })
      return checked(turn, whole === mobilities ? undefined : `${whole} mobilities are whole, not ${mobilities}`)
    })
})

const peerLives = (mobilities: number): Lives =>
  new Map(
    numbers(0, mobilities).map((mobility) => {
      const commands = [apply(mobility, "project-0"), ...steps.map((step) => step(mobility))]
      const events: Array<PeerEvent> = []
      for (const command of commands) events.push(decide(events.reduce(evolve, unborn), command))
      return [`mobility-${mobility}`, events] as const
    })
  )

const peer = (name: string, log: PeerLog, mobilities: number): Contender =>
  contender(name, mobilities * story.length, mobilities, log.rebuild)

/** What a process of its own held at each quarter of the way, in MiB. */
const memoryOf = async (log: string): Promise<ReadonlyArray<number>> => {
  const child = fork(new URL("../rebuildMemory.ts", import.meta.url), [log])
  const [told]: Array<ReadonlyArray<number>> = await once(child, "message")
  return told ?? []
}

/** The log stands in a file on the same disk as the rows. */
export const rebuildReadModels = async ({ million }: Scale): Promise<Work> => {
  const mobilities = Math.floor(million / story.length)
  mkdirSync(place, { recursive: true })
  const directory = mkdtempSync(place)
  process.on("exit", () => rmSync(directory, { recursive: true }))
  const log = join(directory, "log.sqlite")
  const events = await writeLog(log, historyOf(await tell(), mobilities))
  const fewer = Math.ceil(mobilities / 20)
  const castore = await castoreLog(join(directory, "castore.sqlite"), peerLives(mobilities))
  const emmett = await emmettLog(join(directory, "emmett.sqlite"), peerLives(fewer))
  const memory = (await memoryOf(log)).map((mebibytes) => mebibytes.toFixed(0)).join(", ")
  const all = "ours, all read models in one pass"
  const one = "ours, lives alone"
  const bare = "bare folds of all"
  const bareLives = "bare folds of lives alone"
  return {
    title: "Rebuilding read models",
    unit: "events",
    explanation:
      `${events} events of 10 projects with ${mobilities} mobilities, a tenth of them under way at any time, in a SQLite file; rows go ` +
      `into another. In one pass are made: ${readModels.map(({ projection }) => projection.name).join(", ")}. *Bare folds* pages the rows ` +
      "of the log, parses their JSON, believes it, folds the same projections in memory and keeps nothing. The peers make rows like " +
      "those of *lives*, with the same columns and indexes; *castore* loads each aggregate from a table of SQLite and writes its row " +
      `once, *emmett* reads its log in batches (${fewer} mobilities, each life in one piece). A process of its own that makes all of ` +
      `ours held ${memory} MiB after each quarter of the way.`,
    contenders: [
      contender(all, events, mobilities, (rows) => rebuildOurs(log, rows, readModels)),
      contender(one, events, mobilities, (rows) => rebuildOurs(log, rows, [lifeRows])),
      contender(bare, events, mobilities, () => Promise.resolve(bareFolds(log, readModels))),
      contender(bareLives, events, mobilities, () => Promise.resolve(bareFolds(log, [lifeRows]))),
      peer("castore", castore, mobilities),
      peer("emmett", emmett, fewer)
    ],
    bases: [bare, "castore", "emmett"],
    goals: [
      { contender: all, against: bare, atLeast: 0.5 },
      { contender: one, against: "castore", atLeast: 2 }
    ]
  }
}
