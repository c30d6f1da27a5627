/**
 * The code of the how-to of the same name.
 */
// #region imports
import { type ConsortiumEvent, Mobility, MobilityState, Places, type Projection, Question } from "@westum/mobility"
import { memory, open } from "@westum/mobility/promise"
import { HashMap } from "effect"
// #endregion
import { expect, it } from "vitest"

// #region projection
/** What the list shows of a mobility. */
interface Listed {
  readonly stage: string
  readonly member: string
  readonly participant: string
}

/** By mobility. */
type List = HashMap.HashMap<string, Listed>

/** The mobilities of a project. One project per key; the key is the project's id. */
const listOfMobilities: Projection.Projection<List, ConsortiumEvent> = {
  name: "our-list-of-mobilities",
  version: 1,
  types: Mobility.mobility.types,
  initial: HashMap.empty(),
  tags: (key) => [`project:${key}`],
  keys: Places.projectsOf,
  evolve: (list, event, _at, key) => {
    if (!("mobility" in event)) return list
    const id = event.mobility
    switch (event.type) {
      case "mobility.entered-in-error":
        return HashMap.remove(list, id)
      case "mobility.details-corrected":
      case "mobility.step-retracted":
      case "mobility.outcome-withdrawn":
      case "mobility.reinstated": {
        const { member, participant, project, stage } = event.after
        return project === key ? HashMap.set(list, id, { stage, member, participant }) : HashMap.remove(list, id)
      }
      case "mobility.payment-withdrawn":
      case "mobility.registration-corrected":
        return list
      default: {
        if (!MobilityState.isStageFact(event)) return list
        const { member, participant } = event
        return HashMap.set(list, id, { stage: MobilityState.stageOf(event), member, participant })
      }
    }
  }
}
// #endregion

// #region question
/** Which mobilities has a project, or one of its members? */
const mobilitiesOf = (project: string, member?: string) =>
  Question.question(
    "project",
    listOfMobilities,
    project,
    (list) =>
      HashMap.toEntries(list)
        .map(([mobility, listed]) => ({ mobility, ...listed }))
        .filter((row) => member === undefined || row.member === member)
        .toSorted((one, other) => (one.mobility < other.mobility ? -1 : 1)),
    member === undefined ? {} : { member }
  )
// #endregion

const project = "vet-2024"

const opening = (id: string) =>
  [
    {
      type: "open-project",
      project: id,
      coordinator: "harbour",
      start: "2024-09-01",
      end: "2026-08-31",
      timeZone: "Europe/Stockholm",
      categories: ["learner"],
      on: "2024-09-02"
    },
    { type: "set-goals", project: id, goals: [{ code: "1", titles: { en: "Languages at work" } }] },
    { type: "join-member", project: id, member: "harbour", name: "Harbour School", on: "2024-09-02" },
    { type: "join-member", project: id, member: "hill", name: "Hill College", on: "2024-09-02" },
    { type: "grant-places", project: id, places: 5, on: "2024-09-02" }
  ] as const

const application = { type: "apply", project, category: "learner", goals: ["1"], on: "2024-11-04" } as const

it("lists the mobilities of a project", async () => {
  await using consortium = await open(memory())
  await consortium.executeAll(opening(project))
  await consortium.executeAll(opening("vet-2025"))
  await consortium.executeAll([
    { ...application, mobility: "m-1", member: "harbour", participant: "p-1" },
    { ...application, mobility: "m-2", member: "hill", participant: "p-2" },
    { ...application, mobility: "m-3", member: "hill", participant: "p-3" },
    { type: "approve", mobility: "m-1", on: "2024-12-02" }
  ])
  // #region ask
  const now = await consortium.ask(mobilitiesOf(project))
  const then = await consortium.ask(mobilitiesOf(project), { asOf: "2024-11-30" })
  const ofHill = await consortium.ask(mobilitiesOf(project, "hill"))
  // #endregion
  expect(now.map(({ mobility, stage }) => `${mobility} ${stage}`)).toEqual([
    "m-1 approved",
    "m-2 applied",
    "m-3 applied"
  ])
  expect(then.map(({ stage }) => stage)).toEqual(["applied", "applied", "applied"])
  expect(ofHill.map(({ mobility }) => mobility)).toEqual(["m-2", "m-3"])

  await consortium.executeAll([
    { type: "correct-details", mobility: "m-2", changes: { project: "vet-2025" }, reason: "wrong-project" },
    { type: "enter-in-error", mobility: "m-3", reason: "duplicate" },
    { type: "retract-step", mobility: "m-1", reason: "not-decided" }
  ])
  expect((await consortium.ask(mobilitiesOf(project))).map(({ stage }) => stage)).toEqual(["applied"])
  expect((await consortium.ask(mobilitiesOf("vet-2025"))).map(({ mobility }) => mobility)).toEqual(["m-2"])
})
