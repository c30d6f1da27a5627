/**
 * The code of the how-to of the same name.
 */
// #region imports
import { Answer, InvalidCommand } from "@westum/mobility"
import { memory, open, refusalText, type CommandInput, type RowAnswer } from "@westum/mobility/promise"
import { readFile } from "node:fs/promises"
// #endregion
import { expect, it } from "vitest"

const project = "ka121-2024"

const opening = [
  {
    type: "open-project",
    project,
    coordinator: "luleå",
    start: "2024-06-01",
    end: "2025-08-31",
    timeZone: "Europe/Stockholm",
    categories: ["learner", "staff", "accompanying-person"],
    on: "2024-06-03"
  },
  { type: "set-goals", project, goals: ["A.1", "A.2", "B"].map((code) => ({ code, titles: { en: code } })) },
  { type: "join-member", project, member: "luleå", name: "Luleå Adult Education", on: "2024-06-03" },
  { type: "join-member", project, member: "piteå", name: "Piteå Learning Centre", on: "2024-06-03" },
  { type: "grant-places", project, places: 2, on: "2024-06-03" }
] as const

const opened = async () => {
  const consortium = await open(memory())
  await consortium.executeAll(opening)
  return consortium
}

// #region cells
/** A row of the file: the text of each cell, by the head of its column. */
type Row = Readonly<Record<string, string>>

const rowsOf = (file: string): ReadonlyArray<Row> => {
  const [head = [], ...lines] = file
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => line.split(";"))
  return lines.map((cells) => Object.fromEntries(head.map((column, i) => [column.trim(), cells[i] ?? ""])))
}

/** A cell without spaces at its ends, and with each letter written in one way; "" where there is nothing. */
const cell = (row: Row, column: string): string => (row[column] ?? "").trim().normalize("NFC")

/** The codes in a cell; none where there is nothing. */
const codes = (row: Row, column: string): ReadonlyArray<string> =>
  cell(row, column)
    .split(/\s*,\s*/)
    .filter((code) => code !== "")
// #endregion

// #region command
/** A finished stay. A day that nobody wrote down is null. */
const commandOf = (row: Row) => {
  const tool = cell(row, "tool")
  return {
    type: "record-past",
    project,
    mobility: `stay-${cell(row, "key")}`,
    participant: cell(row, "person"),
    member: cell(row, "centre"),
    category: cell(row, "category"),
    goals: codes(row, "goals"),
    appliedOn: null,
    approvedOn: null,
    departedOn: cell(row, "from") || null,
    endedOn: cell(row, "to") || null,
    ...(tool === "" ? {} : { registration: { tool, status: "complete", on: cell(row, "registered") || null } })
  } as const satisfies CommandInput
}
// #endregion

// #region correct
/** What the row says now, in place of what was recorded of it. */
const correctionOf = (row: Row) => {
  const { category, departedOn, endedOn, goals, member, mobility, participant } = commandOf(row)
  const dates = { departed: departedOn, ended: endedOn }
  const changes = { category, goals, member, participant, dates }
  return { type: "correct-details", mobility, changes, reason: "wrong-in-the-file" } as const satisfies CommandInput
}
// #endregion

// #region overlaps
/** The stays of the same person that share a day with what was recorded. */
const overlapsIn = (answer: RowAnswer): ReadonlyArray<string> =>
  answer._tag === "Done"
    ? answer.events.flatMap(({ event }) => (event.type === "mobility.approved" ? (event.overlaps ?? []) : []))
    : []
// #endregion

const path = new URL("stays-2024.csv", import.meta.url)

it("looks at a file, and takes it in as a whole", async () => {
  await using consortium = await opened()
  const said: Array<string> = []
  const console = { log: (text: string) => void said.push(text) }
  // #region preview
  const rows = rowsOf(await readFile(path, "utf8"))
  const [first, ...others] = rows.map(commandOf)
  if (first === undefined) throw new Error("the file has no rows")
  const commands = [first, ...others] as const

  /** What is wrong with a row, with its line in the file: the first is that of the heads. */
  const tell = (i: number, text: string) => console.log(`line ${i + 2}: ${text}`)

  const previewed = await consortium.preview(commands, {}, "row-by-row")
  previewed.forEach((row, i) => {
    if (row._tag === "Refused") for (const { refusal } of row.refusals) tell(i, refusalText(refusal))
  })
  // #endregion
  expect(previewed.map(({ _tag }) => _tag)).toEqual(["Done", "Done", "Done", "Done", "Done"])
  // #region each
  const answers = await consortium.executeEach(commands, { commandId: "stays-2024.csv", actor: "u-7" })
  answers.forEach((answer, i) => {
    if (answer._tag === "Refused") for (const { refusal } of answer.refusals) tell(i, refusalText(refusal))
    for (const other of overlapsIn(answer)) tell(i, `shares a day with ${other}`)
  })
  // #endregion
  expect(said).toEqual(["line 5: shares a day with stay-17"])
  const again = await consortium.executeEach(commands, { commandId: "stays-2024.csv", actor: "u-7" })
  expect(again.every((answer) => answer._tag === "Done" && answer.again)).toBe(true)
  // Two rows have changed places: their ids belong to each other, and the rest is as it was.
  const [one, two, ...rest] = commands
  if (two === undefined) throw new Error("there are two rows")
  const sorted = await consortium.executeEach([two, one, ...rest], { commandId: "stays-2024.csv", actor: "u-7" })
  const reused = sorted.flatMap((answer) =>
    answer._tag === "Refused" ? answer.refusals.map(({ refusal, row }) => [refusal.code, row]) : []
  )
  expect(reused).toEqual([
    ["CommandIdReused", 0],
    ["CommandIdReused", 1]
  ])
})

it("tells a refused row and a malformed one by their lines", async () => {
  await using consortium = await opened()
  const file = (await readFile(path, "utf8")).replace("piteå", "umeå").replace("2024-10-11", "11 Oct 2024")
  const said: Array<string> = []
  const console = { log: (text: string) => void said.push(text) }
  const send = async (file: string) => {
    const [first, ...others] = rowsOf(file).map(commandOf)
    if (first === undefined) return
    const commands = [first, ...others] as const
    // #region malformed
    try {
      await consortium.preview(commands, {}, "row-by-row")
    } catch (error) {
      if (!(error instanceof InvalidCommand)) throw error
      for (const { message, path, row } of error.problems) console.log(`line ${row + 2}, ${path}: ${message}`)
    }
    // #endregion
    const previewed = await consortium.preview(commands, {}, "row-by-row")
    previewed.forEach((row, i) => {
      if (row._tag === "Refused") for (const { refusal } of row.refusals) said.push(`${i + 2} ${refusal.code}`)
    })
  }
  await expect(send(file)).rejects.toThrow(InvalidCommand)
  expect(said).toEqual([expect.stringMatching(/^line 3, endedOn: /)])
  await send(file.replace("11 Oct 2024", "2024-10-11"))
  await send((await readFile(path, "utf8")).replace("19;", "18;"))
  expect(said.slice(1)).toEqual(["4 UnknownMember", "4 StepNotAllowed"])
})

it("takes in a file that goes on changing, row by row", async () => {
  await using consortium = await opened()
  // #region one
  /** Sends a row under an id that stays with it, and says what came of it. */
  const send = async (row: Row): Promise<string> => {
    const origin = { commandId: `import ${cell(row, "key")}`, actor: "u-7", correlation: "stays-2024.csv" }
    try {
      const answer = await consortium.execute(commandOf(row), origin)
      if (answer._tag === "Refused") return answer.refusals.map(({ refusal }) => refusalText(refusal)).join(" ")
      return answer.again ? "there already" : "recorded"
    } catch (error) {
      if (error instanceof Answer.CommandIdReused) return "not as it was recorded"
      if (error instanceof InvalidCommand) return error.message
      throw error
    }
  }
  // #endregion
  const text = await readFile(path, "utf8")
  const sendAll = async (file: string) => {
    const outcomes: Array<string> = []
    for (const row of rowsOf(file)) outcomes.push(await send(row))
    return outcomes
  }
  // As a sheet comes from another machine: with spaces, and with letters that are made up of two.
  const wrong = text.replaceAll("luleå", " luleå".normalize("NFD")).replace("piteå", "umeå")
  expect(await sendAll(wrong)).toEqual([
    "recorded",
    "recorded",
    "umeå does not take part in project ka121-2024.",
    "recorded",
    "recorded"
  ])
  const mended = text.replace("2024-10-11", "2024-10-12").replace(/(17;.*\n)(18;.*\n)/, "$2$1")
  expect(await sendAll(mended)).toEqual([
    "not as it was recorded",
    "there already",
    "recorded",
    "there already",
    "there already"
  ])

  const [row] = rowsOf(mended)
  if (row === undefined) throw new Error("there is a row")
  const corrected = await consortium.execute(correctionOf(row))
  expect(corrected._tag === "Done" && corrected.events.map(({ event }) => event.type)).toEqual([
    "mobility.details-corrected"
  ])
  const again = await consortium.execute(correctionOf(row))
  expect(again._tag === "Refused" && again.refusals[0].refusal.code).toBe("NothingToCorrect")
})
