/**
 * Every question that programs without Effect can ask parses all that it is asked with: none can be forgotten here.
 */
import { describe, expect, it } from "@effect/vitest"
import { Result } from "effect"
import * as Question from "../../src/consortium/Question.ts"
import { questionNames } from "../../src/consortium/QuestionNames.ts"
import * as promise from "../../src/promise.ts"

type Plain = typeof promise

type Name = {
  [Each in keyof Plain]: Plain[Each] extends (...told: never) => Question.Question<unknown> ? Each : never
}[keyof Plain]

/** What each is asked with, every field of it said. A question that is missing here is found by the compiler. */
const told: { readonly [Each in Name]: Parameters<Plain[Each]> } = {
  awards: ["p"],
  fourFigures: ["p"],
  goalProgress: ["p", { member: "m", category: "staff", without: ["entered-in-error"] }],
  holders: ["coordinator"],
  hosting: ["h"],
  hostingUsage: ["m", { start: "2020-01-01", end: "2020-02-01" }],
  memberUsage: ["p", "m"],
  mobility: ["a"],
  participant: ["anna"],
  mobilities: ["p", { member: "m", participant: "anna" }],
  partners: [],
  projects: [],
  payments: ["p", { member: "m", participant: "anna" }],
  project: ["p"],
  quotaUsage: ["p"],
  received: [{ year: 2020, member: "m", category: "staff", partner: "x", project: "p", goal: "1" }],
  reportBlockers: ["p", { on: "2020-01-01" }],
  roles: ["kim"],
  timeline: ["a"],
  toDo: ["p", { on: "2020-01-01", member: "m", participant: "anna", extendWithin: 7, placesWithin: 30 }],
  versions: ["p"]
}

const ask = (name: string, args: ReadonlyArray<unknown>): unknown => {
  const asked: unknown = new Map<string, unknown>(Object.entries(promise)).get(name)
  if (typeof asked !== "function") throw new Error(`${name} is no question`)
  return Reflect.apply(asked, undefined, args)
}

const cases = Object.entries<ReadonlyArray<unknown>>(told)

/** Each argument on its own, and each field of one, with something else in its place. */
const slips = (args: ReadonlyArray<unknown>): ReadonlyArray<ReadonlyArray<unknown>> =>
  args.flatMap((arg, at) => {
    const others: ReadonlyArray<unknown> =
      typeof arg === "object" && arg !== null
        ? [
            5,
            "x",
            null,
            { ...arg, slip: "x" },
            ...Object.keys(arg).map((field) => ({ ...arg, [field]: { not: "it" } }))
          ]
        : [undefined, null, 5, {}]
    return others.map((other) => args.with(at, other))
  })

describe("questions of programs without Effect", () => {
  it("are all that there are, but one that a check asks", () => {
    const all = Object.keys(Question).filter((name) => name !== "question" && name !== "registrations")
    expect(all.toSorted()).toEqual(Object.keys(told).toSorted())
  })

  it("are all known to permissions by their names", () => {
    const names = new Set(cases.map(([name, args]): unknown => Object(ask(name, args)).name))
    expect(names.add(Question.registrations("p").name)).toEqual(new Set(questionNames))
  })

  it.each(cases)("%s is asked with what it was made for", (name, args) => {
    expect(ask(name, args)).toMatchObject({ types: expect.any(Array) })
  })

  it.each(cases)("%s takes nothing else", (name, args) => {
    const taken = slips(args).filter((slip) => {
      const asked = Result.try(() => ask(name, slip))
      return Result.isSuccess(asked) || !(asked.failure instanceof promise.InvalidQuestion)
    })
    expect(taken).toEqual([])
  })

  it("say which of their arguments is meant", () => {
    expect(() => ask("fourFigures", [])).toThrow("project: Missing key")
    expect(() => ask("holders", [])).toThrow("role: Missing key")
    expect(() => ask("memberUsage", ["p"])).toThrow("member: Missing key")
    expect(() => ask("payments", ["p", { participnt: "x" }])).toThrow(
      "participnt: Expected no such field; allowed are member, participant"
    )
  })
})
