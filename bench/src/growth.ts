/**
 * How the time grows with a consortium: four times as many should take about four times as long. What takes ten times as long or more goes
 * by the square, and ends the program with code 1.
 */
import { type CommandInput, memory, open, partners } from "@westum/mobility/promise"

type Consortium = Awaited<ReturnType<typeof open>>

const day = (number: number): string => new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10)
const each = <A>(count: number, make: (i: number) => A): ReadonlyArray<A> =>
  Array.from({ length: count }, (_, i) => make(i))

const project = "project"
const opened: ReadonlyArray<CommandInput> = [
  {
    type: "open-project",
    project,
    coordinator: "member 0",
    start: day(0),
    end: day(1000),
    timeZone: "Europe/Stockholm",
    categories: ["learner"],
    on: day(0)
  },
  { type: "set-goals", project, goals: [{ code: "1", titles: { en: "Languages" } }], on: day(0) }
]
const joined = (i: number): CommandInput => ({
  type: "join-member",
  project,
  member: `member ${i}`,
  name: "A school",
  on: day(0)
})

const done = async (consortium: Consortium, commands: ReadonlyArray<CommandInput>): Promise<void> => {
  const refused = (await consortium.executeEach(commands)).find(({ _tag }) => _tag === "Refused")
  if (refused !== undefined) throw new Error(`${JSON.stringify(refused)} in what was to be carried out`)
}

/** Milliseconds of what is asked or sent once the consortium is as it is told before. */
type Growing = (consortium: Consortium, count: number) => Promise<() => Promise<unknown>>

const past = (i: number): CommandInput => ({
  type: "record-past",
  mobility: `mobility ${i}`,
  project,
  member: "member 0",
  category: "learner",
  participant: `participant ${i}`,
  goals: ["1"],
  host: `host ${i % 50}`,
  appliedOn: day(0),
  approvedOn: day(1),
  departedOn: day(2),
  endedOn: day(20)
})

const partnersAsked: Growing = async (consortium, count) => {
  await done(consortium, [...opened, joined(0)])
  await done(consortium, each(count, past))
  return () => consortium.ask(partners())
}

const rowsPreviewed: Growing = async (consortium, count) => {
  await done(consortium, [...opened, joined(0)])
  return () => consortium.preview(each(count, past), {}, "row-by-row")
}

const guestsAccepted: Growing = async (consortium, count) => {
  const days = { start: day(0), end: day(1000) }
  const offer = { type: "offer-hosting", member: "north", offer: "beds", beds: count, days } as const
  await done(consortium, [{ ...offer, timeZone: "Europe/Stockholm", on: day(0) }])
  const guests = each(count, (i): ReadonlyArray<CommandInput> => {
    const planned = { start: day(i % 900), end: day((i % 900) + 20) }
    const guest = { member: "north", category: "learner", partner: "partner", participant: `participant ${i}`, planned }
    return [
      { type: "request-hosting", hosting: `hosting ${i}`, ...guest, on: day(0) },
      { type: "accept-hosting", hosting: `hosting ${i}`, on: day(1) }
    ]
  })
  return () => done(consortium, guests.flat())
}

/** One place for each of some members, among many. */
const placesAllocated: Growing = async (consortium, count) => {
  const allocated = (i: number): CommandInput => ({
    type: "allocate-places",
    project,
    member: `member ${i}`,
    places: 1,
    on: day(0)
  })
  await done(consortium, [...opened, { type: "grant-places", project, places: count, on: day(0) }])
  await done(consortium, each(count, joined))
  await done(consortium, each(count, allocated))
  return () => done(consortium, each(100, allocated))
}

const measured = async (growing: Growing, count: number): Promise<number> => {
  await using consortium = await open(memory())
  const turn = await growing(consortium, count)
  const start = performance.now()
  await turn()
  return performance.now() - start
}

const works: ReadonlyArray<readonly [name: string, Growing, few: number]> = [
  ["partners, by mobilities", partnersAsked, 1000],
  ["a spreadsheet looked at, by rows", rowsPreviewed, 2000],
  ["guests accepted, by guests", guestsAccepted, 500],
  ["100 allocations, by members", placesAllocated, 200]
]

const times = 4
const most = 10

for (const [name, growing, few] of works) {
  // Once for the compiler.
  await measured(growing, few)
  const [one, many] = [await measured(growing, few), await measured(growing, few * times)]
  console.log(`${name}: ${few} in ${one.toFixed(0)} ms, ${few * times} in ${many.toFixed(0)} ms`)
  if (many > most * one) process.exitCode = 1
}
