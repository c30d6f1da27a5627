/**
 * States that are kept outside the process hold events as they were read, and are believed for as long as their projection has the
 * version that they were kept under. Raising the version of an event that they hold without raising theirs leaves states of the old shape,
 * which nothing brings up to date.
 */
import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { TestClock } from "effect/testing"
import { definitions } from "../../src/consortium/ConsortiumCodec.ts"
import type { ConsortiumEvent } from "../../src/consortium/ConsortiumEvent.ts"
import { decisions, partsOf } from "../../src/consortium/Decisions.ts"
import { shippedReadModels } from "../../src/consortium/ShippedReadModels.ts"
import type { Projection, Recorded } from "../../src/eventsourcing/Projection.ts"
import { awarded } from "../../src/grants/ProjectAwards.ts"
import { received } from "../../src/hosting/Received.ts"
import { mobilityReminders } from "../../src/reaction/MobilityReminders.ts"
import { projectReminders } from "../../src/reaction/ProjectReminders.ts"
import { defaultPermissions } from "../../src/roles/DefaultPermissions.ts"
import { withRoles } from "../../src/roles/WithRoles.ts"
import { TimeZone } from "../../src/time/TimeZone.ts"
import { story } from "../golden/Story.ts"
import { play, recorded } from "../support/Playing.ts"

const factsOfMobilities = {
  "mobility.applied": 1,
  "mobility.approved": 2,
  "mobility.cancelled": 2,
  "mobility.completed": 1,
  "mobility.declared-eligible": 1,
  "mobility.declared-ineligible": 1,
  "mobility.departed": 1,
  "mobility.document-signed": 1,
  "mobility.extended": 1,
  "mobility.funding-changed": 1,
  "mobility.goals-changed": 1,
  "mobility.interrupted": 1,
  "mobility.mode-changed": 1,
  "mobility.no-show": 1,
  "mobility.outcome-recorded": 1,
  "mobility.payment-made": 1,
  "mobility.payment-recovered": 1,
  "mobility.prevented": 1,
  "mobility.reconsidered": 1,
  "mobility.registered": 1,
  "mobility.registration-removed": 1,
  "mobility.registration-updated": 1,
  "mobility.rejected": 2,
  "mobility.replanned": 1,
  "mobility.report-noted": 1,
  "mobility.resumed": 1,
  "mobility.returned-early": 1,
  "mobility.signature-withdrawn": 1,
  "mobility.waitlisted": 1,
  "mobility.withdrawn": 1
}

const toldOfProjects = {
  "project.check-recorded": 1,
  "project.closed": 1,
  "project.extension-granted": 1,
  "project.extension-step-retracted": 1,
  "project.grant-decided": 1,
  "project.opened": 2,
  "project.report-returned": 1,
  "project.report-submitted": 1,
  "project.settings-changed": 2,
  "project.step-retracted": 1
}

const factsOfLimits = { "project.places-allocated": 1, "project.places-granted": 1, "project.places-moved": 1 }

/**
 * Which version of which event the states of a projection hold, by the projection's version. An entry that was released is never
 * changed: where an event has a new version, each projection that holds it gets one too, and an entry for that.
 */
const held: Readonly<Record<string, Readonly<Record<number, Readonly<Record<string, number>>>>>> = {
  mobility: { 3: factsOfMobilities, 4: factsOfMobilities, 5: factsOfMobilities },
  "mobility-reminders": { 3: factsOfMobilities, 4: factsOfMobilities, 5: factsOfMobilities },
  places: { 3: factsOfLimits, 4: factsOfLimits },
  "project-reminders": {
    3: toldOfProjects,
    4: { ...toldOfProjects, ...factsOfLimits, "project.details-corrected": 1 }
  },
  "quota-usage": { 3: factsOfLimits, 4: factsOfLimits }
}

type AnyProjection = Projection<unknown, ConsortiumEvent>

const zone = TimeZone.make("Europe/Stockholm")
const all: ReadonlyArray<AnyProjection> = [
  ...partsOf(withRoles(decisions, defaultPermissions)),
  ...shippedReadModels.map(({ projection }) => projection),
  mobilityReminders({ version: 1, plans: [], timeZone: zone }).projection,
  projectReminders({ version: 1, plans: [] }).projection,
  awarded,
  received
]

const versions = new Map<unknown, number>(Object.values(definitions).map(({ type, version }) => [type, version]))

/** The types of the events in a state as it is kept. */
const typesIn = (state: unknown): ReadonlyArray<string> => {
  if (typeof state !== "object" || state === null) return []
  const inside = Object.values(state).flatMap(typesIn)
  return "type" in state && typeof state.type === "string" && versions.has(state.type)
    ? [state.type, ...inside]
    : inside
}

/** All events that any state of the projection holds at any time of a story in which every event happens. */
const holds = (projection: AnyProjection, log: ReadonlyArray<Recorded<ConsortiumEvent>>) => {
  const { initial, schema, types } = projection
  const found = new Set<string>()
  if (schema === undefined) return found
  const write = Schema.encodeUnknownSync(schema)
  const states = new Map<string, unknown>()
  for (const recorded of log) {
    if (!types.includes(recorded.event.type)) continue
    for (const key of projection.keys(recorded.event)) {
      const before = states.has(key) ? states.get(key) : initial
      const state = projection.evolve(before, recorded.event, recorded, key)
      states.set(key, state)
      for (const type of typesIn(write(state))) found.add(type)
    }
  }
  return found
}

/** The entry of the newest version. */
const newestOf = (byVersion: Readonly<Record<number, unknown>>): unknown =>
  Object.fromEntries(Object.entries(byVersion).slice(-1))

it("what kept states hold is of the versions that were recorded with the version of their projection", async () => {
  const log = await Effect.runPromise(Effect.provide(play(Effect.andThen(story, recorded)), TestClock.layer()))
  const today = new Map<string, unknown>()
  for (const projection of all) {
    const found = [...holds(projection, log)].map((type) => [type, versions.get(type)] as const)
    if (found.length > 0) today.set(projection.name, { [projection.version]: Object.fromEntries(found) })
  }
  expect(Object.fromEntries(today), "raise the version of the projection, and add an entry for it").toEqual(
    Object.fromEntries(Object.entries(held).map(([name, byVersion]) => [name, newestOf(byVersion)]))
  )
})
