/**
 * The code of the how-to of the same name.
 */
// #region imports
import { CheckProject } from "@westum/mobility"
import {
  checkProject,
  differences,
  fallenBack,
  findingText,
  open,
  readRecords,
  readRegistrationRules,
  rowRules
} from "@westum/mobility/promise"
// #endregion
import {
  CalendarDate,
  Consortium,
  EventStoreMemory,
  ka102Ka116,
  mobilityToolPlus,
  PersonalData,
  PersonalDataMemory
} from "@westum/mobility"
import { memory } from "@westum/mobility/promise"
import { Effect, Layer } from "effect"
import { expect, it } from "vitest"

const project = [
  {
    type: "open-project",
    project: "ka102",
    on: "2019-09-01",
    number: "2019-1-SE01-KA102-060112",
    coordinator: "north",
    start: "2019-09-01",
    end: "2021-08-31",
    timeZone: "Europe/Stockholm",
    categories: ["learner", "staff"],
    settings: { goalsFrom: "completed" }
  },
  { type: "join-member", project: "ka102", on: "2019-09-01", member: "north", name: "North" },
  {
    type: "apply",
    mobility: "m-1",
    project: "ka102",
    member: "north",
    category: "learner",
    participant: "p-1",
    goals: [],
    on: "2019-10-01",
    planned: { start: "2019-11-04", end: "2019-11-23" },
    activity: "vet-learner-short",
    host: "h-7"
  },
  { type: "approve", mobility: "m-1", on: "2019-10-10" },
  {
    type: "register",
    mobility: "m-1",
    on: "2019-10-15",
    tool: "060112-MOB-00001",
    status: "complete",
    dates: "planned"
  }
] as const

const table = new Map([
  [
    "p-1",
    {
      "given-names": "Kim",
      "family-name": "Exempel",
      gender: "9",
      "birth-date": "2001-02-28",
      nationality: "SE"
    }
  ]
])
const people = { find: (id: string) => Promise.resolve(table.get(id)) }

// #region sources
const sources = {
  callYear: 2019,
  organisations: { north: { pic: "999572294" }, "h-7": { pic: "999894916" } },
  given: {
    "m-1": {
      fields: {
        "main-language": "EN",
        "sending-country": "SE",
        "sending-city": "Borås",
        "receiving-country": "FI",
        "receiving-city": "Åbo"
      }
    }
  },
  person: (participant: string) => people.find(participant)
}
// #endregion

it("checks the rows of a project, and says what makes a difference", async () => {
  await using consortium = await open(memory())
  for (const command of project) expect(await consortium.execute(command)).toMatchObject({ _tag: "Done" })
  const lines: Array<string> = []
  const print = (...words: ReadonlyArray<string | undefined>) => lines.push(words.join(" "))
  // #region check
  const rules = rowRules("KA102", 2019, "2019-12-01")
  const rows = await checkProject(consortium, "ka102", rules, sources)
  for (const { findings, mobility, own, reported } of rows) {
    print(mobility, reported, own)
    for (const finding of findings) print(finding.severity, findingText(finding, "sv", rules.registration))
  }
  // #endregion
  expect(lines).toEqual(["m-1 complete draft", "error Fältet e-postadress är inte ifyllt."])
  // #region differences
  const differing = differences(rows).map(({ mobility, own, reported }) => ({ mobility, reported, own }))
  // #endregion
  expect(differing).toEqual([{ mobility: "m-1", reported: "complete", own: "draft" }])
  // #region past
  const then = await checkProject(consortium, "ka102", rules, sources, { asOf: "2019-10-12" })
  // #endregion
  expect(then.map(({ reported }) => reported)).toEqual([undefined])
  // #region erased
  table.delete("p-1")
  const [erased] = await checkProject(consortium, "ka102", rules, sources)
  // #endregion
  expect(erased?.own).toBe("complete")
  expect(new Set(erased?.findings.map(({ code }) => code))).toEqual(new Set(["FieldErased"]))

  const newForm: unknown = JSON.parse(
    JSON.stringify({
      ...mobilityToolPlus,
      version: 2,
      fields: mobilityToolPlus.fields.map((field) =>
        field.name === "study-level" ? { ...field, need: { is: "required", source: "mobility" } } : field
      )
    })
  )
  // #region fallen
  const after = { ...rules, registration: readRegistrationRules(newForm) }
  const records = await readRecords(consortium, "ka102", sources)
  const fallen = fallenBack(rules, after, records)
  // #endregion
  expect(fallen.map(({ findings, mobility }) => [mobility, findings.length])).toEqual([["m-1", 1]])
})

it("does the same with Effect, and the people in their own store", async () => {
  const layer = Layer.mergeAll(Consortium.layer.pipe(Layer.provide(EventStoreMemory.layer)), PersonalDataMemory.layer)
  const day = CalendarDate.CalendarDate.make("2019-12-01")
  const rules = { registration: mobilityToolPlus, programme: ka102Ka116 }
  const { person: _, ...rest } = sources
  const program = Effect.gen(function* () {
    const consortium = yield* Consortium
    const kept = yield* PersonalData.PersonalData
    yield* consortium.executeAll(project)
    yield* kept.put("p-1", { "given-names": "Kim" })
    // #region effect
    const { answer: rows } = yield* CheckProject.checkProject("ka102", rules, rest, { asOf: day })
    // #endregion
    return rows
  })
  const rows = await Effect.runPromise(Effect.provide(program, layer))
  expect(rows.map(({ findings, own }) => [own, findings.length])).toEqual([["draft", 5]])
})
