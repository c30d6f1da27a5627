/**
 * A role that is taken while a command is on its way counts: nothing is recorded by somebody who no longer has it.
 */
import { describe, expect, it } from "@effect/vitest"
import {
  type CommandInput,
  type ConsortiumService,
  Decisions,
  defaultPermissions,
  EventStore,
  EventStoreMemory,
  withRoles
} from "@westum/mobility"
import { Runs } from "@westum/mobility-testkit"
import { Effect, Layer, type Scope } from "effect"
import * as fc from "fast-check"
import { onDay, subject, wholeLog } from "../../src/history/Play.ts"
import { firstDay } from "../../src/history/Setup.ts"
import { scheduled } from "../../src/laws/Racing.ts"
import { checkedBefore } from "../gallery/CheckedBefore.ts"

const scope = { member: "north" }
const role = { actor: "x", role: "contact-person", scope } as const

const scene: ReadonlyArray<CommandInput> = [
  { type: "assign-role", actor: "chief", role: "coordinator" },
  {
    type: "open-project",
    project: "A",
    coordinator: "north",
    start: "2019-09-01",
    end: "2020-08-31",
    timeZone: "UTC",
    categories: ["staff"]
  },
  { type: "set-goals", project: "A", goals: [{ code: "g", titles: {} }] },
  { type: "join-member", project: "A", member: "north", name: "North" },
  { type: "assign-role", ...role },
  { type: "apply", mobility: "m", project: "A", member: "north", category: "staff", participant: "p", goals: ["g"] }
]

type Send = ConsortiumService["execute"]

/** Decides otherwise who may, or as the library does. */
type Sending = (scheduled: Layer.Layer<EventStore.EventStore>) => Effect.Effect<Send, never, Scope.Scope>

/** Approves and takes the role at once, in the order that the scheduler makes of what either asks of the store. */
const race = Effect.fnUntraced(function* (sending: Sending, scheduler: fc.Scheduler) {
  const base = yield* subject(EventStoreMemory.layer)
  yield* onDay(
    firstDay,
    Effect.forEach(scene, (command) => base.consortium.execute(command))
  )
  const slow = (who: string) => Layer.succeed(EventStore.EventStore, scheduled(base.store, scheduler, who))
  const send = yield* sending(slow("approver"))
  const { consortium } = yield* subject(slow("coordinator"))
  const approve = send({ type: "approve", mobility: "m" }, { actor: "x" })
  const revoke = consortium.execute({ type: "revoke-role", ...role }, { actor: "chief" })
  const both = onDay(firstDay, Effect.all([Effect.exit(approve), revoke], { concurrency: "unbounded" }))
  const context = yield* Effect.context()
  yield* Effect.promise(() => scheduler.waitFor(Effect.runPromiseWith(context)(both)))
  return (yield* wholeLog(base)).events.map(({ event }) => event.type).at(-1) === "role.revoked"
})

const neverAfter = (sending: Sending) =>
  fc.asyncProperty(fc.scheduler(), (scheduler) => Effect.runPromise(Effect.scoped(race(sending, scheduler))))

const decisions = withRoles(Decisions.decisions, defaultPermissions)

const sound: Sending = (store) =>
  Effect.map(subject(store, { decisions }), ({ consortium }): Send => consortium.execute)

const faulty: Sending = (store) =>
  Effect.map(subject(store), ({ consortium }) => checkedBefore(consortium, defaultPermissions))

const patience = 120_000

describe("in a race with the one who takes the role,", () => {
  it(
    "nothing is approved by somebody who has it no longer",
    async () => {
      const tried = await fc.check(neverAfter(sound), { numRuns: 4 * Runs.runs() })
      expect(fc.defaultReportMessage(tried) ?? "never").toBe("never")
    },
    patience
  )

  it(
    "roles that are looked at before are caught",
    async () => {
      const tried = await fc.check(neverAfter(faulty), { numRuns: 1_000, endOnFailure: true })
      expect(tried.failed).toBe(true)
      expect(String(tried.errorInstance)).toContain("returning false")
      console.log(`found after ${tried.numRuns}`)
    },
    patience
  )
})
