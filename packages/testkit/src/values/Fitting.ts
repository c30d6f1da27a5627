/**
 * Makes what hangs together of what a schema alone lets stand side by side: catalogues with parents, plans with members.
 */
import type { Goal, Plan } from "@westum/mobility"
import { Array as Arr, Record } from "effect"

/** Each once, by what names it. */
const distinct = <A>(values: ReadonlyArray<A>, nameOf: (value: A) => string): ReadonlyArray<A> =>
  values.filter((value, i) => values.findIndex((other) => nameOf(other) === nameOf(value)) === i)

/** The same where there is one at least. */
const distinctSome = <A>([first, ...others]: Arr.NonEmptyReadonlyArray<A>, nameOf: (value: A) => string) =>
  Arr.prepend(
    distinct(others, nameOf).filter((other) => nameOf(other) !== nameOf(first)),
    first
  )

/** Goals with codes of their own. What has a parent has one that came before it: so no goal is above itself. */
export const fitCatalogue = (goals: Goal.Catalogue): Goal.Catalogue =>
  distinct(goals, ({ code }) => code).map(({ parent, ...goal }, i, all) => {
    const before = all.slice(0, i).map(({ code }) => code)
    const above = before.find((code) => code === parent) ?? before.at(-1)
    return parent === undefined || above === undefined ? goal : { ...goal, parent: above }
  })

/** The values in their order, under names that are known; as many as there are names. */
const under = <A>(names: ReadonlyArray<string>, values: Readonly<Record<string, A>>): Readonly<Record<string, A>> =>
  Object.fromEntries(
    Arr.zip(
      distinct(names, (name) => name),
      Object.values(values)
    )
  )

type Places = NonNullable<Plan.PlannedProject["places"]>

const fitPlaces = (
  { categories, members, ...places }: Places,
  inProject: ReadonlyArray<string>,
  known: ReadonlyArray<string>
): Places => ({
  ...places,
  ...(categories === undefined ? {} : { categories: under(known, categories) }),
  ...(members === undefined
    ? {}
    : { members: Record.map(under(inProject, members), (of) => (typeof of === "number" ? of : under(known, of))) })
})

/** A plan that names nobody twice and only those whom it has declared. */
export const fitPlan = ({ members: all, projects, ...plan }: Plan.Plan): Plan.Plan => {
  const [first] = all
  const members = distinctSome(all, ({ id }) => id)
  const ids = members.map(({ id }) => id)
  const fitProject = ({ coordinator, goals, places, ...project }: Plan.PlannedProject): Plan.PlannedProject => {
    const inProject = distinct(project.members, (id) => id).filter((id) => ids.includes(id))
    return {
      ...project,
      coordinator: ids.includes(coordinator) ? coordinator : first.id,
      goals: fitCatalogue(goals),
      categories: distinctSome(project.categories, (category) => category),
      members: inProject,
      ...(places === undefined ? {} : { places: fitPlaces(places, inProject, project.categories) })
    }
  }
  return { ...plan, members, projects: distinct(projects, ({ id }) => id).map(fitProject) }
}
