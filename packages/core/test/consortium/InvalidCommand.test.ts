/**
 * What is no command: said with its row, its place, what was found and what is allowed.
 */
import { describe, expect, it } from "@effect/vitest"
import { Option, Result, Schema } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { InvalidCommand, parseCommands } from "../../src/consortium/InvalidCommand.ts"
import {
  allocate,
  apply,
  approve,
  correct,
  grant,
  move,
  openProject,
  recordPast,
  register,
  reject,
  remind
} from "../support/Commands.ts"

const failed = (...inputs: NonEmptyReadonlyArray<unknown>) => {
  const parsed = parseCommands(inputs)
  if (Result.isSuccess(parsed)) throw new Error("these are commands")
  return parsed.failure
}

const problemsOf = (input: unknown) => failed(input).problems.map(({ message, path }) => [path, message])

const changed = (settings: unknown) => problemsOf({ type: "change-settings", project: "p", settings })

describe("an input that is no command", () => {
  it("is told what it may be", () => {
    expect(problemsOf({ type: "aprove", mobility: "m" })).toEqual([
      [
        "type",
        '"aprove" is no command; allowed are open-project, correct-project, assign-number, change-settings, set-goals, join-member, leave-member, correct-member, retract-leave, grant-places, allocate-places, move-places, award-grant, request-extension, grant-extension, refuse-extension, retract-extension-step, record-grant-decision, submit-report, return-report, record-check, close-project, retract-project-step, apply, waitlist, approve, reject, reconsider, withdraw, cancel, no-show, prevent, replan, depart, extend, interrupt, resume, complete, return-early, register, update-registration, remove-registration, change-goals, record-outcome, withdraw-outcome, sign-document, withdraw-signature, note-report, declare-ineligible, declare-eligible, change-mode, change-funding, record-payment, record-recovery, withdraw-payment, record-past, correct-details, correct-registration, retract-step, enter-in-error, reinstate, assign-role, revoke-role, request-hosting, request-hosting-again, accept-hosting, reject-hosting, withdraw-hosting, cancel-hosting, record-no-show, record-arrival, end-hosting, end-hosting-early, name-supervisor, correct-hosting, retract-hosting-step, enter-hosting-in-error, reinstate-hosting, offer-hosting, withdraw-hosting-offer, remind'
      ]
    ])
    for (const input of [{}, { type: undefined }]) {
      expect(problemsOf(input)[0]?.[1]).toMatch(/^undefined is no command; allowed are open-project, /)
    }
    const others = [null, undefined, 1, "apply", [], [apply("m")]]
    expect(others.map((input) => problemsOf(input)[0])).toEqual(
      ["null", "undefined", "1", '"apply"', "a list", "a list"].map((got) => [
        "",
        `Expected an object with a type, got ${got}`
      ])
    )
    expect(problemsOf({ type: 7 })[0]?.[1]).toMatch(/^7 is no command/)
    expect(problemsOf({ type: "constructor" })[0]?.[1]).toMatch(/^"constructor" is no command/)
  })

  it("is told so, whatever it is: nothing breaks what looks at it", () => {
    const circle: Record<string, unknown> = { ...apply("m") }
    circle["planned"] = circle
    const deep = Array.from({ length: 20_000 }).reduce<unknown>((within) => ({ within }), "x")
    const odd: ReadonlyArray<readonly [unknown, string]> = [
      [{ type: { toString: 1 } }, "type"],
      [{ type: 1n }, "type"],
      [{ type: Symbol("apply") }, "type"],
      [1n, ""],
      [Symbol("apply"), ""],
      [circle, "planned.planned"],
      [{ ...apply("m"), planned: deep }, "planned.within"],
      [{ ...apply("m"), mobility: 1n }, "mobility"],
      [{ ...apply("m"), mobility: circle }, "mobility"]
    ]
    for (const [input, place] of odd) {
      expect(problemsOf(input).map(([path]) => path)).toContain(place)
      expect(String(problemsOf(input)[0]?.[1]).length).toBeLessThan(2_000)
    }
  })

  it("names a signature that a project asks for twice; asking for two of one document is none", () => {
    const [host, sender] = ["host", "sender"].map((party) => ({ document: "learning-agreement", party }))
    expect(changed({ departureNeeds: [host, sender, host] })).toEqual([
      ["settings.departureNeeds", expect.stringContaining("each signature once")]
    ])
    expect(changed({ finalPaymentNeeds: { signatures: [host, host], report: false } })).toEqual([
      ["settings.finalPaymentNeeds.signatures", expect.stringContaining("each signature once")]
    ])
    const departureNeeds = [host, sender, { ...host, document: "other" }]
    const asked = [{ type: "change-settings", project: "p", settings: { departureNeeds } }] as const
    expect(Result.isSuccess(parseCommands(asked))).toBe(true)
  })

  it("is told what it lacks, what it should not have, and which values it may have, each with its place", () => {
    const input = {
      type: "register",
      mobility: "m",
      status: "done",
      dates: "planned",
      tol: "1",
      period: { start: "2019-02-30", end: null }
    }
    expect(problemsOf(input)).toEqual([
      ["tol", "Expected no such field; allowed are type, mobility, on, tool, status, dates, period"],
      ["tool", "Missing key"],
      ["status", 'Expected "draft" | "complete", got "done"'],
      ["period.start", 'Expected a date that exists, as YYYY-MM-DD, got "2019-02-30"']
    ])
    expect(problemsOf({ ...correct("m", {}), changes: { dates: { ended: "soon" }, hosts: "h" } })).toEqual([
      [
        "changes.hosts",
        "Expected no such field; allowed are project, member, category, participant, goals, activity, host, group, planned, returnedEarly, dates"
      ],
      ["changes.dates.ended", 'Expected a date that exists, as YYYY-MM-DD, got "soon"']
    ])
    expect(
      problemsOf({ ...openProject(), timeZone: "Sweden", categories: [], settings: { goalsFrom: "never" } })
    ).toEqual([
      ["timeZone", 'Expected an IANA time zone such as Europe/Stockholm, got "Sweden"'],
      ["categories.0", "Missing key"],
      ["settings.goalsFrom", 'Expected "applied" | "approved" | "completed", got "never"']
    ])
  })

  it("is told what it lacks within: the reason for going beyond the places or for coming home early, what a row says", () => {
    const past = recordPast("m")
    expect(problemsOf({ ...approve("m"), beyondQuota: {} })).toEqual([["beyondQuota.reason", "Missing key"]])
    expect(problemsOf({ ...past, returnedEarly: {} })).toEqual([
      ["returnedEarly.forceMajeure", "Missing key"],
      ["returnedEarly.reason", "Missing key"]
    ])
    expect(problemsOf({ ...past, registration: {} })).toEqual([
      ["registration.tool", "Missing key"],
      ["registration.status", "Missing key"],
      ["registration.on", "Missing key"]
    ])
  })

  it.each([
    ["", "Expected a value with a length of at least 1"],
    ["line\nbreak", "Expected text without control characters and half surrogate pairs"],
    ["half a bus: \ud83d", "Expected text without control characters and half surrogate pairs"],
    ["x".repeat(201), "Expected a value with a length of at most 200"],
    ["constructor", "Expected an id that is no name of JavaScript's own, such as constructor"],
    ["__proto__", "Expected an id that is no name of JavaScript's own, such as constructor"]
  ])("has no such id: %j", (mobility, message) => {
    expect(problemsOf(apply(mobility, { participant: "x" }))).toEqual([
      ["mobility", `${message}, got ${JSON.stringify(mobility)}`]
    ])
  })

  it("is told what was found, but not all of it", () => {
    expect(problemsOf(apply("x".repeat(10_000), { participant: "x" }))).toEqual([
      ["mobility", expect.stringMatching(/^.{499}…$/)]
    ])
  })

  it("names its reason with a code, and its places with whole numbers", () => {
    for (const reason of ["Bad marks", "bad marks", "bad-", "-bad", "bad--marks"]) {
      expect(problemsOf({ ...reject("m"), reason })).toEqual([
        [
          "reason",
          `Expected a code of the letters a to z and digits, in words joined by hyphens, such as ill-health, got ${JSON.stringify(reason)}`
        ]
      ])
    }
    expect(problemsOf({ ...grant(1), places: -1 })).toHaveLength(1)
    expect(problemsOf({ ...grant(1), places: 1.5 })).toHaveLength(1)
  })

  it("asks for a million places at most: any sum of them is exact", () => {
    expect(problemsOf(grant(1_000_001))).toEqual([["places", "Expected a value from 0 to 1000000, got 1000001"]])
    expect(problemsOf(allocate("north", 1_000_001))).toHaveLength(1)
    expect(problemsOf(move("north", "south", 0))).toEqual([["places", "Expected a value from 1 to 1000000, got 0"]])
    expect(
      Result.isSuccess(parseCommands([grant(1_000_000), allocate("north", null), move("north", "south", 1)]))
    ).toBe(true)
  })

  it("is told that a reminder is about a mobility or a project, and has a number", () => {
    expect(problemsOf({ ...remind("m"), about: { member: "north" } })).toContainEqual(["about.mobility", "Missing key"])
    for (const of of ["mobility", "project"]) {
      expect(problemsOf({ ...remind("m"), about: { [of]: "" } })).toContainEqual([
        `about.${of}`,
        'Expected a value with a length of at least 1, got ""'
      ])
    }
    for (const number of [0, 1001]) {
      expect(problemsOf(remind("m", { number }))).toEqual([
        ["number", `Expected the number of a reminder, from 1 to 1000, got ${number}`]
      ])
    }
  })

  it("is told which of several it is", () => {
    const error = failed(apply("m"), apply(""), { type: "no" }, register("m"))
    expect(error.problems.map(({ row }) => row)).toEqual([1, 2])
    expect(error.message.split("\n")).toEqual([
      'Command 1, mobility: Expected a value with a length of at least 1, got ""',
      expect.stringMatching(/^Command 2, type: "no" is no command; allowed are /)
    ])
  })

  it("is told so elsewhere too: what is wrong is written and read again, and nothing else is taken for it", () => {
    const error = failed(apply(""), { type: "no" })
    const written: unknown = JSON.parse(JSON.stringify(Schema.encodeSync(InvalidCommand)(error)))
    expect(Schema.decodeUnknownSync(InvalidCommand)(written)).toEqual(error)
    const read = Schema.decodeUnknownResult(InvalidCommand)
    for (const problem of [{}, { path: "on", message: "is late" }, { row: -1, path: "on", message: "is late" }]) {
      expect(Result.isFailure(read({ _tag: "InvalidCommand", problems: [problem] }))).toBe(true)
    }
  })

  it("may be one where a list is wanted", () => {
    expect(Result.getFailure(parseCommands(JSON.parse("{}")))).toMatchObject(
      Option.some({ message: "Command 0: Expected a list of commands" })
    )
  })

  it("may be that there is none", () => {
    expect(Result.getFailure(parseCommands(JSON.parse("[]")))).toMatchObject(
      Option.some({
        problems: [{ row: 0, path: "", message: "there is no command" }],
        message: "Command 0: there is no command"
      })
    )
  })
})

describe("inputs that are commands", () => {
  it("may hold fields of which nothing was said, as programs write them", () => {
    const planned = { start: "2020-01-01", end: "2020-01-09" }
    const unsaid = { ...apply("m", { planned }), planned: { ...planned, days: undefined } }
    expect(parseCommands([unsaid, { ...approve("m"), beyondQuota: undefined }])).toEqual(
      Result.succeed([apply("m", { planned }), approve("m")])
    )
    expect(problemsOf({ ...apply("m"), project: undefined })).toEqual([["project", "Missing key"]])
  })

  it("come back as they are, in order", () => {
    const commands = [openProject(), apply("m"), register("m")] as const
    expect(parseCommands(commands)).toEqual(Result.succeed(commands))
  })
})
