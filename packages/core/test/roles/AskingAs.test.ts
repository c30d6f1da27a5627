/**
 * People see what is theirs: a contact person the member's, a participant their own, and of the whole what is open to all.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Option, Result } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import * as Question from "../../src/consortium/Question.ts"
import { MemberId, ParticipantId } from "../../src/Ids.ts"
import { defaultPermissions } from "../../src/roles/DefaultPermissions.ts"
import { questionNames } from "../../src/consortium/QuestionNames.ts"
import { parsePermissions } from "../../src/roles/Permissions.ts"
import { memory, open, readPermissions } from "../../src/promise.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { allocate, correct, enterInError } from "../support/Commands.ts"
import { hostingInError } from "../support/Hosting.ts"
import { ask, dayIs, play, send } from "../support/Playing.ts"

import { answerTo, playRoles, scene, sendAs } from "./support.ts"

const march = { start: CalendarDate.make("2020-03-01"), end: CalendarDate.make("2020-03-31") }
const day = CalendarDate.make("2019-10-15")

/** Each question once, about member north and a mobility of it, with the ones who may ask it. */
const questions: ReadonlyArray<readonly [name: string, Question.Question<unknown>, able: string]> = [
  ["of the project", Question.project("p"), "chief leader team contact committee tutor anna"],
  ["of another project", Question.project("q"), "chief contact tutor anna"],
  ["of the four figures", Question.fourFigures("p"), "chief leader team contact committee tutor anna"],
  ["of all places", Question.quotaUsage("p"), "chief leader team committee"],
  ["of a member's places", Question.memberUsage("p", "north"), "chief leader team contact committee"],
  ["of another member's places", Question.memberUsage("p", "south"), "chief leader team committee"],
  ["of the goals", Question.goalProgress("p"), "chief leader team committee"],
  ["of the goals of a category", Question.goalProgress("p", { category: "learner" }), "chief leader team committee"],
  ["of a member's goals", Question.goalProgress("p", { member: "north" }), "chief leader team contact committee"],
  ["of the money awarded", Question.awards("p"), "chief leader"],
  ["of what waits", Question.toDo("p", { on: day }), "chief leader team"],
  [
    "of what waits for a member",
    Question.toDo("p", { on: day, member: MemberId.make("north") }),
    "chief leader team contact"
  ],
  [
    "of what waits for a participant",
    Question.toDo("p", { on: day, member: MemberId.make("north"), participant: ParticipantId.make("anna") }),
    "chief leader team contact anna"
  ],
  ["of what blocks the report", Question.reportBlockers("p", { on: day }), "chief leader team"],
  ["of the versions", Question.versions("p"), "chief leader team contact committee tutor anna"],
  ["of what was paid", Question.payments("p"), "chief leader team"],
  ["of what a member paid", Question.payments("p", { member: MemberId.make("north") }), "chief leader team contact"],
  ["of what another member paid", Question.payments("p", { member: MemberId.make("south") }), "chief leader team"],
  [
    "of what a participant was paid",
    Question.payments("p", { member: MemberId.make("north"), participant: ParticipantId.make("anna") }),
    "chief leader team contact anna"
  ],
  ["of a mobility", Question.mobility("hers"), "chief leader team contact committee tutor anna"],
  ["of a mobility's story", Question.timeline("hers"), "chief leader team contact committee tutor anna"],
  ["of another member's mobility", Question.mobility("other"), "chief leader team committee"],
  ["of a mobility that is not there", Question.timeline("nothing"), "chief"],
  ["of a guest", Question.hosting("guest"), "chief leader team contact committee tutor"],
  ["of another member's guest", Question.hosting("their guest"), "chief"],
  ["of a guest that is not there", Question.hosting("nothing"), "chief"],
  ["of a member's beds", Question.hostingUsage("north", march), "chief contact"],
  ["of another member's beds", Question.hostingUsage("south", march), "chief"],
  ["of all who were received", Question.received(), "chief"],
  ["of those whom a member received", Question.received({ member: "north" }), "chief contact"],
  ["of those whom a project received", Question.received({ project: "p" }), "chief leader team"],
  ["of the partners", Question.partners(), "chief"],
  ["of all projects", Question.projects(), "chief"],
  ["of a project's mobilities", Question.mobilities("p"), "chief leader team committee"],
  [
    "of a member's mobilities",
    Question.mobilities("p", { member: "north" }),
    "chief leader team contact committee tutor"
  ],
  ["of hers in a project", Question.mobilities("p", { participant: "anna" }), "chief leader team committee anna"],
  ["of somebody's mobilities", Question.participant("anna"), "chief anna"],
  ["of somebody's roles", Question.roles("anna"), "chief anna"],
  ["of who has a role", Question.holders("coordinator"), "chief"],
  ["of the rows in the tool", Question.registrations("p"), "chief leader team"],
  ["of a member's rows in the tool", Question.registrations("p", { member: "north" }), "chief leader team contact"]
]

const everybody = ["chief", "leader", "team", "contact", "committee", "tutor", "anna", "nobody"]

describe("with the permissions that are shipped, the question", () => {
  it.effect.each(questions)("%s is answered to those whose it is", ([, question, able]) =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene)
        const right = yield* ask(question)
        for (const actor of everybody) {
          const answer = able.split(" ").includes(actor) ? { answer: right } : "NotAuthorised"
          expect([actor, yield* answerTo(actor, question)]).toEqual([actor, answer])
        }
      })
    )
  )

  it("has somebody who may ask it, of whichever kind", () => {
    const { open: toAll, questions: asked } = defaultPermissions
    const named = [...toAll, ...Object.keys(asked)]
    expect(questionNames.toSorted()).toEqual(named.toSorted())
  })
})

describe("whoever may not ask", () => {
  it.effect("is told which roles may; of a question open to all in a project, that any role there will do", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene)
        const { askAs } = yield* Consortium
        const refused = (question: Question.Question<unknown>) =>
          Effect.map(Effect.flip(askAs("nobody", question)), (failed) =>
            failed._tag === "Refused" ? failed.refusal : failed
          )
        expect(yield* refused(Question.fourFigures("p"))).toEqual({
          code: "NotAuthorised",
          actor: "nobody",
          to: "ask",
          name: "four-figures",
          about: "project",
          roles: Object.keys(defaultPermissions.roles)
        })
        expect(yield* refused(Question.quotaUsage("p"))).toMatchObject({ about: "concern" })
      })
    )
  )
})

describe("what somebody sees", () => {
  it.effect("is not theirs because they are called like it", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene)
        expect(yield* answerTo("p", Question.quotaUsage("p"))).toBe("NotAuthorised")
        expect(yield* answerTo("hers", Question.timeline("hers"))).toBe("NotAuthorised")
        expect(yield* answerTo("coordinator", Question.holders("coordinator"))).toBe("NotAuthorised")
      })
    )
  )

  it.effect("follows the mobility: it is judged by whose it is now, whichever past is asked for", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene)
        yield* dayIs("2020-06-16")
        yield* sendAs("chief", correct("hers", { member: "south" }))
        const { askAs } = yield* Consortium
        const before = { knownAt: Date.parse("2020-06-15T13:00:00Z") }
        expect(yield* ask(Question.mobility("hers"), before)).toHaveProperty("details.member", "north")
        const failed = yield* Effect.flip(askAs("contact", Question.timeline("hers"), before))
        expect(failed).toMatchObject({ refusal: { code: "NotAuthorised", to: "ask", name: "timeline" } })
        expect(yield* answerTo("anna", Question.timeline("hers"))).toHaveProperty("answer.stage", "applied")
        // While it is called an error it is still hers.
        yield* sendAs("chief", enterInError("hers"), hostingInError("guest"))
        expect(yield* answerTo("anna", Question.timeline("hers"))).toHaveProperty("answer.stage", "entered-in-error")
        expect(yield* answerTo("contact", Question.timeline("hers"))).toBe("NotAuthorised")
        expect(yield* answerTo("contact", Question.hosting("guest"))).toHaveProperty("answer.stage", "entered-in-error")
        expect(yield* answerTo("contact", Question.hosting("their guest"))).toBe("NotAuthorised")
      })
    )
  )

  it.effect("of a member's places is that member's row, and nothing where it has none", () =>
    play(
      Effect.gen(function* () {
        yield* send(...scene, allocate("north", 3))
        const { members } = yield* ask(Question.quotaUsage("p"))
        expect(yield* ask(Question.memberUsage("p", "north"))).toEqual(members["north"])
        expect(members["north"]?.places).toBe(3)
        expect(yield* ask(Question.memberUsage("p", "east"))).toBeUndefined()
        expect(yield* ask(Question.memberUsage("p", "constructor"))).toBeUndefined()
      })
    )
  )

  it.effect("is everything where no roles are set, and nothing more is read", () =>
    play(
      Effect.gen(function* () {
        yield* send(...scene)
        expect(yield* answerTo("nobody", Question.quotaUsage("p"))).toEqual({
          answer: yield* ask(Question.quotaUsage("p"))
        })
      })
    )
  )
})

describe("without Effect", () => {
  it("roles are handed to open, and a refusal is a value", async () => {
    const written: unknown = JSON.parse(JSON.stringify(defaultPermissions))
    await using consortium = await open(memory(), { roles: readPermissions(written) })
    for (const command of scene) await consortium.execute({ ...command }, { actor: "chief" })
    expect(await consortium.askAs("contact", Question.memberUsage("p", "north"))).toMatchObject({ _tag: "Answered" })
    expect(await consortium.askAs("contact", Question.quotaUsage("p"), { asOf: "2019-10-01" })).toMatchObject({
      _tag: "Refused",
      refusal: { code: "NotAuthorised", to: "ask", name: "quota-usage" }
    })
    for (const nobody of [null, "", 7]) {
      const actor: string = JSON.parse(JSON.stringify([nobody]))[0]
      await expect(consortium.askAs(actor, Question.timeline("hers"))).rejects.toThrow("actor: ")
    }
    expect(await consortium.askAs("anna", Question.timeline("hers"))).toMatchObject({ answer: { stage: "applied" } })
  })

  it("permissions that name what there is not are refused with the place", () => {
    const wrong = { ...defaultPermissions, commands: { aprove: [] } }
    expect(() => readPermissions(wrong)).toThrow("commands.aprove")
    const unknown = { ...defaultPermissions, questions: { timeline: ["cook"] } }
    expect(() => readPermissions(unknown)).toThrow(/questions\.timeline: "cook" is not one of coordinator/)
    const slip = { ...defaultPermissions, questions: { "quota-usge": [], "my-list": [] }, open: ["four-figure"] }
    const problemsOf = (...own: ReadonlyArray<string>) =>
      Result.getFailure(parsePermissions(slip, own)).pipe(
        Option.map(({ problems }) => problems.map(({ path }) => path))
      )
    expect(problemsOf()).toEqual(Option.some(["questions", "questions", "open"]))
    expect(problemsOf("my-list")).toEqual(Option.some(["questions", "open"]))
    expect(() => readPermissions(slip, ["my-list"])).toThrow(
      /^questions: "quota-usge" is not one of project, mobility, /
    )
    const own = { ...defaultPermissions, questions: { "my-list": ["coordinator"] }, open: ["my-list"] }
    expect(readPermissions(own, ["my-list"])).toEqual(own)
    const unbound = { ...defaultPermissions, roles: { ...defaultPermissions.roles, cook: {} } }
    expect(Result.getFailure(parsePermissions(unbound))).toMatchObject(
      Option.some({
        _tag: "InvalidPermissions",
        problems: [{ path: "roles.cook.boundTo", message: "Missing key" }],
        message: "roles.cook.boundTo: Missing key"
      })
    )
  })
})
