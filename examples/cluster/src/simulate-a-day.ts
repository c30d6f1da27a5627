/**
 * A day of all of Erasmus+ on one server, made smaller: tenants, each with a log of its own, through the public way in. `DATABASE_URL`
 * names an empty database; `TENANTS`, `MOBILITIES` (of each tenant) and `AT_ONCE` (commands under way in each) say how much.
 */
import { type CommandInput, Consortium } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Clock, Effect, Layer } from "effect"

const { AT_ONCE = "16", DATABASE_URL: url = "", MOBILITIES = "500", TENANTS = "4" } = process.env
const project = "P"
const day = "2020-01-01"

/** Mobilities in the open data, 2014 to 2019; growth, peak day and peak hour are assumptions, reasoned in docs/explanation/scale.md. */
const year = {
  mobilities: 4_199_400 / 6,
  growth: 3,
  commandsEach: 6,
  workingDays: 250,
  peakDay: 5,
  hoursOfDay: 8,
  peakHour: 3
}
const perDay = (year.mobilities * year.growth * year.commandsEach * year.peakDay) / year.workingDays
const perSecond = (perDay / year.hoursOfDay / 3600) * year.peakHour

const opening: readonly [CommandInput, ...ReadonlyArray<CommandInput>] = [
  {
    type: "open-project",
    project,
    on: day,
    coordinator: "north",
    start: day,
    end: "2021-12-31",
    timeZone: "Europe/Stockholm",
    categories: ["learner"]
  },
  { type: "set-goals", project, on: day, goals: [{ code: "g1", titles: { en: "Staff skills" } }] },
  { type: "join-member", project, on: day, member: "north", name: "North" },
  { type: "grant-places", project, places: Number(MOBILITIES) }
]

/** What is sent about one mobility; each waits for the one before. */
const life = (i: number): ReadonlyArray<CommandInput> => {
  const mobility = `m${i}`
  return [
    {
      type: "apply",
      on: day,
      mobility,
      project,
      member: "north",
      category: "learner",
      participant: `p${i}`,
      goals: ["g1"]
    },
    { type: "approve", mobility, on: day }
  ]
}

/** One tenant's day. */
const tenant = (schema: string) =>
  Effect.gen(function* () {
    const consortium = yield* Consortium
    yield* consortium.executeAll(opening)
    const lives = Array.from({ length: Number(MOBILITIES) }, (_, i) => life(i))
    yield* Effect.forEach(lives, (steps) => Effect.forEach(steps, (step) => consortium.execute(step)), {
      concurrency: Number(AT_ONCE)
    })
    return lives.flat().length
  }).pipe(Effect.provide(Layer.provide(Consortium.layer, PostgresEventStore.layer({ url, schema, maxConnections: 4 }))))

const simulate = Effect.gen(function* () {
  const begun = yield* Clock.currentTimeMillis
  const schemas = Array.from({ length: Number(TENANTS) }, (_, i) => `day_${begun}_${i}`)
  const done = yield* Effect.forEach(schemas, tenant, { concurrency: "unbounded" })
  const seconds = ((yield* Clock.currentTimeMillis) - begun) / 1000
  const commands = done.reduce((sum, n) => sum + n, 0)
  const rate = commands / seconds
  console.log(
    `${commands} commands of ${schemas.length} tenants in ${seconds.toFixed(1)} s: ${rate.toFixed(0)} a second`
  )
  console.log(
    `wanted in the peak hour: ${perSecond.toFixed(1)} a second; head-room ${(rate / perSecond).toFixed(1)} times`
  )
})

await Effect.runPromise(simulate)
