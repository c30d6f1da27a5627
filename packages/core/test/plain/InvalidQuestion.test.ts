/**
 * How something is asked is parsed: a slip of the pen is told, and never answered as if it had been meant.
 */
import { describe, expect, it } from "@effect/vitest"
import {
  defaultPermissions,
  findingText,
  fourFigures,
  goalProgress,
  hostingUsage,
  memory,
  open,
  type OpenConsortium,
  received,
  refusalText,
  reportBlockers,
  toDo
} from "../../src/promise.ts"

/** As a program without types calls it. */
const untyped = (call: (input: ReturnType<typeof JSON.parse>) => unknown, input: unknown): unknown => call(input)

const asked = (call: (consortium: OpenConsortium) => unknown) => async () => {
  await using consortium = await open(memory())
  return await call(consortium)
}

const noSuch = (field: string, ...allowed: ReadonlyArray<string>): string =>
  `${field}: Expected no such field; allowed are ${allowed.join(", ")}`

const past = ["asOf", "knownAt", "version"]
const day = "Expected a date that exists, as YYYY-MM-DD"
const moment = "Expected a Date, milliseconds since 1970, or a date that exists, as YYYY-MM-DD"

describe("a question is not answered", () => {
  const figures = fourFigures("p")
  it.each<[string, unknown, string]>([
    ["of a past that is misspelt", { asof: "2025-04-10" }, noSuch("asof", ...past)],
    ["of a day that does not exist", { asOf: "2025-04-31" }, `asOf: ${day}, got "2025-04-31"`],
    ["of a day where options belong", "2025-04-10", 'Expected object, got "2025-04-10"'],
    ["of a moment as a text", { knownAt: "2025-04-10T12:00:00Z" }, `knownAt: ${moment}, got "2025-04-10T12:00:00Z"`],
    ["of a version without its project", { version: "final-1" }, 'version: Expected object, got "final-1"']
  ])("%s", async (_, options, message) => {
    await expect(asked((to) => untyped((it) => to.ask(figures, it), options))()).rejects.toMatchObject({
      _tag: "InvalidQuestion",
      message
    })
    await expect(asked((to) => untyped((it) => to.askAs("kim", figures, it), options))()).rejects.toThrow(message)
  })

  it.each<[string, unknown, string]>([
    ["along no time", {}, "happenedBy: Missing key"],
    ["by weeks", { knownBy: { per: "week", from: "2020-01-01", to: "2020-02-01" } }, 'knownBy.per: Expected "month"'],
    [
      "backwards",
      { happenedBy: { per: "year", from: "2021-01-01", to: "2020-01-01" } },
      "happenedBy: Expected from not to be"
    ],
    ["at a moment that is none", { knownBy: ["2020-01-01", Number.NaN] }, `knownBy.1: ${moment}, got NaN`],
    ["on a day that is none", { happenedBy: ["soon"] }, `happenedBy.0: ${day}, got "soon"`],
    ["with the past of the other time", { knownBy: ["2020-01-01"], knownAt: 0 }, noSuch("knownAt", "knownBy", "asOf")],
    ["where a list of days belongs", ["2020-01-01"], "Expected object, got"]
  ])("over time %s", async (_, wanted, message) => {
    await expect(asked((to) => untyped((it) => to.series(figures, it), wanted))()).rejects.toThrow(message)
    await expect(asked((to) => untyped((it) => to.seriesAs("kim", figures, it), wanted))()).rejects.toThrow(message)
  })

  it.each<[string, (input: ReturnType<typeof JSON.parse>) => unknown, unknown, string]>([
    [
      "about what waits, of a member that is misspelt",
      (it) => toDo("p", it),
      { on: "2020-01-01", memeber: "hill" },
      "memeber: "
    ],
    ["about what waits, on no day", (it) => toDo("p", it), undefined, "Expected object, got undefined"],
    [
      "about what waits, within less than no days",
      (it) => toDo("p", it),
      { on: "2020-01-01", placesWithin: -1 },
      "placesWithin: "
    ],
    ["about what blocks the report, on no day", (it) => reportBlockers("p", it), { on: "soon" }, `on: ${day}`],
    ["about goals, of a member that is misspelt", (it) => goalProgress("p", it), { memeber: "hill" }, "memeber: "],
    ["about who was received, in a year as a text", (it) => received(it), { year: "2025" }, "year: Expected number"],
    ["about who was received, in what is misspelt", (it) => received(it), { yeer: 2025 }, "yeer: "],
    [
      "about beds, on days in the wrong order",
      (it) => hostingUsage("m", it),
      { start: "2020-02-01", end: "2020-01-01" },
      "Expected start"
    ]
  ])("%s", (_, ask, input, message) => {
    expect(() => untyped(ask, input)).toThrow(message)
  })

  it.each<[string, unknown, string]>([
    ["that was not begun", fourFigures, "Expected a question, such as fourFigures(project)"],
    ["about a number", { ...fourFigures("p"), key: 7 }, "key: Expected string, got 7"],
    ["that is none", undefined, "Expected a question, such as fourFigures(project)"]
  ])("%s", async (_, question, message) => {
    await expect(asked((to) => untyped((it) => to.ask(it), question))()).rejects.toThrow(message)
    await expect(asked((to) => untyped((it) => to.watch(it), question))()).rejects.toThrow(message)
  })

  it("where a preview is wanted in a way that there is not", async () => {
    const commands = [{ type: "approve", mobility: "m" }] as const
    await expect(asked((to) => untyped((it) => to.preview(commands, {}, it), "rows"))()).rejects.toThrow(
      'Expected "all-or-none" | "row-by-row", got "rows"'
    )
  })
})

describe("what is left out", () => {
  it("may be written as undefined", async () => {
    const answers = await asked(async (to) => [
      await to.ask(fourFigures("p"), { asOf: undefined, knownAt: undefined }),
      await to.ask(fourFigures("p"))
    ])()
    expect(answers).toEqual([answers, answers].map(() => expect.objectContaining({ registered: 0 })))
    expect(untyped((it) => toDo("p", it), { on: "2020-01-01", member: undefined })).toMatchObject({
      concern: { project: "p" }
    })
  })
})

describe("a program is told at once", () => {
  it("that a consortium cannot be opened so", async () => {
    await expect(untyped((it) => open(memory(), it), { role: defaultPermissions })).rejects.toThrow(
      new TypeError(`open(storage, options) cannot be called so. ${noSuch("role", "rules", "roles", "timeZone")}`)
    )
    await expect(untyped((it) => open(memory(), it), { roles: "x" })).rejects.toThrow("roles: Expected object")
  })

  it("that there are no texts in a language", () => {
    const refusal = { code: "UnknownMobility", mobility: "m" } as const
    expect(() => untyped((it) => refusalText(JSON.parse(JSON.stringify(refusal)), it), "de")).toThrow(
      "There are texts in en and sv, not in de"
    )
    const finding = { code: "FieldMissing", field: "email" }
    expect(() => untyped((it) => findingText(JSON.parse(JSON.stringify(finding)), it), "de")).toThrow(
      "There are texts in en and sv, not in de"
    )
  })

  it.each([
    [{ code: "Nope" }, '"Nope"'],
    [{ code: "constructor" }, '"constructor"'],
    [{}, "undefined"],
    [undefined, "undefined"]
  ])("that %j is nothing that there are texts of", (told, name) => {
    const unknown = new RangeError(`There is no text of ${name}: no such code is known to this version`)
    expect(() => untyped((it) => refusalText(it), told)).toThrow(unknown)
    expect(() => untyped((it) => findingText(it, "sv"), told)).toThrow(unknown)
  })

  it("that a moment is no day, and how a day is written", () => {
    expect(() => untyped((it) => toDo("p", it), { on: new Date(0) })).toThrow(
      "on: Expected string, got 1970-01-01T00:00:00.000Z; a day is written as text, YYYY-MM-DD"
    )
  })
})
