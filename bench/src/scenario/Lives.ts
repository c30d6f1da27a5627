/**
 * The commands that every contender gets: mobilities of a consortium of 14 members, from application to registration.
 */
import type { CommandInput } from "@westum/mobility"

/** The five commands of a life, and one that can be sent again and again. */
export type StepInput = Extract<
  CommandInput,
  { readonly type: "apply" | "approve" | "depart" | "complete" | "register" | "change-goals" }
>

const members = 14

const memberOf = (mobility: number): string => `member-${mobility % members}`

/** The goals of the project; 2 is the parent of 2.1 and 2.2. */
export const goals = ["1", "2", "2.1", "2.2", "3", "4", "5"]

/** The first and the last day of the project. */
export const period = { start: "2019-09-01", end: "2022-08-31" }

const openedOn = "2019-08-15"

/** What opens a project that has room for everybody. */
export const opening = (project: string): readonly [CommandInput, ...Array<CommandInput>] => [
  {
    type: "open-project",
    project,
    on: openedOn,
    coordinator: memberOf(0),
    ...period,
    timeZone: "Europe/Stockholm",
    categories: ["learner", "staff"]
  },
  {
    type: "set-goals",
    project,
    on: openedOn,
    goals: goals.map((code) => ({
      code,
      titles: { en: `Goal ${code}`, sv: `Mål ${code}` },
      ...(code.includes(".") ? { parent: "2" } : {})
    }))
  },
  ...Array.from({ length: members }, (_, i) => ({
    type: "join-member" as const,
    project,
    on: openedOn,
    member: memberOf(i),
    name: `Member ${i}`
  })),
  { type: "grant-places", project, on: openedOn, places: 1_000_000 }
]

/** Applies for a mobility of two weeks. */
export const apply = (mobility: number, project: string): StepInput => ({
  type: "apply",
  mobility: `mobility-${mobility}`,
  on: "2019-10-01",
  project,
  member: memberOf(mobility),
  category: mobility % 5 < 2 ? "learner" : "staff",
  participant: `participant-${mobility}`,
  goals: mobility % 3 === 0 ? ["1", "2.1"] : ["3"],
  activity: "job-shadowing",
  host: `host-${mobility % 40}`,
  planned: { start: "2020-02-03", end: "2020-02-14" }
})

/** What follows an application. */
export const steps: ReadonlyArray<(mobility: number) => StepInput> = [
  (mobility) => ({ type: "approve", mobility: `mobility-${mobility}`, on: "2019-11-04" }),
  (mobility) => ({ type: "depart", mobility: `mobility-${mobility}`, on: "2020-02-03" }),
  (mobility) => ({ type: "complete", mobility: `mobility-${mobility}`, on: "2020-02-14" }),
  (mobility) => ({
    type: "register",
    mobility: `mobility-${mobility}`,
    on: "2020-03-02",
    tool: `tool-${mobility}`,
    status: "complete",
    dates: "actual"
  })
]

/** The types of the events of a whole life, in their order. */
export const story = [
  "mobility.applied",
  "mobility.approved",
  "mobility.departed",
  "mobility.completed",
  "mobility.registered"
]

/** What is wrong with the events of one mobility, if anything. */
export const storyProblem = (mobility: string, types: ReadonlyArray<string>, length: number): string | undefined =>
  types.join() === story.slice(0, length).join() ? undefined : `${mobility} has the events ${types.join(", ")}`

/** The numbers from one up to another. */
export const numbers = (from: number, to: number): ReadonlyArray<number> =>
  Array.from({ length: to - from }, (_, i) => from + i)
