/**
 * The story of a mobility in short: five milestones in their order, each reached on a day, on an unknown day, or open.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { AskOptions } from "../../src/consortium/Asking.ts"
import { Consortium } from "../../src/consortium/Consortium.ts"
import { hosting, timeline } from "../../src/consortium/Question.ts"
import { actorIn } from "../../src/eventsourcing/Command.ts"
import { milestoneNames } from "../../src/mobility/Timeline.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  apply,
  approve,
  complete,
  completed,
  correct,
  depart,
  opened,
  register,
  reject,
  removeRegistration,
  returnEarly,
  settings,
  updateRegistration
} from "../support/Commands.ts"
import { rejectHosting, request } from "../support/Hosting.ts"
import { ask, dayIs, play, send } from "../support/Playing.ts"

const reached = Effect.map(ask(timeline("m")), ({ milestones }) =>
  milestones.map(({ on, reached: is }) => (is ? on : "open"))
)

const byWhom = (options?: AskOptions) =>
  Effect.map(ask(timeline("m"), options), ({ entries }) => entries.map(({ actor, reason }) => [actor, reason]))

describe("a timeline", () => {
  it.effect("has its five milestones, open until they are reached", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        expect(milestoneNames).toEqual(["applied", "approved", "departed", "completed", "registered"])
        expect(yield* reached).toEqual(["open", "open", "open", "open", "open"])
        yield* send(apply("m"), approve("m"))
        expect(yield* reached).toEqual(["2019-10-01", "2019-10-10", "open", "open", "open"])
        yield* send(depart("m"), returnEarly("m"))
        expect(yield* reached).toEqual(["2019-10-01", "2019-10-10", "2019-11-01", "2019-11-10", "open"])
      })
    )
  )

  it.effect("says who entered what, and why where that was said, also as of a day", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        const { execute } = yield* Consortium
        yield* execute(apply("m"), { actor: "user-1" })
        yield* execute(reject("m"), { actor: "user-2" })
        const [first, second] = [
          ["user-1", undefined],
          ["user-2", "no-language"]
        ]
        expect(yield* byWhom()).toEqual([first, second])
        expect(yield* byWhom({ asOf: CalendarDate.make("2019-10-01") })).toEqual([first])
        yield* send(request("h"))
        yield* execute(rejectHosting("h"), { actor: "user-3" })
        expect((yield* ask(hosting("h"))).entries).toMatchObject([
          { actor: "unknown", reason: undefined },
          { actor: "user-3", reason: "no-tutor" }
        ])
      })
    )
  )

  it("knows nobody where a log does not say who it was", () => {
    for (const meta of [undefined, "{}", "nothing", '{"actor":7}']) expect(actorIn(meta)).toBeUndefined()
  })

  it.effect("is registered since the row was made, whatever was changed in it, and no longer when it is gone", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { settings: settings({ registerFrom: "applied" }) }), apply("m"))
        yield* send(register("m", { on: "2019-10-02", status: "draft", dates: "planned" }))
        expect(yield* reached).toEqual(["2019-10-01", "open", "open", "open", "2019-10-02"])
        yield* send(approve("m"), depart("m"), complete("m"), updateRegistration("m"))
        expect(yield* reached).toEqual(["2019-10-01", "2019-10-10", "2019-11-01", "2019-11-20", "2019-10-02"])
        yield* send(removeRegistration("m"))
        expect((yield* reached)[4]).toBe("open")
        yield* send(register("m", { on: "2020-02-01" }))
        expect((yield* reached)[4]).toBe("2020-02-01")
      })
    )
  )

  it.effect("is closed once the stay is over and the row shows how it was", () =>
    play(
      Effect.gen(function* () {
        const isClosed = Effect.map(ask(timeline("m")), ({ closed }) => closed)
        yield* send(...opened(), apply("m"), approve("m"), register("m", { on: "2019-10-15", dates: "planned" }))
        expect(yield* isClosed).toBe(false)
        yield* send(depart("m"), complete("m"))
        expect(yield* isClosed).toBe(false)
        yield* send(updateRegistration("m"))
        expect(yield* isClosed).toBe(true)
        // The row shows another day than the right one.
        yield* send(correct("m", { dates: { ended: "2019-11-21" } }))
        expect(yield* isClosed).toBe(false)
        yield* send(updateRegistration("m", { on: "2019-12-11", status: "draft" }))
        expect(yield* isClosed).toBe(false)
        yield* send(updateRegistration("m", { on: "2019-12-12" }))
        expect(yield* isClosed).toBe(true)
        yield* send(apply("k"), reject("k"))
        expect((yield* ask(timeline("k"))).closed).toBe(false)
        yield* send(apply("early"), approve("early"), depart("early"), returnEarly("early"), register("early"))
        expect((yield* ask(timeline("early"))).closed).toBe(true)
      })
    )
  )

  it.effect("tells when each entry was made", () =>
    play(
      Effect.gen(function* () {
        yield* dayIs("2019-12-01")
        yield* send(...opened(), ...completed("m"))
        yield* dayIs("2020-02-01")
        yield* send(register("m"))
        const { entries } = yield* ask(timeline("m"))
        expect(
          entries.map(({ occurredOn, recordedAt }) => [occurredOn, new Date(recordedAt).toISOString().slice(0, 10)])
        ).toEqual([
          ["2019-10-01", "2019-12-01"],
          ["2019-10-10", "2019-12-01"],
          ["2019-11-01", "2019-12-01"],
          ["2019-11-20", "2019-12-01"],
          ["2019-12-01", "2020-02-01"]
        ])
      })
    )
  )
})
