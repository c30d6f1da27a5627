/**
 * Whole commands in memory, beside the in-memory stores of other libraries.
 */
import { getInMemoryEventStore } from "@event-driven-io/emmett"
import { EventStoreMemory } from "@westum/mobility"
import { type CommandDesk, violationIn } from "../CommandDesk.ts"
import { ourDesk } from "../ours/OurDesk.ts"
import { castoreDesk } from "../peers/CastoreDesk.ts"
import { emmettDesk } from "../peers/EmmettDesk.ts"
import type { Scale } from "../Scale.ts"
import { apply, numbers, type StepInput, steps, story, storyProblem } from "../scenario/Lives.ts"
import { checked, type Contender, timed, type Work } from "../Work.ts"

const projectsOf = (count: number): ReadonlyArray<string> => numbers(0, count).map((i) => `project-${i}`)

interface Script {
  /** What is stored before the clock starts: an application for each mobility. */
  readonly before: ReadonlyArray<StepInput>
  /** What is measured: the rest of every life, and some new applications. */
  readonly measured: ReadonlyArray<StepInput>
  readonly problemOf: (mobility: string, types: ReadonlyArray<string>) => string | undefined
  readonly mobilities: ReadonlyArray<string>
}

const name = (mobility: number) => `mobility-${mobility}`

const scriptOf = ({ mobilities }: Scale, projects: ReadonlyArray<string>): Script => {
  const application = (mobility: number) => apply(mobility, projects[mobility % projects.length] ?? "")
  const known = numbers(0, mobilities)
  const added = numbers(mobilities, mobilities + mobilities / 10)
  const fresh = new Set(added.map(name))
  return {
    before: known.map(application),
    measured: [...added.map(application), ...steps.flatMap((step) => known.map(step))],
    problemOf: (mobility, types) => storyProblem(mobility, types, fresh.has(mobility) ? 1 : story.length),
    mobilities: [...known, ...added].map(name)
  }
}

const approveAgain: StepInput = { type: "approve", mobility: "mobility-0", on: "2020-03-02" }

const contender = <Desk extends CommandDesk>(
  name: string,
  { before, measured, mobilities, problemOf }: Script,
  makeDesk: () => Promise<Desk>,
  ownProblem: (desk: Desk) => Promise<string | undefined> = () => Promise.resolve(undefined)
): Contender => ({
  name,
  turn: async () => {
    const desk = await makeDesk()
    await desk.oneByOne(before)
    const turn = await timed(measured.length, () => desk.oneByOne(measured))
    const violation = (await violationIn(desk, problemOf, mobilities, approveAgain)) ?? (await ownProblem(desk))
    await desk.close()
    return checked(turn, violation)
  }
})

const us = (name: string, scale: Scale, projectCount: number): Contender => {
  const projects = projectsOf(projectCount)
  return contender(
    name,
    scriptOf(scale, projects),
    () => ourDesk(EventStoreMemory.layer, projects),
    async (desk) => {
      const held = await Promise.all(projects.map(desk.heldIn))
      const sum = held.reduce((total, of) => total + of, 0)
      return sum === scale.mobilities ? undefined : `${sum} places are held, not ${scale.mobilities}`
    }
  )
}

/** All contenders know the same lives; ours guards places and overlapping stays besides. */
export const commandsInMemory = (scale: Scale): Promise<Work> => {
  const peers = scriptOf(scale, projectsOf(1))
  return Promise.resolve({
    title: "Whole commands in memory",
    unit: "commands",
    explanation:
      `One caller, one command after the other, ${scale.mobilities} mobilities stored as applications; measured are ` +
      `their approvals, departures, completions and registrations, and ${scale.mobilities / 10} new applications. Ours parses ` +
      "each command, guards places, overlapping stays and tool ids, writes JSON text with all tags and a digest, and can " +
      "answer a command sent again. The peers check the stage, the goals and the dates of their one stream and keep objects.",
    contenders: [
      us("ours, one project", scale, 1),
      us("ours, 50 projects", scale, 50),
      contender("castore", peers, () => Promise.resolve(castoreDesk())),
      contender("emmett", peers, () => Promise.resolve(emmettDesk(getInMemoryEventStore())))
    ],
    bases: ["castore", "emmett"],
    goals: [
      { contender: "ours, one project", against: "castore", atLeast: 1 },
      { contender: "ours, 50 projects", against: "castore", atLeast: 1 },
      { contender: "ours, one project", against: "emmett", atLeast: 10 },
      { contender: "ours, 50 projects", against: "emmett", atLeast: 10 }
    ]
  })
}
