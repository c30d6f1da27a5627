/**
 * People do what is theirs, and nothing else; and of what is another's they learn as little as of what is not there.
 */
import { describe, expect, it } from "@effect/vitest"
import { Context, Effect, Layer, Result } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { project, quotaUsage } from "../../src/consortium/Question.ts"
import { EventStore } from "../../src/eventsourcing/EventStore.ts"
import { defaultPermissions } from "../../src/roles/DefaultPermissions.ts"
import { parsePermissions } from "../../src/roles/Permissions.ts"
import {
  allocate,
  apply,
  approve,
  assign,
  award,
  cancel,
  changeFunding,
  changeGoals,
  changeMode,
  complete,
  correct,
  correctMember,
  correctProject,
  correctRegistration,
  depart,
  enterInError,
  reinstate,
  extend,
  grant,
  interrupt,
  join,
  move,
  noShow,
  noteReport,
  openProject,
  outcome,
  pay,
  prevent,
  reconsider,
  recordPast,
  recover,
  register,
  reject,
  remind,
  remindProject,
  removeRegistration,
  replan,
  resume,
  retract,
  returnEarly,
  revoke,
  setGoals,
  settings,
  sign,
  updateRegistration,
  waitlist,
  check,
  close,
  retractExtensionStep,
  retractLeave,
  retractProjectStep,
  decideGrant,
  declareEligible,
  declareIneligible,
  returnReport,
  submitReport,
  withdraw,
  withdrawOutcome,
  withdrawPayment,
  withdrawSignature
} from "../support/Commands.ts"
import {
  accept,
  arrive,
  cancelHosting,
  correctHosting,
  end,
  endEarly,
  hostingInError,
  reinstateHosting,
  noShow as nobodyCame,
  offer,
  rejectHosting,
  request,
  requestAgain,
  retractHosting,
  supervise,
  withdrawHosting,
  withdrawOffer
} from "../support/Hosting.ts"
import { recorded, stored } from "../support/Playing.ts"
import { answerTo, layerOf, playRoles, scene, sendAs, toldTo } from "./support.ts"

/** A command of each type, about what is there: member north, or the mobility of anna. */
const ofEachType: Readonly<Record<CommandInput["type"], CommandInput>> = {
  remind: { type: "remind", about: { mobility: "hers" }, of: "register", since: "2020-01-01", number: 1 },
  "open-project": openProject({ project: "r" }),
  "correct-project": correctProject({ start: "2019-09-02" }),
  "assign-number": { type: "assign-number", project: "p", number: "1" },
  "change-settings": { type: "change-settings", project: "p", settings: settings() },
  "set-goals": setGoals(),
  "join-member": join("west"),
  "leave-member": { type: "leave-member", project: "p", member: "east" },
  "correct-member": correctMember("north", { country: "SE" }),
  "retract-leave": retractLeave("east"),
  "grant-places": grant(7),
  "allocate-places": allocate("north", 1),
  "move-places": move("north", "south", 1),
  "award-grant": award([{ heading: "travel", cents: 1 }]),
  "request-extension": { type: "request-extension", project: "p", end: "2022-01-01" },
  "grant-extension": { type: "grant-extension", project: "p", end: "2022-01-01" },
  "refuse-extension": { type: "refuse-extension", project: "p" },
  "retract-extension-step": retractExtensionStep(),
  "record-grant-decision": decideGrant("granted"),
  "submit-report": submitReport("final", "2020-06-01"),
  "return-report": returnReport("final", "2020-06-01"),
  "record-check": check("check 1", "2020-06-01"),
  "close-project": close("2020-06-01"),
  "retract-project-step": retractProjectStep(),
  apply: apply("new", { participant: "anna" }),
  waitlist: waitlist("hers"),
  approve: approve("hers"),
  reject: reject("hers"),
  reconsider: reconsider("hers"),
  withdraw: withdraw("hers"),
  cancel: cancel("hers"),
  "no-show": noShow("hers"),
  prevent: prevent("hers"),
  replan: replan("hers"),
  depart: depart("hers"),
  extend: extend("hers"),
  interrupt: interrupt("hers"),
  resume: resume("hers"),
  complete: complete("hers"),
  "return-early": returnEarly("hers"),
  register: register("hers"),
  "update-registration": updateRegistration("hers"),
  "remove-registration": removeRegistration("hers"),
  "change-goals": changeGoals("hers", ["2.1"]),
  "record-outcome": outcome("hers"),
  "withdraw-outcome": withdrawOutcome("hers"),
  "sign-document": sign("hers"),
  "withdraw-signature": withdrawSignature("hers"),
  "note-report": noteReport("hers"),
  "declare-ineligible": declareIneligible("hers", "2020-06-01"),
  "declare-eligible": declareEligible("hers", "2020-06-01"),
  "change-mode": changeMode("hers"),
  "change-funding": changeFunding("hers"),
  "record-payment": pay("hers"),
  "record-recovery": recover("hers"),
  "withdraw-payment": withdrawPayment("hers"),
  "record-past": recordPast("past", { participant: "anna" }),
  "correct-details": correct("hers", { goals: ["2.2"] }),
  "correct-registration": correctRegistration("hers", "another id"),
  "retract-step": retract("hers"),
  "enter-in-error": enterInError("hers"),
  reinstate: reinstate("hers"),
  "request-hosting": request("new guest", { project: "p" }),
  "request-hosting-again": requestAgain("guest"),
  "accept-hosting": accept("guest"),
  "reject-hosting": rejectHosting("guest"),
  "withdraw-hosting": withdrawHosting("guest"),
  "cancel-hosting": cancelHosting("guest"),
  "record-no-show": nobodyCame("guest"),
  "record-arrival": arrive("guest"),
  "end-hosting": end("guest"),
  "end-hosting-early": endEarly("guest"),
  "name-supervisor": supervise("guest"),
  "correct-hosting": correctHosting("guest", { category: "staff" }),
  "retract-hosting-step": retractHosting("guest"),
  "enter-hosting-in-error": hostingInError("guest"),
  "reinstate-hosting": reinstateHosting("guest"),
  "offer-hosting": offer(1),
  "withdraw-hosting-offer": withdrawOffer(),
  "assign-role": assign("new", "contact-person", { project: "p", member: "north" }),
  "revoke-role": revoke("anna", "participant", { participant: "anna" })
}

const choosing = ["waitlist", "approve", "reject", "reconsider"]
const away = ["depart", "extend", "interrupt", "resume", "complete", "return-early"]
const aboutMobilities = ["apply", ...choosing, "withdraw", "cancel", "no-show", "prevent", "replan", ...away]
const papers = ["sign-document", "withdraw-signature", "note-report"]
const records = ["register", "update-registration", "remove-registration", "change-goals", "record-outcome"]
/** What is paid belongs to who cares for a mobility; by whom it is paid for at all, to who leads. */
const terms = ["change-mode", "record-payment", "record-recovery", "withdraw-payment"]
const corrections = [
  "record-past",
  "withdraw-outcome",
  "correct-details",
  "correct-registration",
  "retract-step",
  "enter-in-error",
  "reinstate"
]
const hostings = Object.keys(ofEachType).filter((type) =>
  /hosting$|-hosting-|^record-(no-show|arrival)|supervisor$/u.test(type)
)
/** Beds are a member's, whatever they are taken for. */
const offers = ["offer-hosting", "withdraw-hosting-offer"]
const receiving = hostings.filter((type) => !offers.includes(type))
const care = [...aboutMobilities, ...records, "remind", ...papers, ...terms, ...corrections, ...receiving]
const isSelection = (type: string): boolean => choosing.includes(type)

/** What each may send of these; the role that the leader would revoke is for more than the project. */
const allowed: Readonly<Record<string, ReadonlyArray<string>>> = {
  chief: Object.keys(ofEachType),
  leader: ["set-goals", "change-funding", "allocate-places", "move-places", ...care, "assign-role"],
  team: care.filter((type) => !isSelection(type)),
  contact: [...care, ...offers],
  committee: choosing,
  tutor: ["record-outcome"],
  anna: ["apply", "withdraw"],
  nobody: []
}

describe("with the permissions that are shipped", () => {
  for (const [actor, types] of Object.entries(allowed)) {
    it.effect(`${actor} may do ${types.length} of ${Object.keys(ofEachType).length} things`, () =>
      playRoles(
        Effect.gen(function* () {
          yield* sendAs("chief", ...scene)
          const { preview } = yield* Consortium
          const may: Array<string> = []
          for (const [type, command] of Object.entries(ofEachType)) {
            const [row] = (yield* preview([command], { actor })).rows
            const refusal = row !== undefined && Result.isFailure(row) ? row.failure[0].refusal : undefined
            if (refusal?.code !== "NotAuthorised") may.push(type)
            else expect(refusal).toMatchObject({ actor, to: "send", name: type })
          }
          expect(may.toSorted()).toEqual(types.toSorted())
        })
      )
    )
  }

  it.effect("without an actor nothing is done, and nobody is told what is there", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene)
        const { execute } = yield* Consortium
        const before = (yield* stored).head
        for (const command of Object.values(ofEachType)) {
          const failed = yield* Effect.flip(execute(command))
          expect(failed).toMatchObject({ _tag: "Refused", refusal: { code: "NotAuthorised", actor: "unknown" } })
        }
        expect((yield* stored).head).toBe(before)
      })
    )
  )

  it.effect("an actor that no role can be given to has none", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene)
        for (const actor of ["x".repeat(1_000), "constructor"]) {
          expect(yield* toldTo(actor, approve("hers"))).toMatchObject({ code: "NotAuthorised", actor })
          expect(yield* answerTo(actor, quotaUsage("p"))).toBe("NotAuthorised")
        }
      })
    )
  )

  it.effect("whose mobility or hosting was entered in error may reinstate it, and nobody else's", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene, enterInError("other"), hostingInError("their guest"))
        yield* sendAs("contact", enterInError("hers"), hostingInError("guest"), reinstate("hers"))
        yield* sendAs("contact", reinstateHosting("guest"))
        for (const command of [reinstate("other"), reinstateHosting("their guest")]) {
          expect(yield* toldTo("contact", command)).toMatchObject({ code: "NotAuthorised" })
        }
      })
    )
  )

  it.effect("only who leads may go beyond the places, whoever else may approve", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene, grant(1))
        const beyond = approve("hers", { beyondQuota: { reason: "board" } })
        expect(yield* toldTo("contact", approve("hers"))).toMatchObject({ code: "NoPlaceLeft" })
        expect(yield* toldTo("contact", beyond)).toEqual({
          code: "NotAuthorised",
          actor: "contact",
          about: "concern",
          to: "send",
          name: "beyond-quota",
          roles: ["coordinator", "project-leader"]
        })
        expect(yield* toldTo("leader", beyond)).toBeUndefined()
      })
    )
  )
})

/** Who, what, and whether it is refused for want of a role. */
const borders: ReadonlyArray<readonly [name: string, actor: string, command: CommandInput, refused: boolean]> = [
  ["a contact person applies for the own member", "contact", apply("n"), false],
  ["a contact person applies for another member", "contact", apply("n", { member: "south" }), true],
  ["a contact person takes a step of another member's mobility", "contact", approve("other"), true],
  ["a contact person moves a mobility away", "contact", correct("hers", { member: "south" }), true],
  ["a contact person fetches a mobility of another member", "contact", correct("other", { member: "north" }), true],
  ["a contact person moves a mobility to another project", "contact", correct("hers", { project: "q" }), false],
  ["a leader moves a mobility out of the project", "leader", correct("hers", { project: "q" }), true],
  ["a leader moves a mobility within the project", "leader", correct("hers", { member: "south" }), false],
  ["a leader gives places of the project", "leader", allocate("north", 1), false],
  ["a leader gives places of another project", "leader", allocate("north", 1, undefined, "q"), true],
  ["a contact person asks for a mobility that is not there", "contact", approve("nothing"), true],
  ["a contact person corrects a mobility that is not there", "contact", correct("no", { member: "north" }), true],
  ["a participant applies for somebody else", "anna", apply("n", { participant: "bo" }), true],
  ["a participant withdraws somebody else's application", "anna", withdraw("other"), true],
  ["a participant takes over an application", "anna", apply("other", { participant: "anna" }), true],
  ["a tutor records for another member", "tutor", outcome("other"), true],
  ["a contact person receives for the own member", "contact", request("n"), false],
  ["a contact person receives for another member", "contact", request("n", { member: "south" }), true],
  ["a contact person takes a step of another member's guest", "contact", accept("their guest"), true],
  ["a contact person gives a guest away", "contact", correctHosting("guest", { member: "south" }), true],
  ["a contact person fetches a guest", "contact", correctHosting("their guest", { member: "north" }), true],
  ["a contact person accepts a guest that is not there", "contact", accept("nothing"), true],
  ["a contact person offers beds of another member", "contact", offer(1, { member: "south" }), true],
  ["a leader reminds of the project", "leader", remindProject("use-places", "2020-01-01"), false],
  ["a leader reminds of a mobility of the project", "leader", remind("other"), false],
  ["a contact person reminds of a whole project", "contact", remindProject("use-places", "2020-01-01"), true],
  ["a contact person reminds of another member's mobility", "contact", remind("other"), true],
  ["a leader receives for the project", "leader", request("n", { project: "p" }), false],
  ["a leader receives for another project", "leader", request("n", { project: "q" }), true],
  ["a leader receives for no project", "leader", request("n"), true],
  ["a leader offers beds of a member", "leader", offer(1), true],
  [
    "a leader makes somebody contact person",
    "leader",
    assign("x", "contact-person", { project: "p", member: "north" }),
    false
  ],
  [
    "a leader makes somebody contact person everywhere",
    "leader",
    assign("x", "contact-person", { member: "north" }),
    true
  ],
  ["a leader makes somebody coordinator of the project", "leader", assign("x", "coordinator", { project: "p" }), true],
  ["a leader makes somebody coordinator of everything", "leader", assign("x", "coordinator"), true],
  ["a leader takes the coordinator's role", "leader", revoke("chief", "coordinator"), true],
  ["a contact person gives a role", "contact", assign("x", "participant", { member: "north", participant: "x" }), true],
  ["somebody helps themselves to a role", "nobody", assign("nobody", "coordinator"), true]
]

describe("where something ends for whom it is not:", () => {
  it.effect.each(borders)("%s", ([, actor, command, refused]) =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene)
        const told = yield* toldTo(actor, command)
        expect(told?.code === "NotAuthorised").toBe(refused)
      })
    )
  )

  it.effect("what is not there and what is another's are told in the same words", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene)
        expect(yield* toldTo("contact", approve("nothing"))).toEqual(yield* toldTo("contact", approve("other")))
        expect(yield* toldTo("chief", approve("nothing"))).toEqual({ code: "UnknownMobility", mobility: "nothing" })
      })
    )
  )

  it.effect("bulk commands are judged one by one, and a preview tells of them what happens", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene)
        const { executeAll, executeEach, preview } = yield* Consortium
        const both = [approve("hers"), approve("other")] as const
        const origin = { actor: "contact" }
        const refused = { row: 1, refusal: { code: "NotAuthorised", name: "approve" } }
        const { rows } = yield* preview(both, origin)
        expect(rows).toMatchObject([{ failure: [refused] }])
        expect(yield* Effect.flip(executeAll(both, origin))).toMatchObject({ refusals: [refused] })
        const answers = yield* executeEach(both, origin)
        expect(answers).toMatchObject([{ _tag: "Done" }, { _tag: "Refused", refusals: [{ refusal: refused.refusal }] }])
      })
    )
  )

  it.effect("a mobility that moved is the new member's", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene, correct("hers", { member: "south" }))
        expect(yield* toldTo("contact", approve("hers"))).toMatchObject({ code: "NotAuthorised" })
        yield* sendAs("chief", correct("hers", { member: "north" }))
        expect(yield* toldTo("contact", approve("hers"))).toBeUndefined()
      })
    )
  )

  it.effect("one of several roles is enough, and each counts for what it was given", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene, assign("contact", "contact-person", { member: "south" }))
        yield* sendAs("contact", correct("hers", { member: "south" }), approve("other"))
        yield* sendAs("chief", revoke("contact", "contact-person", { member: "north" }))
        expect(yield* toldTo("contact", apply("n"))).toMatchObject({ code: "NotAuthorised" })
        yield* sendAs("contact", apply("n", { member: "south" }))
      })
    )
  )
})

describe("roles themselves", () => {
  it.effect("the first coordinator may be named by anybody, and nothing else be done before", () =>
    playRoles(
      Effect.gen(function* () {
        expect(yield* toldTo("anybody", openProject())).toMatchObject({ code: "NotAuthorised" })
        expect(yield* toldTo("anybody", assign("x", "coordinator", { member: "north" }))).toMatchObject({
          code: "NotAuthorised"
        })
        yield* sendAs("anybody", assign("chief", "coordinator"))
        expect(yield* toldTo("anybody", assign("anybody", "coordinator"))).toMatchObject({ code: "NotAuthorised" })
        yield* sendAs("chief", openProject())
      })
    )
  )

  it.effect("a slip of the pen is said: a role that there is not, and one that would give no right", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", assign("chief", "coordinator"))
        expect(yield* toldTo("chief", assign("x", "cook"))).toEqual({
          code: "UnknownRole",
          role: "cook",
          known: Object.keys(defaultPermissions.roles)
        })
        yield* sendAs("chief", openProject())
        expect(yield* toldTo("chief", assign("x", "supervisor", { project: "p" }))).toEqual({
          code: "RoleNotBound",
          role: "supervisor",
          needs: ["member", "participant"]
        })
      })
    )
  )

  it.effect("the first coordinator is named with a scope that names nothing, or without any", () =>
    playRoles(
      Effect.gen(function* () {
        const first: CommandInput = { type: "assign-role", actor: "chief", role: "coordinator" }
        yield* sendAs("anybody", first)
        expect(yield* toldTo("anybody", first)).toMatchObject({ code: "NotAuthorised" })
        yield* sendAs("chief", first, openProject())
      })
    )
  )

  it.effect("is bound as the permissions that are shipped have it", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene)
        for (const [role, needs] of [
          ["project-leader", ["project"]],
          ["erasmus-team", ["project"]],
          ["contact-person", ["member"]],
          ["selection-committee", ["project", "member"]],
          ["supervisor", ["member", "participant"]],
          ["participant", ["participant"]]
        ] as const) {
          expect(yield* toldTo("chief", assign("x", role))).toEqual({ code: "RoleNotBound", role, needs })
        }
      })
    )
  )

  it.effect("what permissions leave out nobody may", () => {
    const { commands, questions } = defaultPermissions
    const { waitlist: _, ...others } = commands
    const { "quota-usage": __, ...otherQuestions } = questions
    const own = { ...defaultPermissions, commands: others, questions: otherQuestions }
    return playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene)
        const refused = { code: "NotAuthorised", actor: "chief", about: "concern", roles: [] }
        expect(yield* toldTo("chief", waitlist("hers"))).toEqual({ ...refused, to: "send", name: "waitlist" })
        const { askAs } = yield* Consortium
        expect(yield* Effect.flip(askAs("chief", quotaUsage("p")))).toMatchObject({
          refusal: { ...refused, to: "ask", name: "quota-usage" }
        })
      }),
      Result.getOrThrow(parsePermissions(own))
    )
  })

  it.effect("a role given before permissions knew it, or more widely than they let it be, gives no right", () =>
    playRoles(
      Effect.gen(function* () {
        const store = yield* EventStore
        const without = Consortium.layer.pipe(Layer.provide(Layer.succeed(EventStore, store)))
        yield* Effect.provide(
          sendAs("x", ...scene, assign("wide", "contact-person"), assign("odd", "cook")),
          Layer.fresh(without)
        )
        for (const actor of ["wide", "odd"]) {
          expect(yield* toldTo(actor, approve("hers"))).toMatchObject({ code: "NotAuthorised" })
          expect(yield* answerTo(actor, quotaUsage("p"))).toBe("NotAuthorised")
          expect(yield* answerTo(actor, project("p"))).toBe("NotAuthorised")
        }
      })
    )
  )

  it.effect("places move between members of whom both are one's own", () => {
    const { commands } = defaultPermissions
    const own = { ...defaultPermissions, commands: { ...commands, "move-places": commands.register } }
    return playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene, allocate("north", 2), allocate("south", 1))
        for (const command of [move("north", "south", 1), move("south", "north", 1)])
          expect(yield* toldTo("contact", command)).toMatchObject({ code: "NotAuthorised", name: "move-places" })
        yield* sendAs("chief", assign("contact", "contact-person", { member: "south" }))
        yield* sendAs("contact", move("north", "south", 1))
      }),
      Result.getOrThrow(parsePermissions(own))
    )
  })

  it.effect("a role of a consortium's own counts like any other", () => {
    const own = {
      ...defaultPermissions,
      roles: { ...defaultPermissions.roles, registrar: { boundTo: [] } },
      commands: { ...defaultPermissions.commands, register: ["registrar"], "update-registration": [] }
    }
    return playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene)
        // The coordinator may not register any more, and so cannot let others.
        expect(yield* toldTo("chief", assign("x", "registrar"))).toMatchObject({ code: "NotAuthorised" })
        expect(yield* toldTo("chief", register("hers"))).toMatchObject({ roles: ["registrar"] })
      }),
      Result.getOrThrow(parsePermissions(own))
    )
  })
})

/** Two processes on one store. */
const another = Effect.gen(function* () {
  const store = yield* EventStore
  const context = yield* Layer.build(layerOf().pipe(Layer.provide(Layer.succeed(EventStore, store))))
  return Context.get(context, Consortium)
})

describe("in a race", () => {
  it.effect("a role that is taken while a command is on its way counts, in whichever order they come", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene)
        const other = yield* another
        const { execute, preview } = yield* Consortium
        // Both know the roles as they were.
        yield* preview([approve("hers")], { actor: "contact" })
        yield* other.execute(revoke("contact", "contact-person", { member: "north" }), { actor: "chief" })
        expect(yield* Effect.flip(execute(approve("hers"), { actor: "contact" }))).toMatchObject({
          refusal: { code: "NotAuthorised" }
        })
      }).pipe(Effect.scoped)
    )
  )

  it.effect("no approval is recorded after its role was taken", () =>
    Effect.forEach(
      Array.from({ length: 20 }),
      () =>
        playRoles(
          Effect.gen(function* () {
            yield* sendAs("chief", ...scene)
            const other = yield* another
            const { execute } = yield* Consortium
            yield* Effect.all(
              [
                Effect.exit(execute(approve("hers"), { actor: "contact" })),
                Effect.exit(other.execute(revoke("contact", "contact-person", { member: "north" }), { actor: "chief" }))
              ],
              { concurrency: "unbounded" }
            )
            const last = (yield* recorded).at(-1)
            expect(last?.event.type).toBe("role.revoked")
          }).pipe(Effect.scoped)
        ),
      { discard: true }
    )
  )

  it.effect("of two coordinators who take each other's role one stays", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", ...scene, assign("deputy", "coordinator"))
        const other = yield* another
        const { execute } = yield* Consortium
        const answers = yield* Effect.all(
          [
            Effect.result(execute(revoke("deputy", "coordinator"), { actor: "chief" })),
            Effect.result(other.execute(revoke("chief", "coordinator"), { actor: "deputy" }))
          ],
          { concurrency: "unbounded" }
        )
        expect(answers.filter(Result.isSuccess)).toHaveLength(1)
      }).pipe(Effect.scoped)
    )
  )

  it.effect("of two who name the first coordinator one does", () =>
    playRoles(
      Effect.gen(function* () {
        const other = yield* another
        const { execute } = yield* Consortium
        const answers = yield* Effect.forEach(
          [execute, other.execute],
          (each, i) => Effect.result(each(assign(`chief ${i}`, "coordinator"), { actor: "anybody" })),
          { concurrency: "unbounded" }
        )
        expect(answers.filter(Result.isSuccess)).toHaveLength(1)
        expect(answers.filter(Result.isFailure)).toMatchObject([{ failure: { refusal: { code: "NotAuthorised" } } }])
      }).pipe(Effect.scoped)
    )
  )
})
