/**
 * A consortium as data: its members and projects, as a value or as JSON. What differs between consortia stands here, not in code.
 */
import { Result, Schema } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { CategoryCode, MemberId, ProjectId } from "../Ids.ts"
import { CountryCode } from "../project/Country.ts"
import { Catalogue, catalogueProblem } from "../project/Goal.ts"
import { SomeSettings } from "../project/Settings.ts"
import { Text } from "../project/Text.ts"
import { PlaceCount } from "../quota/Numbers.ts"
import { textOf } from "../refusal/Catalogue.ts"
import { english } from "../refusal/English.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { TimeZone } from "../time/TimeZone.ts"
import type { CommandInput } from "./ConsortiumCommand.ts"
import { linesOf, parserOf, Problem, undeclared } from "../Problem.ts"

const places = Schema.Record(Schema.String, PlaceCount)

/** An organisation; it may cover several municipalities. */
export const PlannedMember = Schema.Struct({
  id: MemberId,
  name: Text,
  municipalities: Schema.optionalKey(Schema.Array(Text)),
  country: Schema.optionalKey(CountryCode),
  /** The day of its accession form; where it signed one for each project, `join-member` says which. */
  accededOn: Schema.optionalKey(CalendarDate)
})

/** The places of a project: in all, by category, and promised to members as a number or by category. */
export const PlannedPlaces = Schema.Struct({
  total: Schema.optionalKey(PlaceCount),
  categories: Schema.optionalKey(places),
  members: Schema.optionalKey(Schema.Record(Schema.String, Schema.Union([PlaceCount, places])))
})

/** A grant agreement. */
export const PlannedProject = Schema.Struct({
  id: ProjectId,
  number: Schema.optionalKey(Text),
  programme: Schema.optionalKey(Text),
  coordinator: MemberId,
  /** The day of the first entries: opening, goals, members, places. */
  openedOn: CalendarDate,
  start: CalendarDate,
  end: CalendarDate,
  timeZone: TimeZone,
  categories: Schema.NonEmptyArray(CategoryCode),
  settings: Schema.optionalKey(SomeSettings),
  /** Whether the agency still has to decide; granted where it is left out. */
  phase: Schema.optionalKey(Schema.Literals(["applied", "granted"])),
  goals: Catalogue,
  members: Schema.Array(MemberId),
  places: Schema.optionalKey(PlannedPlaces)
})
export type PlannedProject = typeof PlannedProject.Type

/** A whole consortium. */
export const Plan = Schema.Struct({
  name: Text,
  members: Schema.NonEmptyArray(PlannedMember),
  projects: Schema.Array(PlannedProject)
})
export type Plan = typeof Plan.Type

/** What is wrong with a plan, and where. */
export class InvalidPlan extends Schema.TaggedError<InvalidPlan>()("InvalidPlan", {
  problems: Schema.NonEmptyArray(Problem)
}) {
  override get message() {
    return linesOf(this.problems)
  }
}

const twice = (ids: ReadonlyArray<string>, path: string): ReadonlyArray<Problem> =>
  ids
    .filter((id, i) => ids.indexOf(id) !== i)
    .map((id) => ({ path, message: `${JSON.stringify(id)} occurs twice; each is named once` }))

const goalProblems = (goals: PlannedProject["goals"], path: string): ReadonlyArray<Problem> => {
  const bad = catalogueProblem(goals)
  return bad === undefined
    ? []
    : [{ path, message: textOf(english, { code: "BadCatalogue", goal: bad.goal, problem: bad.problem }) }]
}

/** Members and categories that a project names but nobody has declared, things named twice, goals that make no catalogue. */
const loose = ({ members, projects }: Plan): ReadonlyArray<Problem> => {
  const known = members.map(({ id }) => id)
  const ofProjects = projects.flatMap((project, i) => {
    const promised = Object.entries(project.places?.members ?? {})
    const inCategories = promised.flatMap(([, of]) => (typeof of === "number" ? [] : Object.keys(of)))
    const promisedTo = promised.map(([member]) => member)
    return [
      ...undeclared(known, [project.coordinator], `projects.${i}.coordinator`),
      ...undeclared(known, project.members, `projects.${i}.members`),
      ...twice(project.members, `projects.${i}.members`),
      ...twice(project.categories, `projects.${i}.categories`),
      ...goalProblems(project.goals, `projects.${i}.goals`),
      ...undeclared(project.members, promisedTo, `projects.${i}.places.members`),
      ...undeclared(project.categories, inCategories, `projects.${i}.places.members`),
      ...undeclared(
        project.categories,
        Object.keys(project.places?.categories ?? {}),
        `projects.${i}.places.categories`
      )
    ]
  })
  const ids = projects.map(({ id }) => id)
  return [...twice(known, "members"), ...twice(ids, "projects"), ...ofProjects]
}

const parsed = parserOf(Plan, loose)

/** A plan from a value or from parsed JSON, or every problem in it with its path. */
export const parsePlan = (input: unknown): Result.Result<Plan, InvalidPlan> =>
  Result.mapError(parsed(input), (problems) => new InvalidPlan({ problems }))

const allocations = ({ id, openedOn, places }: PlannedProject): ReadonlyArray<CommandInput> =>
  Object.entries(places?.members ?? {}).flatMap(([member, of]): ReadonlyArray<CommandInput> => {
    const common = { type: "allocate-places", project: id, on: openedOn, member } as const
    return typeof of === "number"
      ? [{ ...common, places: of }]
      : Object.entries(of).map(([category, number]) => ({ ...common, category, places: number }))
  })

const joining = (
  common: { readonly project: string; readonly on: string },
  member: string,
  members: Plan["members"]
): CommandInput => {
  const known = members.find(({ id }) => id === member)
  return {
    type: "join-member",
    ...common,
    member,
    name: known?.name ?? member,
    ...(known?.country === undefined ? {} : { country: known.country }),
    ...(known?.accededOn === undefined ? {} : { accededOn: known.accededOn })
  }
}

/**
 * The commands that open a project: to be sent together, under an id of its own, so that opening again changes nothing. What
 * changes later is a command of its own day, not a change of the plan.
 */
export const opening = ({ members }: Plan, project: PlannedProject): NonEmptyReadonlyArray<CommandInput> => {
  const { categories, coordinator, end, goals, id, number, openedOn, places, programme, settings, start, timeZone } =
    project
  const { phase } = project
  const common = { project: id, on: openedOn }
  return [
    {
      type: "open-project",
      ...common,
      ...(number === undefined ? {} : { number }),
      ...(programme === undefined ? {} : { programme }),
      ...(settings === undefined ? {} : { settings }),
      ...(phase === undefined ? {} : { phase }),
      coordinator,
      start,
      end,
      timeZone,
      categories
    },
    { type: "set-goals", ...common, goals },
    ...project.members.map((member) => joining(common, member, members)),
    ...(places?.total === undefined ? [] : [{ type: "grant-places" as const, ...common, places: places.total }]),
    ...Object.entries(places?.categories ?? {}).map(([category, granted]) => ({
      type: "grant-places" as const,
      ...common,
      category,
      places: granted
    })),
    ...allocations(project)
  ]
}
