/**
 * The code of the how-to of the same name.
 */
// #region imports
import { InvalidCommand } from "@westum/mobility"
import { sqliteFile } from "@westum/mobility-store-sqlite"
import {
  fourFigures,
  mobility,
  open,
  project as projectOf,
  refusalText,
  type RowAnswer
} from "@westum/mobility/promise"
// #endregion
import { type CommandInput } from "@westum/mobility/promise"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"

let directory = ""
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "embed-"))
})
afterAll(() => rm(directory, { recursive: true }))

const project = "vet-2024"

const opening = [
  {
    type: "open-project",
    project,
    coordinator: "harbour",
    start: "2024-09-01",
    end: "2026-08-31",
    timeZone: "Europe/Stockholm",
    categories: ["learner", "staff"]
  },
  { type: "set-goals", project, goals: [{ code: "1", titles: { en: "Languages at work" } }] },
  { type: "join-member", project, member: "harbour", name: "Harbour School" },
  { type: "grant-places", project, places: 1 }
] as const

const application = { type: "apply", project, member: "harbour", category: "learner", goals: ["1"] } as const

// #region reply
/** What a web application answers: the sentence for people, the code and the values for programs. */
const reply = (answer: RowAnswer) =>
  answer._tag === "Done"
    ? { status: 200, body: { events: answer.events.length, again: answer.again } }
    : {
        status: 409,
        body: answer.refusals.map((refused) => ({ ...refused, text: refusalText(refused.refusal, "sv") }))
      }
// #endregion

it("answers a request sent again as the first time", async () => {
  const filename = join(directory, "requests.sqlite")
  // #region open
  const consortium = await open(sqliteFile(filename))
  // #endregion
  await consortium.executeAll(opening)
  await consortium.execute({ ...application, mobility: "m-1", participant: "p-1" })
  await consortium.execute({ ...application, mobility: "m-2", participant: "p-2" })

  // #region request
  const approve = (request: { key: string; user: string; mobility: string }) =>
    consortium.execute(
      { type: "approve", mobility: request.mobility },
      { commandId: `approve ${request.key}`, actor: request.user }
    )
  // #endregion

  const first = await approve({ key: "k-1", user: "u-7", mobility: "m-1" })
  const again = await approve({ key: "k-1", user: "u-7", mobility: "m-1" })
  expect(reply(first)).toEqual({ status: 200, body: { events: 1, again: false } })
  expect(reply(again)).toEqual({ status: 200, body: { events: 1, again: true } })

  const refused = await approve({ key: "k-2", user: "u-7", mobility: "m-2" })
  expect(reply(refused)).toMatchObject({ status: 409, body: [{ row: 0, refusal: { code: "NoPlaceLeft", places: 1 } }] })

  await expect(approve({ key: "k-1", user: "u-7", mobility: "m-2" })).rejects.toMatchObject({ _tag: "CommandIdReused" })

  // #region close
  await consortium.close()
  // #endregion
})

it("tells a malformed command from a refusal", async () => {
  await using consortium = await open(sqliteFile(join(directory, "malformed.sqlite")))
  const body: CommandInput = { type: "approve", mobility: "" }
  let status = 0
  // #region invalid
  try {
    await consortium.execute(body)
  } catch (error) {
    if (!(error instanceof InvalidCommand)) throw error
    for (const { message, path } of error.problems) console.error(`${path}: ${message}`)
    status = 400
  }
  // #endregion
  expect(status).toBe(400)
})

it("tells an id that nobody has used", async () => {
  await using consortium = await open(sqliteFile(join(directory, "unused.sqlite")))
  await consortium.executeAll(opening)
  const id = "vet-2042"
  // #region ask
  const isOpen = (await consortium.ask(projectOf(id))).period !== undefined
  const { stage } = await consortium.ask(mobility("m-404"))
  const { registered, registeredBy } = await consortium.ask(fourFigures(project))
  console.log(isOpen, stage, registered, registeredBy["staff"] ?? 0)
  // #endregion
  expect([isOpen, stage, registered, registeredBy]).toEqual([false, "none", 0, {}])
})

it("takes in many rows, after a look at what would come of them", async () => {
  await using consortium = await open(sqliteFile(join(directory, "import.sqlite")))
  await consortium.executeAll(opening)
  const people = ["p-1", "p-2", "p-3"]
  // #region bulk
  const [first, ...others] = people.map((participant, i) => ({ ...application, mobility: `m-${i}`, participant }))
  if (first === undefined) return
  const rows = [first, ...others] as const

  const expected = await consortium.preview(rows, {}, "row-by-row")
  const possible = expected.filter(({ _tag }) => _tag === "Done").length

  const answers = await consortium.executeEach(rows, { commandId: "applications-2024-11.csv", actor: "u-7" })
  // #endregion
  expect(possible).toBe(3)
  expect(answers.map(({ _tag }) => _tag)).toEqual(["Done", "Done", "Done"])
  const again = await consortium.executeEach(rows, { commandId: "applications-2024-11.csv", actor: "u-7" })
  expect(again.every((answer) => answer._tag === "Done" && answer.again)).toBe(true)
})

it("shows every change as it comes", async () => {
  await using consortium = await open(sqliteFile(join(directory, "watch.sqlite")))
  await consortium.executeAll(opening)
  const seen: Array<number | undefined> = []
  const show = async ({ approved }: { approved: number | undefined }) => {
    seen.push(approved)
    if (seen.length < 3) await consortium.execute({ type: "grant-places", project, places: seen.length + 1 })
  }
  // #region watch
  for await (const figures of consortium.watch(fourFigures(project))) {
    await show(figures)
    if (figures.approved === 3) break
  }
  // #endregion
  expect(seen).toEqual([1, 2, 3])
})
