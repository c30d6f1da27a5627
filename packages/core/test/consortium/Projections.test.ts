/**
 * What every projection promises, seen on a story in which every type of event happens.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Result, Schema } from "effect"
import { asOf, moved } from "../../src/consortium/AsOf.ts"
import { codec, tagsOf } from "../../src/consortium/ConsortiumCodec.ts"
import type { ConsortiumEvent } from "../../src/consortium/ConsortiumEvent.ts"
import { decisions, partsOf } from "../../src/consortium/Decisions.ts"
import { decodeAll } from "../../src/eventsourcing/Ask.ts"
import { fold, type Projection } from "../../src/eventsourcing/Projection.ts"
import { awarded } from "../../src/grants/ProjectAwards.ts"
import { goalProgress } from "../../src/goals/GoalProgress.ts"
import { hosting } from "../../src/hosting/Hosting.ts"
import { hostingCapacity } from "../../src/hosting/HostingCapacity.ts"
import { hostingStory } from "../../src/hosting/HostingStory.ts"
import { partners } from "../../src/hosting/Partners.ts"
import { received } from "../../src/hosting/Received.ts"
import { mobility } from "../../src/mobility/Mobility.ts"
import { timeline } from "../../src/mobility/Timeline.ts"
import { places } from "../../src/quota/Places.ts"
import { quotaUsage } from "../../src/quota/QuotaUsage.ts"
import { mobilityReminders } from "../../src/reaction/MobilityReminders.ts"
import { projectReminders } from "../../src/reaction/ProjectReminders.ts"
import { reminders } from "../../src/reminder/Reminders.ts"
import { story } from "../golden/Story.ts"
import { actorRoles } from "../../src/roles/ActorRoles.ts"
import { roleHolders } from "../../src/roles/RoleHolders.ts"
import { TimeZone } from "../../src/time/TimeZone.ts"
import { mutilated } from "../support/Mutilated.ts"
import { play, stored } from "../support/Playing.ts"

const ofMobilities = mobilityReminders({ version: 1, plans: [], timeZone: TimeZone.make("Europe/Stockholm") })
const ofProjects = projectReminders({ version: 1, plans: [] })

const projections: ReadonlySet<Projection<unknown, ConsortiumEvent>> = new Set([
  ...partsOf(decisions),
  quotaUsage,
  goalProgress,
  timeline,
  hostingStory,
  received,
  partners,
  ofMobilities.projection,
  ofProjects.projection
])

const recorded = Effect.andThen(
  story,
  Effect.flatMap(stored, ({ events }) => Effect.fromResult(decodeAll(codec, events)))
)

describe("projections", () => {
  it("have names that stay, since states are kept under them", () => {
    expect([...projections].map(({ name }) => name).toSorted()).toEqual([
      "actor-roles",
      "goal-progress",
      "hosting",
      "hosting-capacity",
      "hosting-story",
      "mobility",
      "mobility-reminders",
      "participant-stays",
      "partners",
      "places",
      "project",
      "project-awards",
      "project-reminders",
      "quota-usage",
      "received",
      "reminders",
      "role-holders",
      "timeline",
      "tool-id-holders"
    ])
  })

  it.effect(
    "say by keys and by tags the same: an event belongs to a key if and only if it carries the key's tags",
    () =>
      play(
        Effect.gen(function* () {
          const events = (yield* recorded).map(({ event }) => event)
          for (const projection of projections) {
            const keys = [...new Set(events.flatMap((event) => projection.keys(event)))]
            expect(keys.length).toBeGreaterThan(projection.tags("key").length > 0 ? 1 : 0)
            for (const event of events.filter(({ type }) => projection.types.includes(type))) {
              const tags: ReadonlyArray<string> = tagsOf(event)
              const byTags = keys.filter((key) => projection.tags(key).every((tag) => tags.includes(tag)))
              expect(projection.keys(event).toSorted()).toEqual(byTags.toSorted())
            }
          }
        })
      )
  )

  it.effect("have states that survive being written down", () =>
    play(
      Effect.gen(function* () {
        const events = yield* recorded
        for (const [projection, key] of [
          [places, "p"],
          [quotaUsage, "p"],
          [goalProgress, "p"],
          [awarded, "p"],
          [reminders, "mobility:paid"],
          [actorRoles, "lee"],
          [roleHolders, "supervisor"],
          [ofMobilities.projection, "paid"],
          [ofProjects.projection, "p"]
        ] as const) {
          const { schema } = projection
          if (schema === undefined) return yield* Effect.die(new Error(`${projection.name} has no schema`))
          const state: unknown = fold<unknown, ConsortiumEvent>(projection, key, events)
          const text = JSON.stringify(Result.getOrThrow(Schema.encodeUnknownResult(schema)(state)))
          const read = Schema.decodeUnknownResult(schema)
          const written: unknown = JSON.parse(text)
          expect(Result.getOrThrow(read(written))).toEqual(state)
          for (const other of mutilated(written)) expect(Result.isFailure(read(other))).toBe(true)
        }
      })
    )
  )
})

describe("the events that stand", () => {
  it.effect("without a day are all facts as they were put right, and lead to the states of now", () =>
    play(
      Effect.gen(function* () {
        const events = yield* recorded
        const standing = asOf(events)
        expect(standing.filter(({ event }) => "corrects" in event)).toEqual([])
        expect(standing.map(({ position }) => position)).toEqual(
          standing.map(({ position }) => position).toSorted((a, b) => a - b)
        )
        for (const projection of [places, quotaUsage, goalProgress, awarded]) {
          for (const key of ["p", "q"]) {
            expect(fold<unknown, ConsortiumEvent>(projection, key, standing)).toEqual(
              fold<unknown, ConsortiumEvent>(projection, key, events)
            )
          }
        }
        const early = fold(mobility, "past early", events)
        expect(fold(mobility, "past early", standing)).toEqual(early)
        expect(early).toMatchObject({ stage: "returned-early", details: { member: "south" } })
        expect(fold(hosting, "corrected", standing)).toEqual(fold(hosting, "corrected", events))
        for (const [projection, key] of [
          [hostingCapacity, "north"],
          [hostingCapacity, "south"],
          [partners, ""]
        ] as const) {
          expect(fold<unknown, ConsortiumEvent>(projection, key, standing)).toEqual(
            fold<unknown, ConsortiumEvent>(projection, key, events)
          )
        }
        expect([...moved(events)].toSorted()).toEqual(["hosting:corrected", "mobility:moved", "mobility:past early"])
      })
    )
  )
})
