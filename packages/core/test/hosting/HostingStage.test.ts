/**
 * Every step of a hosting from every stage: what comes of it stands here once more, so that a wrong table is found out.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { hosting } from "../../src/consortium/Question.ts"
import {
  type HostingStage,
  type HostingStepName,
  hostingStages,
  hostingStepNames,
  isReceived,
  takesBed
} from "../../src/hosting/HostingStage.ts"
import {
  accept,
  arrive,
  cancelHosting,
  correctHosting,
  end,
  endEarly,
  hostingInError,
  reinstateHosting,
  noShow,
  rejectHosting,
  request,
  requestAgain,
  retractHosting,
  supervise,
  withdrawHosting
} from "../support/Hosting.ts"
import { ask, eventOf, play, refusalOf, send } from "../support/Playing.ts"

const requested = [request("h")]
const accepted = [...requested, accept("h")]
const arrived = [...accepted, arrive("h")]
const rejected = [...requested, rejectHosting("h")]

/** Every way to stand somewhere; some stages can be reached in two that differ in what is taken back. */
const ways: ReadonlyArray<readonly [name: string, stage: HostingStage, way: ReadonlyArray<CommandInput>]> = [
  ["none", "none", []],
  ["requested", "requested", requested],
  ["requested again", "requested", [...rejected, requestAgain("h")]],
  ["accepted", "accepted", accepted],
  ["arrived", "arrived", arrived],
  ["ended", "ended", [...arrived, end("h")]],
  ["ended-early", "ended-early", [...arrived, endEarly("h")]],
  ["rejected", "rejected", rejected],
  ["withdrawn before acceptance", "withdrawn", [...requested, withdrawHosting("h")]],
  ["withdrawn after acceptance", "withdrawn", [...accepted, withdrawHosting("h")]],
  ["cancelled", "cancelled", [...accepted, cancelHosting("h")]],
  ["no-show", "no-show", [...accepted, noShow("h")]],
  ["entered-in-error", "entered-in-error", [...accepted, hostingInError("h")]]
]

const late = "2020-04-01"

const commands: Readonly<Record<HostingStepName, CommandInput>> = {
  "request-hosting": request("h"),
  "request-hosting-again": requestAgain("h", { on: late }),
  "accept-hosting": accept("h", { on: late }),
  "reject-hosting": rejectHosting("h", late),
  "withdraw-hosting": withdrawHosting("h", late),
  "cancel-hosting": cancelHosting("h", late),
  "record-no-show": noShow("h", late),
  "record-arrival": arrive("h", late),
  "end-hosting": end("h", late),
  "end-hosting-early": endEarly("h", late),
  "name-supervisor": supervise("h", "tutor 1", late),
  "correct-hosting": correctHosting("h", { partner: "partner 9" }),
  "retract-hosting-step": retractHosting("h"),
  "enter-hosting-in-error": hostingInError("h"),
  "reinstate-hosting": reinstateHosting("h")
}

const out = { "enter-hosting-in-error": "entered-in-error" } as const

/** Where each step leads from each way, `same` where the stage stays; all others are refused. */
const leads: Readonly<Record<string, Readonly<Partial<Record<HostingStepName, HostingStage>>>>> = {
  none: { "request-hosting": "requested" },
  requested: {
    "accept-hosting": "accepted",
    "reject-hosting": "rejected",
    "withdraw-hosting": "withdrawn",
    "correct-hosting": "requested",
    ...out
  },
  "requested again": {
    "accept-hosting": "accepted",
    "reject-hosting": "rejected",
    "withdraw-hosting": "withdrawn",
    "correct-hosting": "requested",
    ...out
  },
  accepted: {
    "withdraw-hosting": "withdrawn",
    "cancel-hosting": "cancelled",
    "record-no-show": "no-show",
    "record-arrival": "arrived",
    "name-supervisor": "accepted",
    "correct-hosting": "accepted",
    "retract-hosting-step": "requested",
    ...out
  },
  arrived: {
    "end-hosting": "ended",
    "end-hosting-early": "ended-early",
    "name-supervisor": "arrived",
    "correct-hosting": "arrived",
    "retract-hosting-step": "accepted",
    ...out
  },
  ended: { "name-supervisor": "ended", "correct-hosting": "ended", "retract-hosting-step": "arrived", ...out },
  "ended-early": {
    "name-supervisor": "ended-early",
    "correct-hosting": "ended-early",
    "retract-hosting-step": "arrived",
    ...out
  },
  rejected: {
    "request-hosting-again": "requested",
    "correct-hosting": "rejected",
    "retract-hosting-step": "requested",
    ...out
  },
  "withdrawn before acceptance": { "correct-hosting": "withdrawn", "retract-hosting-step": "requested", ...out },
  "withdrawn after acceptance": { "correct-hosting": "withdrawn", "retract-hosting-step": "accepted", ...out },
  cancelled: { "correct-hosting": "cancelled", "retract-hosting-step": "accepted", ...out },
  "no-show": { "correct-hosting": "no-show", "retract-hosting-step": "accepted", ...out },
  "entered-in-error": { "reinstate-hosting": "accepted" }
}

/** The stages that allow each step, in the order of a hosting's life. */
const allowedFrom = (step: HostingStepName): ReadonlyArray<HostingStage> =>
  hostingStages.filter((stage) => ways.some(([name, of]) => of === stage && leads[name]?.[step] !== undefined))

describe("a hosting", () => {
  for (const [name, stage, way] of ways) {
    for (const step of hostingStepNames) {
      const to = leads[name]?.[step]
      it.effect(`that is ${name}: ${step} ${to === undefined ? "is refused" : `leads to ${to}`}`, () =>
        play(
          Effect.gen(function* () {
            yield* send(...way)
            if (to !== undefined) {
              expect(yield* eventOf(commands[step])).toMatchObject({ hosting: "h", after: { stage: to } })
            } else {
              expect(yield* refusalOf(commands[step])).toEqual(
                stage === "none"
                  ? { code: "UnknownHosting", hosting: "h" }
                  : { code: "HostingStepNotAllowed", hosting: "h", step, stage, allowedFrom: allowedFrom(step) }
              )
            }
            expect((yield* ask(hosting("h"))).stage).toBe(to ?? stage)
          })
        )
      )
    }
  }

  it("takes a bed from acceptance on, until it is given up; who came was received", () => {
    expect(hostingStages.filter(takesBed)).toEqual(["accepted", "arrived", "ended", "ended-early"])
    expect(hostingStages.filter(isReceived)).toEqual(["arrived", "ended", "ended-early"])
  })
})
