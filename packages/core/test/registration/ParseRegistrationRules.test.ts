/**
 * Rules of rows that are none: each mistake is said with its place, and with what is allowed there.
 */
import { describe, expect, it } from "@effect/vitest"
import { Result } from "effect"
import { InvalidRegistrationRules, parseRegistrationRules } from "../../src/registration/ParseRegistrationRules.ts"

const source = "form"
const calls = { first: 2021, last: 2027 }

const city = {
  name: "city",
  names: { en: "city" },
  whose: { is: "mobility" },
  need: { is: "optional", source },
  form: { allows: { kind: "text", most: 255 }, source }
}

const input = {
  id: "own",
  version: 1,
  titles: { en: "Our tool" },
  sources: { form: { title: "The form of our agency" } },
  tool: "Beneficiary Module",
  calls: { ...calls, source },
  valid: { from: null, until: null },
  fields: [city]
}

const cityIn = (first: number, last: number) => ({ ...city, calls: { first, last, source } })
const withCity = (more: Readonly<Record<string, unknown>>) => ({ ...input, fields: [{ ...city, ...more }] })
const when = (condition: unknown) => withCity({ need: { is: "required-when", when: [condition], source } })
const elsewhere = (text: string) => `"${text}" is not one of city`

const wrong: ReadonlyArray<readonly [name: string, rules: unknown, problems: ReadonlyArray<readonly unknown[]>]> = [
  ["nothing", undefined, [["", expect.stringContaining("Expected ")]]],
  ["no fields", { ...input, fields: [] }, [["fields", expect.stringContaining("length of at least 1")]]],
  ["a misspelt field", { ...input, field: [] }, [["field", expect.stringContaining("allowed are id, version")]]],
  [
    "a form that is none",
    withCity({ form: { allows: { kind: "year" }, source } }),
    [["fields.0.form.allows", expect.stringContaining('"text"')]]
  ],
  [
    "nobody's field",
    withCity({ whose: { is: "agency" } }),
    [["fields.0.whose", expect.stringContaining('"mobility"')]]
  ],
  [
    "no condition",
    withCity({ need: { is: "required-when", when: [], source } }),
    [["fields.0.need.when.0", "Missing key"]]
  ],
  [
    "a condition on a field that is not there",
    when({ on: "given", field: "town" }),
    [["fields.0.need.when.0", elsewhere("town")]]
  ],
  [
    "a difference from a field that is not there",
    when({ on: "differs", field: "city", from: "town" }),
    [["fields.0.need.when.0", elsewhere("town")]]
  ],
  [
    "an excluded field that is not there",
    withCity({ without: { fields: ["town"], source } }),
    [["fields.0.without.fields", elsewhere("town")]]
  ],
  [
    "a share of a field that is not there",
    withCity({ share: { percent: 80, of: "cost", source } }),
    [["fields.0.share.of", elsewhere("cost")]]
  ],
  [
    "a share of more than all",
    withCity({ share: { percent: 101, of: "city", source } }),
    [["fields.0.share.percent", "Expected from 1 to 100 per cent, got 101"]]
  ],
  [
    "a source that nobody told of",
    withCity({ need: { is: "optional", source: "hearsay" } }),
    [["fields.0.need.source", '"hearsay" is not one of form']]
  ],
  [
    "calls that run backwards",
    { ...input, calls: { first: 2027, last: 2021, source } },
    [["calls.last", "2021 is before 2027, the first; allowed are 2027 and later"]]
  ],
  [
    "calls of a field that run backwards",
    withCity({ calls: { first: 2022, last: 2021, source } }),
    [["fields.0.calls.last", "2021 is before 2022, the first; allowed are 2022 and later"]]
  ],
  [
    "a version that ends before it begins",
    { ...input, valid: { from: "2024-02-01", until: "2024-01-31" } },
    [["valid.until", expect.stringContaining("is before 2024-02-01")]]
  ],
  [
    "two fields of one name",
    { ...input, fields: [city, city] },
    [["fields.1.name", expect.stringContaining('"city" is that of fields.0 too')]]
  ]
]

/** Where something has another shape than it may have. */
const misshapen: ReadonlyArray<readonly [name: string, rules: unknown, path: string]> = [
  ...[{ on: "given" }, { on: "equals", field: "city" }, { on: "differs", field: "city" }, { on: "sometimes" }].map(
    (condition) => [`the condition ${JSON.stringify(condition)}`, when(condition), "fields.0.need.when.0"] as const
  ),
  ["calls of a field by name", withCity({ calls: { first: "now", last: 2021, source } }), "fields.0.calls.first"],
  ["nothing excluded", withCity({ without: { fields: [], source } }), "fields.0.without.fields"],
  ["calls by name", { ...input, calls: { first: "now", last: 2027, source } }, "calls.first"],
  [
    "text of no length",
    withCity({ form: { allows: { kind: "text", most: 0 }, source } }),
    "fields.0.form.allows.most: Expected a value from 1 to 10000"
  ]
]

describe("rules of rows", () => {
  it("are parsed where they are right", () => {
    expect(Result.getOrThrow(parseRegistrationRules(input))).toEqual(input)
  })

  it("may have a field anew in other calls", () => {
    expect(
      Result.isSuccess(parseRegistrationRules({ ...input, fields: [cityIn(2021, 2022), cityIn(2023, 2027)] }))
    ).toBe(true)
  })

  for (const [name, rules, problems] of wrong) {
    it(`with ${name} are refused`, () => {
      const parsed = parseRegistrationRules(rules)
      const found = Result.isSuccess(parsed) ? [] : parsed.failure.problems.map(({ message, path }) => [path, message])
      expect(found).toEqual(problems)
    })
  }

  it.each(misshapen)("with %s are refused", (_, rules, path) => {
    const parsed = parseRegistrationRules(rules)
    expect(Result.isFailure(parsed) && parsed.failure).toMatchObject({ _tag: "InvalidRegistrationRules" })
    expect(Result.isFailure(parsed) && parsed.failure.message).toContain(path)
  })

  it("say all that is wrong in one message, a line for each", () => {
    const parsed = parseRegistrationRules(withCity({ need: { is: "optional", source: "hearsay" } }))
    const message = Result.isFailure(parsed) ? parsed.failure.message : ""
    expect(message).toBe('fields.0.need.source: "hearsay" is not one of form')
    expect(Result.isFailure(parsed) && parsed.failure).toBeInstanceOf(InvalidRegistrationRules)
  })
})
