/**
 * The whole consortium as its log tells it, kept beside the domain in plain lists: what the laws compare with.
 */
import type { CommandInput, ConsortiumEvent, Projection } from "@westum/mobility"
import { corrected } from "./Corrected.ts"
import { type Changes, type Fact, factOf, type Seen, seen } from "./Facts.ts"
import { happenedBy } from "./Following.ts"
import type { Holder, Limits } from "./Limits.ts"
import { limitsIn, type Shared } from "./Sharing.ts"
import { type Told, toldAfter, untold } from "./Phases.ts"

/** A stored event, decoded. */
export type Recorded = Projection.Recorded<ConsortiumEvent>

type Opened = Extract<ConsortiumEvent, { readonly type: "project.opened" }>
type MobilityEvent = Extract<ConsortiumEvent, { readonly mobility: string }>
type ProjectEvent = Exclude<Extract<ConsortiumEvent, { readonly project: string }>, MobilityEvent>

/** The goals of a project as commands carry them. */
export type Goals = Extract<CommandInput, { readonly type: "set-goals" }>["goals"]

/** A project as it stands. */
export interface Project {
  readonly start: string
  readonly end: string
  /** The ends that were granted, each with the id of its event, after the one that was agreed on at first. */
  readonly ends: ReadonlyArray<{ readonly id: string; readonly end: string }>
  readonly zone: string
  readonly settings: Opened["settings"]
  readonly goals: Goals
  /** The day on which they were set. */
  readonly goalsOn: string
  readonly limits: Limits
  /** What the limits come of, as it was entered. */
  readonly shared: ReadonlyArray<Shared>
  readonly phases: Told
}

/** A mobility as it stands, whose it is and what happened. */
export interface Mobility {
  readonly id: string
  readonly project: string
  readonly member: string
  readonly category: string
  readonly participant: string
  /** Nothing while it is said to have been entered in error. */
  readonly facts: ReadonlyArray<Fact>
  /** What had stood of it until that was said. */
  readonly struck: ReadonlyArray<Fact>
  readonly inError: boolean
}

const holding: ReadonlyArray<string> = ["approved", "departed", "completed", "returned-early"]

/** Approved and not given back. */
export const holds = ({ stage }: { readonly stage: string }): boolean => holding.includes(stage)

/** What a project says of places. */
export interface PlaceRules {
  /** Categories that take no place. */
  readonly placeless: ReadonlyArray<string>
  readonly prevented: Opened["settings"]["prevented"]
}

/** Whether somebody of this category takes no place. */
export const isPlaceless = ({ placeless }: PlaceRules, { category }: { readonly category: string }): boolean =>
  placeless.some((each) => each === category)

/** Whether a place of the project is taken. */
export const takesPlace = (
  settings: PlaceRules,
  mobility: { readonly stage: string; readonly category: string }
): boolean =>
  !isPlaceless(settings, mobility) &&
  (holds(mobility) || (mobility.stage === "prevented" && settings.prevented === "uses-place"))

const formats = new Map<string, Intl.DateTimeFormat>()

/** The day of an instant in a time zone. */
export const dayIn = (zone: string, instant: number): string => {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone })
  formats.set(zone, format)
  return format.format(instant)
}

const ending = (project: Project, ends: Project["ends"]): Project => ({ ...project, ends, end: ends.at(-1)?.end ?? "" })

const afterProjectEvent = (project: Project, id: string, event: ProjectEvent): Project => {
  const { ends, goalsOn } = project
  switch (event.type) {
    case "project.settings-changed":
      return { ...project, settings: event.settings }
    case "project.goals-set":
      return event.occurredOn < goalsOn ? project : { ...project, goals: event.goals, goalsOn: event.occurredOn }
    case "project.places-granted":
    case "project.places-allocated":
    case "project.places-moved": {
      const shared = [...project.shared, { on: event.occurredOn, word: event }]
      return { ...project, shared, limits: limitsIn(shared) }
    }
    case "project.details-corrected": {
      const { end = ends[0]?.end ?? "", start = project.start, timeZone: zone = project.zone } = event.changes
      return ending({ ...project, start, zone }, [{ id: "", end }, ...ends.slice(1)])
    }
    case "project.extension-granted":
      return ending(project, [...ends, { id, end: event.end }])
    case "project.extension-step-retracted":
      return ending(
        project,
        ends.filter((each) => !event.corrects.some((wrong) => wrong === each.id))
      )
    default:
      return project
  }
}

const opened = ({ end, phase, settings, start, timeZone }: Opened): Project => ({
  start,
  end,
  ends: [{ id: "", end }],
  zone: timeZone,
  settings,
  goals: [],
  goalsOn: "",
  limits: [],
  shared: [],
  phases: { ...untold, appliedFor: phase === "applied" }
})

const begun = ({ category, member, mobility, participant, project }: MobilityEvent): Mobility => ({
  id: mobility,
  project,
  member,
  category,
  participant,
  facts: [],
  struck: [],
  inError: false
})

/** The mobility with the right values in place of the wrong ones. */
export const rectified = <Told extends Mobility>(mobility: Told, changes: Changes): Told => {
  const { category, member, participant, project } = { ...mobility, ...changes }
  return { ...mobility, project, member, category, participant, facts: corrected(mobility.facts, changes) }
}

const afterMobilityEvent = (mobility: Mobility, id: string, event: MobilityEvent, enteredOn: string): Mobility => {
  switch (event.type) {
    case "mobility.details-corrected":
      return rectified(mobility, event.changes)
    case "mobility.step-retracted":
    case "mobility.payment-withdrawn":
    case "mobility.outcome-withdrawn": {
      const wrong: ReadonlyArray<string> = event.corrects
      return { ...mobility, facts: mobility.facts.filter((fact) => !wrong.includes(fact.id)) }
    }
    case "mobility.registration-corrected": {
      const wrong: ReadonlyArray<string> = event.corrects
      const right = (fact: Fact): Fact =>
        fact.row == null || !wrong.includes(fact.id) ? fact : { ...fact, row: { ...fact.row, tool: event.tool } }
      return { ...mobility, facts: mobility.facts.map(right) }
    }
    case "mobility.entered-in-error":
      return { ...mobility, facts: [], struck: mobility.facts, inError: true }
    case "mobility.reinstated":
      return { ...mobility, facts: mobility.struck, struck: [], inError: false }
    default:
      return { ...mobility, facts: [...mobility.facts, factOf(event, id, enteredOn)] }
  }
}

/** Mobilities are replaced and never changed, so that what was seen of one stays true. */
const known = new WeakMap<Mobility, Mobility & Seen>()

/** Those mobilities of a project that count, as they are. */
export const countedIn = (mobilities: Iterable<Mobility>, project: string): ReadonlyArray<Mobility & Seen> => {
  const found: Array<Mobility & Seen> = []
  for (const mobility of mobilities) {
    if (mobility.project !== project || mobility.inError) continue
    const counted = known.get(mobility) ?? { ...mobility, ...seen(mobility.facts) }
    known.set(mobility, counted)
    found.push(counted)
  }
  return found
}

/** What had happened to a mobility by the end of a day. */
export const factsBy = ({ facts }: Mobility, day: string): ReadonlyArray<Fact> => {
  const by = happenedBy(facts)
  return facts.filter((_, i) => (by[i] ?? "") <= day)
}

/** Those mobilities of a project that count, as they had become by the end of a day. */
export const countedAsOf = (
  mobilities: Iterable<Mobility>,
  project: string,
  day: string
): ReadonlyArray<Mobility & Seen> =>
  [...mobilities].flatMap((mobility) => {
    if (mobility.project !== project || mobility.inError) return []
    const facts = factsBy(mobility, day)
    return facts.length === 0 ? [] : [{ ...mobility, ...seen(facts) }]
  })

/** Projects and mobilities after the events taken so far. */
export class World {
  readonly projects = new Map<string, Project>()
  readonly mobilities = new Map<string, Mobility>()

  take({ event, id, recordedAt }: Recorded): void {
    if (!("project" in event)) return
    const project = this.projects.get(event.project)
    if (event.type === "project.opened") this.projects.set(event.project, opened(event))
    else if (!("mobility" in event)) {
      if (project === undefined) return
      const phases = toldAfter(project.phases, id, event)
      this.projects.set(event.project, { ...afterProjectEvent(project, id, event), phases })
    } else {
      const before = this.mobilities.get(event.mobility) ?? begun(event)
      const today = dayIn(project?.zone ?? "UTC", recordedAt)
      this.mobilities.set(event.mobility, afterMobilityEvent(before, id, event, today))
    }
  }

  /** The mobilities of a project as they are. */
  of(project: string): ReadonlyArray<Mobility & Seen> {
    return countedIn(this.mobilities.values(), project)
  }

  /** The mobilities of a project as they had become by the end of a day. */
  asOf(project: string, day: string): ReadonlyArray<Mobility & Seen> {
    return countedAsOf(this.mobilities.values(), project, day)
  }

  /** Those who take places of a project. */
  holders(project: string): ReadonlyArray<Holder> {
    const settings = this.projects.get(project)?.settings
    return settings === undefined ? [] : this.of(project).filter((mobility) => takesPlace(settings, mobility))
  }
}

/** The world after these events. */
export const worldAfter = (events: ReadonlyArray<Recorded>): World => {
  const world = new World()
  for (const event of events) world.take(event)
  return world
}
