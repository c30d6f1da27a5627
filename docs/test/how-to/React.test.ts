/**
 * The code of the how-to about reactions.
 */
// #region imports
import {
  type ConsortiumEvent,
  MobilityReminders,
  Outbox,
  ProjectReminders,
  type Reaction,
  ReactionRunner,
  ShippedReminders,
  TimeZone
} from "@westum/mobility"
import { Effect, Schedule, Schema } from "effect"
// #endregion
import { expect, it } from "@effect/vitest"
import {
  type CommandInput,
  Consortium,
  EventStoreMemory,
  type IntegrationEvent,
  ReadModelStoreMemory
} from "@westum/mobility"
import { Layer } from "effect"
import { TestClock } from "effect/testing"

const stores = Layer.mergeAll(EventStoreMemory.layer, ReadModelStoreMemory.layer)
const layer = Consortium.layer.pipe(Layer.provideMerge(stores))

const given: readonly [CommandInput, ...ReadonlyArray<CommandInput>] = [
  {
    type: "open-project",
    project: "p",
    on: "2024-09-01",
    coordinator: "harbour",
    start: "2024-09-01",
    end: "2025-08-31",
    timeZone: "Europe/Stockholm",
    categories: ["learner", "staff"]
  },
  { type: "set-goals", project: "p", goals: [{ code: "1", titles: { en: "Languages at work" } }] },
  { type: "join-member", project: "p", on: "2024-09-01", member: "harbour", name: "Harbour School" },
  { type: "grant-places", project: "p", on: "2024-09-01", places: 10 },
  {
    type: "apply",
    mobility: "m",
    project: "p",
    on: "2025-01-10",
    member: "harbour",
    category: "learner",
    participant: "participant of m",
    goals: ["1"],
    planned: { start: "2025-04-01", end: "2025-04-30" }
  },
  { type: "approve", mobility: "m", on: "2025-03-01" }
]

it.effect("reacts to what happens", () =>
  Effect.gen(function* () {
    yield* TestClock.setTime(Date.parse("2025-03-10T09:00:00Z"))
    const told: Array<IntegrationEvent.IntegrationEvent> = []
    const sendMail = (event: IntegrationEvent.IntegrationEvent) => Effect.sync(() => void told.push(event))
    const clock = { every: 12 * 3_600_000 }

    // #region reminders
    const reminders = MobilityReminders.mobilityReminders({
      version: 1,
      timeZone: TimeZone.TimeZone.make("Europe/Stockholm"),
      plans: [
        ShippedReminders.missingReportRequest,
        ShippedReminders.missingReport,
        { of: "register", after: 21, every: 7, most: 2 }
      ]
    })
    const placesLeft = ProjectReminders.projectReminders({ version: 1, plans: [ShippedReminders.unusedPlaces] })
    // #endregion

    const consortium = yield* Consortium
    yield* consortium.executeAll(given)

    // #region run
    const giving = [
      ReactionRunner.run(reminders, { actor: "reminders", ...clock }),
      ReactionRunner.run(placesLeft, { actor: "reminders", ...clock })
    ]
    for (const each of giving) {
      const going = each.pipe(
        Effect.tapError((error) => Effect.logError(error.message)),
        Effect.retry({
          schedule: Schedule.spaced("10 seconds"),
          while: ({ _tag }) => _tag === "StoreFailed" || _tag === "ReadModelsFailed"
        })
      )
      yield* Effect.forkScoped(going)
    }
    // #endregion

    // #region outbox
    const mail: Outbox.Subscriber<never, never> = {
      name: "mail",
      types: ["reminder.issued"],
      deliver: (event) => sendMail(event)
    }
    yield* Effect.forkScoped(Outbox.run(mail))
    // #endregion

    yield* TestClock.adjust("11 days")
    expect(told).toEqual([])
    yield* TestClock.adjust("2 days")
    expect(told).toMatchObject([
      { mobility: "m", members: ["harbour"], reminder: { of: "register", waitsFor: "coordinator", number: 1 } }
    ])
    yield* TestClock.adjust("60 days")
    expect(told.map(({ reminder }) => `${reminder?.of} ${reminder?.number}`)).toEqual([
      "register 1",
      "register 2",
      "use-places 1"
    ])
  }).pipe(Effect.scoped, Effect.provide(layer))
)

// #region own
const Asked = Schema.Struct({ on: Schema.NullOr(Schema.String), isIn: Schema.Boolean })

const askAgain: Reaction.Reaction<typeof Asked.Type> = {
  version: 1,
  projection: {
    name: "ask-again",
    version: 1,
    schema: Asked,
    types: ["mobility.report-noted"],
    initial: { on: null, isIn: false },
    tags: (mobility) => [`mobility:${mobility}`],
    keys: (event: ConsortiumEvent) => (event.type === "mobility.report-noted" ? [event.mobility] : []),
    evolve: (state, event) => {
      if (event.type !== "mobility.report-noted") return state
      return event.status === "requested" ? { on: event.occurredOn, isIn: false } : { ...state, isIn: true }
    }
  },
  react: ({ isIn, on }, now, mobility) => {
    if (on === null || isIn) return { replies: [], again: null }
    const due = Date.parse(on) + 14 * 86_400_000
    if (now < due) return { replies: [], again: due }
    const command = { type: "note-report", mobility, status: "reminded-by-hand" } as const
    return { replies: [{ occasion: `asked on ${on}`, command }], again: null }
  }
}
// #endregion

it("waits two weeks, and says when to look again", () => {
  const asked = { on: "2025-05-01", isIn: false }
  const due = Date.parse("2025-05-15")
  expect(askAgain.react(asked, due - 1, "m")).toEqual({ replies: [], again: due })
  expect(askAgain.react(asked, due, "m").replies).toHaveLength(1)
  expect(askAgain.react({ ...asked, isIn: true }, due, "m")).toEqual({ replies: [], again: null })
})
