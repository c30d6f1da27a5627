/**
 * Questions in a conversation: about now, and about a past.
 */
import { type AskOptions, CalendarDate, ParticipantStays, Places, Question } from "@westum/mobility"
import { Effect } from "effect"
import { onDay } from "../history/Play.ts"
import { paymentsProblem } from "../laws/MoneyLaws.ts"
import { distinct, narrowings } from "../laws/Recount.ts"
import { iso, noon } from "../model/Days.ts"
import type { Model } from "../model/Model.ts"
import { heldIn } from "../model/Roles.ts"
import { lookAtAllHosting, lookAtHosting } from "./AskingHosting.ts"
import {
  holdersProblem,
  listProblem,
  mobilityProblem,
  moneyProblem,
  phaseProblem,
  placesProblem,
  projectProblem,
  reportProblem,
  rolesProblem,
  staysProblem,
  storyProblem
} from "./Looking.ts"
import { knownBy, right, type Talk, versionsBy, wrong } from "./Talk.ts"
import { blurred, type View, viewOf } from "./View.ts"

/** What was known at which moment, and what had happened by which day. */
interface Moment {
  readonly model: Model
  readonly asOf: number | undefined
  readonly options: AskOptions
}

const present = ({ memory: { model } }: Talk): Moment => ({ model, asOf: undefined, options: {} })

/** Only what the model knows of is asked about: who knows nothing of it answers wrongly. */
const askerOf =
  ({ memory, subject }: Talk, { options }: Moment) =>
  <Answer>(question: Question.Question<Answer>) =>
    onDay(memory.model.today, subject.consortium.ask(question, options)).pipe(
      Effect.map(({ answer }) => answer),
      Effect.catchTag("UnknownVersion", ({ message }) => wrong(`asked ${JSON.stringify(options)}: ${message}`))
    )

const about = (id: string, { options }: Moment, wrong: string | undefined): string | undefined =>
  wrong === undefined ? undefined : `asked about ${id} ${JSON.stringify(options)}: ${wrong}`

const lookAtMobility = Effect.fnUntraced(function* (talk: Talk, moment: Moment, view: View, id: string) {
  const ask = askerOf(talk, moment)
  const expected = view.mobility(id)
  const where = mobilityProblem(yield* ask(Question.mobility(id)), expected)
  const story = storyProblem(yield* ask(Question.timeline(id)), expected)
  yield* right(about(id, moment, where ?? story))
})

const lookAtProject = Effect.fnUntraced(function* (talk: Talk, moment: Moment, view: View, id: string) {
  const ask = askerOf(talk, moment)
  const agreed = view.project(id)
  yield* right(about(id, moment, projectProblem(yield* ask(Question.project(id)), agreed)))
  yield* right(about(id, moment, phaseProblem(yield* ask(Question.project(id)), agreed)))
  yield* right(about(id, moment, moneyProblem(yield* ask(Question.awards(id)), agreed)))
  yield* right(about(id, moment, paymentsProblem(yield* ask(Question.payments(id)), view.counted(id))))
  yield* right(about(id, moment, listProblem(yield* ask(Question.mobilities(id)), view.counted(id))))
  const [everybody = {}, ...some] = narrowings(agreed, view.counted(id))
  const goals = yield* Effect.forEach([everybody, ...some.slice(-1)], (of) =>
    Effect.map(ask(Question.goalProgress(id, of)), (rows) => [of, rows] as const)
  )
  const usage = yield* ask(Question.quotaUsage(id))
  const figures = yield* ask(Question.fourFigures(id))
  const places = yield* ask(Question.question("project", Places.places, id, (state) => state))
  yield* right(about(id, moment, placesProblem(places, id, view)))
  yield* right(about(id, moment, reportProblem({ usage, figures, goals }, id, view)))
})

/** Over all projects, as decisions see it. */
const lookAtParticipant = Effect.fnUntraced(function* (talk: Talk, moment: Moment, view: View, id: string) {
  const question = Question.question("project", ParticipantStays.participantStays, id, (state) => state)
  const all = moment.model.projects.flatMap((project) => view.counted(project.id))
  const away = all.filter(({ participant }) => participant === id)
  const ask = askerOf(talk, moment)
  yield* right(about(id, moment, staysProblem(yield* ask(question), away)))
  yield* right(about(id, moment, listProblem(yield* ask(Question.participant(id)), away)))
})

/** Who has which role, asked from both sides. */
const lookAtRoles = Effect.fnUntraced(function* (talk: Talk, moment: Moment) {
  const ask = askerOf(talk, moment)
  const held = heldIn(moment.model, moment.asOf)
  const told = moment.model.roles.map(({ command }) => command)
  for (const id of distinct(told.map(({ actor }) => actor))) {
    yield* right(
      about(
        id,
        moment,
        rolesProblem(
          yield* ask(Question.roles(id)),
          held.filter(({ actor }) => actor === id)
        )
      )
    )
  }
  for (const id of distinct(told.map(({ role }) => role))) {
    yield* right(
      about(
        id,
        moment,
        holdersProblem(
          yield* ask(Question.holders(id)),
          held.filter(({ role }) => role === id)
        )
      )
    )
  }
})

/** Everything about these, as far as it is certain what had happened. */
const look = Effect.fnUntraced(function* (
  talk: Talk,
  moment: Moment,
  projects: ReadonlyArray<string>,
  mobilities: ReadonlyArray<string>
): Effect.fn.Return<void, unknown> {
  const { asOf, model } = moment
  const view = viewOf(model, asOf)
  const unclear = blurred(model, asOf)
  for (const id of mobilities) {
    if (!unclear.some((each) => each.id === id)) yield* lookAtMobility(talk, moment, view, id)
  }
  for (const id of projects) {
    if (!unclear.some(({ project }) => project === id)) yield* lookAtProject(talk, moment, view, id)
  }
})

/** All that there is about hosting. */
const lookAtHostings = Effect.fnUntraced(function* (talk: Talk, moment: Moment) {
  const { asOf, model } = moment
  const [ask, view] = [askerOf(talk, moment), viewOf(model, asOf)]
  for (const { id } of talk.memory.model.hostings) {
    yield* right(about(id, moment, yield* lookAtHosting(ask, view, id)))
  }
  const certain = blurred(model, asOf).length === 0
  yield* right(about("hosting", moment, yield* lookAtAllHosting(ask, view, asOf ?? model.today, certain)))
})

/** Where one hosting stands. */
export const askAboutHosting = Effect.fnUntraced(function* (talk: Talk, id: string) {
  const moment = present(talk)
  const view = viewOf(moment.model, undefined)
  yield* right(about(id, moment, yield* lookAtHosting(askerOf(talk, moment), view, id)))
})

const namesIn = ({ mobilities, projects }: Model): readonly [ReadonlyArray<string>, ReadonlyArray<string>] => [
  projects.map(({ id }) => id),
  mobilities.map(({ id }) => id)
]

/** Where one mobility stands. */
export const askAboutMobility = (talk: Talk, id: string): Effect.Effect<void, unknown> =>
  look(talk, present(talk), [], [id])

/** Everything. */
export const askAboutNow = Effect.fnUntraced(function* (talk: Talk): Effect.fn.Return<void, unknown> {
  const moment = present(talk)
  yield* look(talk, moment, ...namesIn(moment.model))
  yield* lookAtRoles(talk, moment)
  yield* lookAtHostings(talk, moment)
  const everybody = distinct(moment.model.mobilities.map(({ participant }) => participant))
  for (const id of everybody) yield* lookAtParticipant(talk, moment, viewOf(moment.model, undefined), id)
})

/** Which past is asked about: days before today. */
export interface Past {
  readonly known: number
  readonly happened: number
  readonly how: "version" | "known" | "known at noon" | "known before noon" | "happened" | "happened and known"
}

const day = (number: number): CalendarDate.CalendarDate => CalendarDate.CalendarDate.make(iso(number))

const momentOf = ({ memory }: Talk, { happened, how, known }: Past): Moment => {
  const { model } = memory
  const then = model.today - known
  const asOf = model.today - happened
  switch (how) {
    case "version": {
      const versions = versionsBy(memory)
      const version = versions[known % Math.max(1, versions.length)]
      return version === undefined
        ? { model, asOf, options: { asOf: day(asOf) } }
        : { model: version.model, asOf: undefined, options: { version: version.version } }
    }
    case "known":
      return { model: knownBy(memory, then), asOf: undefined, options: { knownAt: day(then) } }
    case "known at noon":
      return { model: knownBy(memory, then), asOf: undefined, options: { knownAt: noon(then) } }
    case "known before noon":
      return { model: knownBy(memory, then - 1), asOf: undefined, options: { knownAt: noon(then) - 1 } }
    case "happened":
      return { model, asOf, options: { asOf: day(asOf) } }
    case "happened and known":
      return { model: knownBy(memory, then), asOf, options: { asOf: day(asOf), knownAt: day(then) } }
  }
}

/** The past, of everything of which anything is known by now. */
export const askAboutPast = Effect.fnUntraced(function* (talk: Talk, past: Past): Effect.fn.Return<void, unknown> {
  const moment = momentOf(talk, past)
  yield* look(talk, moment, ...namesIn(talk.memory.model))
  yield* lookAtRoles(talk, moment)
  yield* lookAtHostings(talk, moment)
})
