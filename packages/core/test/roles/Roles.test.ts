/**
 * Giving and taking roles, as plain facts: on which day, for what, and once.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { Consortium } from "../../src/consortium/Consortium.ts"
import { holders, roles } from "../../src/consortium/Question.ts"
import { MemberId, ProjectId } from "../../src/Ids.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { covers, sameScope } from "../../src/roles/Role.ts"
import { assign, opened, revoke } from "../support/Commands.ts"
import { ask, dayIs, eventOf, play, refusalOf, send, today } from "../support/Playing.ts"

const contact = { project: "p", member: "north" }

describe("a role is given", () => {
  it.effect("today where no day is said, and known from both sides", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        expect(yield* eventOf(assign("kim", "contact-person", contact))).toEqual({
          type: "role.assigned",
          actor: "kim",
          role: "contact-person",
          scope: contact,
          occurredOn: today
        })
        yield* send(assign("kim", "coordinator"), assign("lee", "contact-person", { member: "south" }))
        expect(yield* ask(roles("kim"))).toEqual([
          { role: "contact-person", scope: contact, since: today },
          { role: "coordinator", scope: {}, since: today }
        ])
        expect(yield* ask(holders("contact-person"))).toEqual([
          { actor: "kim", scope: contact },
          { actor: "lee", scope: { member: "south" } }
        ])
        expect(yield* ask(roles("nobody"))).toEqual([])
      })
    )
  )

  it.effect("once: given again it is told once more, and for something else it is another", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), assign("kim", "contact-person", contact))
        expect(yield* send(assign("kim", "contact-person", contact))).toHaveLength(1)
        expect(yield* ask(roles("kim"))).toHaveLength(1)
        yield* eventOf(assign("kim", "contact-person", { project: "p" }))
        yield* eventOf(assign("kim", "contact-person", { ...contact, participant: "anna" }))
        expect(yield* ask(roles("kim"))).toHaveLength(3)
      })
    )
  )

  it.effect("on the project's day, or on that of UTC, and on none that lies ahead", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        yield* TestClock.setTime(Date.parse("2020-06-15T22:30:00Z"))
        expect(yield* eventOf(assign("kim", "contact-person", contact))).toMatchObject({ occurredOn: "2020-06-16" })
        expect(yield* eventOf(assign("kim", "coordinator"))).toMatchObject({ occurredOn: "2020-06-15" })
        const tomorrow = { ...assign("lee", "coordinator"), on: "2020-06-16" }
        expect(yield* refusalOf(tomorrow)).toEqual({
          code: "InFuture",
          what: "role-assignment",
          date: "2020-06-16",
          today: "2020-06-15"
        })
      })
    )
  )

  it.effect("for a project that there is, and a member that takes part in it", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        expect(yield* refusalOf(assign("kim", "project-leader", { project: "q" }))).toEqual({
          code: "UnknownProject",
          project: "q"
        })
        expect(yield* refusalOf(assign("kim", "contact-person", { project: "p", member: "west" }))).toEqual({
          code: "UnknownMember",
          project: "p",
          member: "west"
        })
        yield* send(assign("kim", "contact-person", { member: "west" }))
      })
    )
  )
})

it.effect("nobody in particular has a role: commands without an actor are marked so", () =>
  play(
    Effect.gen(function* () {
      const { execute } = yield* Consortium
      expect(yield* Effect.flip(execute(assign("unknown", "coordinator")))).toMatchObject({
        _tag: "InvalidCommand",
        problems: [{ path: "actor" }]
      })
    })
  )
)

describe("a role is taken", () => {
  it.effect("for exactly what it was given for, and the others stay", () =>
    play(
      Effect.gen(function* () {
        yield* send(
          ...opened(),
          assign("kim", "contact-person", contact),
          assign("kim", "contact-person", { member: "north" })
        )
        expect(yield* refusalOf(revoke("kim", "contact-person", { project: "p" }))).toEqual({
          code: "RoleNotHeld",
          actor: "kim",
          role: "contact-person"
        })
        yield* send(revoke("kim", "contact-person", contact))
        expect(yield* ask(roles("kim"))).toEqual([{ role: "contact-person", scope: { member: "north" }, since: today }])
        expect(yield* ask(holders("contact-person"))).toEqual([{ actor: "kim", scope: { member: "north" } }])
        yield* refusalOf(revoke("kim", "contact-person", contact))
      })
    )
  )

  it.effect("not before it was given, and on no day that lies ahead", () =>
    play(
      Effect.gen(function* () {
        yield* send({ ...assign("kim", "supervisor", { member: "north" }), on: "2020-05-10" })
        const taken = revoke("kim", "supervisor", { member: "north" })
        expect(yield* refusalOf({ ...taken, on: "2020-05-09" })).toEqual({
          code: "OutOfOrder",
          earlier: "role-assignment",
          earlierOn: "2020-05-10",
          later: "role-revocation",
          laterOn: "2020-05-09"
        })
        expect(yield* refusalOf({ ...taken, on: "2020-06-16" })).toMatchObject({ what: "role-revocation" })
        yield* send({ ...taken, on: "2020-05-10" })
      })
    )
  )

  it.effect("but not from the last coordinator of everything; coordinators of a part do not count", () =>
    play(
      Effect.gen(function* () {
        yield* send(assign("kim", "coordinator"), assign("lee", "coordinator", { member: "north" }))
        expect(yield* refusalOf(revoke("kim", "coordinator"))).toEqual({ code: "LastCoordinator", actor: "kim" })
        yield* send(revoke("lee", "coordinator", { member: "north" }))
        yield* send(assign("lee", "coordinator"), revoke("kim", "coordinator"))
        expect(yield* refusalOf(revoke("lee", "coordinator"))).toEqual({ code: "LastCoordinator", actor: "lee" })
      })
    )
  )
})

const sinceAsOf = (asOf: string) =>
  Effect.map(ask(roles("kim"), { asOf: CalendarDate.make(asOf) }), (held) => held.map(({ since }) => since))

describe("asked about the past", () => {
  it.effect("a role is there from its day until the day on which it was taken, in whatever order that was told", () =>
    play(
      Effect.gen(function* () {
        yield* dayIs("2020-05-30")
        yield* send({ ...assign("kim", "supervisor", { member: "north" }), on: "2020-05-10" })
        yield* send({ ...revoke("kim", "supervisor", { member: "north" }), on: "2020-05-20" })
        yield* send({ ...assign("kim", "supervisor", { member: "north" }), on: "2020-05-15" })
        expect(yield* sinceAsOf("2020-05-09")).toEqual([])
        expect(yield* sinceAsOf("2020-05-10")).toEqual(["2020-05-10"])
        const asOf = CalendarDate.make("2020-05-16")
        expect(yield* ask(holders("supervisor"), { asOf })).toEqual([{ actor: "kim", scope: { member: "north" } }])
        // By then it had been given twice, and not yet been taken.
        expect(yield* sinceAsOf("2020-05-16")).toEqual(["2020-05-10"])
        expect(yield* ask(roles("kim"), { knownAt: Date.parse("2020-05-29T12:00:00Z") })).toEqual([])
        expect(yield* ask(roles("kim"))).toEqual([
          { role: "supervisor", scope: { member: "north" }, since: "2020-05-15" }
        ])
      })
    )
  )
})

describe("a scope", () => {
  const [p, q] = [ProjectId.make("p"), ProjectId.make("q")]
  const [north, south] = [MemberId.make("north"), MemberId.make("south")]

  it("covers what lies within all that it names, and nothing that is not known", () => {
    expect(covers({}, {})).toBe(true)
    expect(covers({}, { project: p })).toBe(true)
    expect(covers({ project: p }, { project: p, member: north })).toBe(true)
    expect(covers({ project: p, member: north }, { project: p, member: north, participant: "x" })).toBe(true)
    expect(covers({ project: p }, { project: q })).toBe(false)
    expect(covers({ project: p, member: north }, { project: p, member: south })).toBe(false)
    expect(covers({ project: p, member: north }, { project: q, member: north })).toBe(false)
    expect(covers({ participant: "x" }, {})).toBe(false)
  })

  it("is the same as another only if both name the same", () => {
    expect(sameScope({ project: p }, { project: p })).toBe(true)
    expect(sameScope({ project: p }, { project: p, member: north })).toBe(false)
    expect(sameScope({ project: p, member: north }, { project: p })).toBe(false)
  })
})
