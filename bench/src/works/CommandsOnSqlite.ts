/**
 * Whole commands on SQLite: many fibers beside one commit per append, and one caller beside emmett-sqlite.
 */
import { getSQLiteEventStore, sqliteConnection } from "@event-driven-io/emmett-sqlite"
import { SqliteEventStore } from "@westum/mobility-store-sqlite"
import { join } from "node:path"
import { type CommandDesk, violationIn } from "../CommandDesk.ts"
import { inDirectory } from "../Directory.ts"
import { bareAppends } from "../ours/BareAppends.ts"
import { type OurDesk, ourDesk } from "../ours/OurDesk.ts"
import { emmettDesk } from "../peers/EmmettDesk.ts"
import type { Scale } from "../Scale.ts"
import { apply, numbers, type StepInput, steps, story, storyProblem } from "../scenario/Lives.ts"
import { encoded } from "../scenario/Appends.ts"
import { tell } from "../scenario/Log.ts"
import { checked, type Contender, timed, type Work } from "../Work.ts"

const fibers = 64
const project = "project-0"

const approveAgain: StepInput = { type: "approve", mobility: "mobility-0", on: "2020-03-02" }

const problemOf = (mobility: string, types: ReadonlyArray<string>) => storyProblem(mobility, types, story.length)

/** Applications first, unmeasured; then the rest of every life, by whatever way the contender takes. */
const contender = <Desk extends CommandDesk>(
  name: string,
  mobilities: number,
  makeDesk: (directory: string) => Promise<Desk>,
  work: (desk: Desk, commands: ReadonlyArray<StepInput>) => Promise<void>
): Contender => ({
  name,
  turn: () =>
    inDirectory(async (directory) => {
      const all = numbers(0, mobilities)
      const measured = steps.flatMap((step) => all.map(step))
      const desk = await makeDesk(directory)
      await desk.oneByOne(all.map((mobility) => apply(mobility, project)))
      const turn = await timed(measured.length, () => work(desk, measured))
      const names = all.map((mobility) => `mobility-${mobility}`)
      const violation = await violationIn(desk, problemOf, names, approveAgain)
      await desk.close()
      return checked(turn, violation)
    })
})

const openOurs = (directory: string): Promise<OurDesk> =>
  ourDesk(SqliteEventStore.layer({ filename: join(directory, "log.sqlite") }), [project])

const openEmmett = async (directory: string): Promise<CommandDesk> => {
  const fileName = join(directory, "emmett.sqlite")
  const connection = sqliteConnection({ fileName })
  const store = getSQLiteEventStore({ fileName, connectionOptions: { singleton: true, connection } })
  await store.schema.migrate()
  return emmettDesk(store, () => {
    connection.close()
    return Promise.resolve()
  })
}

/** Everything at `synchronous = FULL`, in files on the same disk. */
export const commandsOnSqlite = async ({ sqliteMobilities }: Scale): Promise<Work> => {
  const told = await tell()
  const events = numbers(1, story.length).flatMap((stage) =>
    numbers(0, sqliteMobilities).map((mobility) => encoded(told.event(mobility, stage)))
  )
  const many = `ours, ${fibers} fibers`
  const one = "ours, one caller"
  const bare = "one commit per append"
  const emmett = "emmett-sqlite, one connection, one caller"
  return {
    title: "Whole commands on SQLite",
    unit: "commands",
    explanation:
      "Approvals, departures, completions and registrations of mobilities that have applied, in one project. " +
      "*One commit per append* is no event store: it writes the same events, encoded beforehand, into the same tables through " +
      "node:sqlite, one transaction each, and neither reads, decides nor checks a condition.",
    contenders: [
      contender(many, sqliteMobilities, openOurs, (desk, commands) => desk.inFibers(fibers, commands)),
      contender(one, sqliteMobilities / 4, openOurs, (desk, commands) => desk.oneByOne(commands)),
      {
        name: bare,
        turn: () => inDirectory((directory) => bareAppends(join(directory, "log.sqlite"), events))
      },
      contender(emmett, sqliteMobilities / 8, openEmmett, (desk, commands) => desk.oneByOne(commands))
    ],
    bases: [bare, one, emmett],
    goals: [
      { contender: many, against: bare, atLeast: 4 },
      { contender: many, against: one, atLeast: 4 },
      { contender: one, against: emmett, atLeast: 4 }
    ]
  }
}
