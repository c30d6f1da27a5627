/**
 * What can happen next about hosting: beds are offered, partners ask, people come and go.
 */
import type { CommandInput } from "@westum/mobility"
import { offersBy } from "../model/AfterHosting.ts"
import { isCrowded } from "../model/AgainstHosting.ts"
import { iso, numberOf } from "../model/Days.ts"
import { activeMembers, type Hosted, linkable, type Model } from "../model/Model.ts"
import { takesBed } from "../oracle/HostingFacts.ts"
import { choose, dayBetween, type Draw, type Move, moveBy, onOf } from "./Move.ts"

/** The moves of one kind that a hosting can make. */
type HostingMoves = (model: Model, hosting: Hosted, draw: Draw) => ReadonlyArray<Move>

const partners = ["partner1", "partner2", "h1"]

const membersOf = ({ projects }: Model): ReadonlyArray<string> => [...new Set(projects.flatMap(activeMembers))]

const daysFrom = (start: number, length: number) => ({ start: iso(start), end: iso(start + length) })

/** Few beds for some months, from before today; now and then for one category. */
const offer = (model: Model, member: string, { how, who }: Draw): CommandInput => ({
  type: "offer-hosting",
  member,
  offer: `o${how % 2}`,
  // At times entered late, after what was said of it since.
  ...onOf(model, how % 3 === 2 ? model.today - 4 * who : model.today),
  beds: 1 + (who % 3),
  days: daysFrom(model.today - (how % 9), 40 + who * 3),
  timeZone: "Europe/Stockholm",
  ...(how % 5 === 4 ? { category: "learner" } : {})
})

const offerMoves = (model: Model, { how, who, ...draw }: Draw): ReadonlyArray<Move> => {
  const standing = choose(offersBy(model.offersTold, model.today), who)
  const member = choose(membersOf(model), who)
  if (member === undefined) return []
  const withdrawn =
    standing === undefined || how % 4 !== 3
      ? []
      : moveBy(model, { type: "withdraw-hosting-offer", member: standing.member, offer: standing.offer })
  return [...withdrawn, ...moveBy(model, offer(model, member, { ...draw, how, who }))]
}

/** Somebody is asked for, every other time for a project. */
const requestMoves = (model: Model, { days, how, who }: Draw): ReadonlyArray<Move> => {
  const project = how % 2 === 0 ? undefined : choose(model.projects, who)
  const members = project === undefined ? membersOf(model) : activeMembers(project)
  // Most ask the same member, whose beds are then soon taken.
  const member = choose(members, days % 2 === 0 ? 0 : who >> 1)
  if (member === undefined) return []
  const goal = project === undefined ? undefined : choose(linkable(project), how >> 1)
  // Some ask for the very days on which somebody comes already, or from the day after: then the last bed is taken on some days only.
  const taken = model.hostings.findLast((other) => other.member === member && takesBed(other))
  const besides = taken === undefined || how % 3 !== 0 ? undefined : numberOf(taken.planned.start) + (how % 2)
  const number = model.hostings.length + 1
  return moveBy(model, {
    type: "request-hosting",
    hosting: `h${number}`,
    ...onOf(model, dayBetween(model.today, how)),
    ...(project === undefined ? {} : { project: project.id }),
    member,
    category: choose(project?.categories ?? ["learner", "staff"], how >> 2) ?? "learner",
    partner: choose(partners, how) ?? "partner1",
    participant: `guest${number}`,
    planned: daysFrom(besides ?? model.today + (days % 7), 6 + (how % 12)),
    ...(goal === undefined ? {} : { goals: [goal] }),
    ...(how % 3 === 0 ? { learningGoals: [`LU-${how % 4}`] } : {}),
    ...(how % 6 === 5 ? { group: "g1" } : {})
  })
}

const lastDay = ({ facts }: Hosted): number | null => {
  const days = facts.filter(({ what }) => what !== "supervisor-named").map(({ on }) => numberOf(on))
  return days.at(-1) ?? null
}

const commonOf = (model: Model, hosting: Hosted, { how }: Draw) => ({
  hosting: hosting.id,
  ...onOf(model, dayBetween(model.today, how, lastDay(hosting)))
})

const accept: HostingMoves = (model, hosting, draw) =>
  moveBy(model, {
    type: "accept-hosting",
    ...commonOf(model, hosting, draw),
    ...(draw.how % 2 === 0 ? {} : { supervisor: "tutor1" })
  })

const askAgain: HostingMoves = (model, hosting, draw) =>
  moveBy(model, {
    type: "request-hosting-again",
    ...commonOf(model, hosting, draw),
    ...(draw.how % 2 === 0 ? { planned: daysFrom(model.today + 1, draw.how % 12) } : {})
  })

const step =
  (type: "record-no-show" | "record-arrival" | "end-hosting"): HostingMoves =>
  (model, hosting, draw) =>
    moveBy(model, { type, ...commonOf(model, hosting, draw) })

const stepFor =
  (
    type: "reject-hosting" | "withdraw-hosting" | "cancel-hosting" | "end-hosting-early",
    reason: string
  ): HostingMoves =>
  (model, hosting, draw) =>
    moveBy(model, { type, ...commonOf(model, hosting, draw), reason })

const supervise: HostingMoves = (model, hosting, { how }) =>
  moveBy(model, { type: "name-supervisor", hosting: hosting.id, supervisor: `tutor${how % 3}` })

const arrive = step("record-arrival")
const end = step("end-hosting")

/** By stage: the main line more often than what leads out of it. */
const onward: Readonly<Record<string, ReadonlyArray<HostingMoves>>> = {
  requested: [accept, accept, accept, stepFor("reject-hosting", "no-tutor"), stepFor("withdraw-hosting", "illness")],
  rejected: [askAgain],
  accepted: [
    arrive,
    arrive,
    arrive,
    arrive,
    stepFor("cancel-hosting", "closed"),
    supervise,
    step("record-no-show"),
    stepFor("withdraw-hosting", "illness")
  ],
  arrived: [end, end, end, supervise, stepFor("end-hosting-early", "illness")]
}

/** Those that can go on; whoever overlooks the beds accepts those for whom there is none. */
export const unfinishedHostings = (model: Model): ReadonlyArray<Hosted> =>
  model.hostings.filter((hosting) =>
    model.overlooks === "beds"
      ? hosting.stage === "requested" && isCrowded(model, hosting)
      : onward[hosting.stage] !== undefined
  )

/** The next step of a hosting; where its member has no bed, nothing comes of it. */
export const onwardMoves: HostingMoves = (model, hosting, draw) =>
  model.overlooks === "beds" && hosting.stage === "requested"
    ? accept(model, hosting, draw)
    : (choose(onward[hosting.stage] ?? [], draw.what)?.(model, hosting, draw) ?? [])

type Changes = Extract<CommandInput, { readonly type: "correct-hosting" }>["changes"]

/** Each thing that can be put right, by itself. */
const changesOf = (model: Model, hosting: Hosted, { how }: Draw): ReadonlyArray<Changes> => {
  const day = (what: string): string | undefined => hosting.facts.find((fact) => fact.what === what)?.on
  const [requested, accepted, arrived] = [day("requested"), day("accepted"), day("arrived")]
  const earlier = (on: string): string => iso(numberOf(on) - (how % 3))
  return [
    { partner: choose(partners, how) ?? "partner1" },
    { category: how % 2 === 0 ? "learner" : "staff" },
    { group: hosting.group === undefined ? "g2" : null },
    { planned: daysFrom(numberOf(hosting.planned.start) + (how % 4) - 1, how % 12) },
    ...(arrived === undefined ? [] : [{ dates: { arrived: earlier(arrived) } }]),
    ...(accepted === undefined ? [] : [{ dates: { accepted: earlier(accepted) } }]),
    ...(requested === undefined ? [] : [{ dates: { requested: earlier(requested) } }]),
    { participant: `guest${how}` },
    ...membersOf(model).map((member) => ({ member }))
  ]
}

const reinstateMoves = (model: Model, { how, who }: Draw): ReadonlyArray<Move> => {
  const hosting = choose(
    model.hostings.filter(({ stage }) => stage === "in-error"),
    who
  )
  return hosting === undefined || how % 2 === 0
    ? []
    : moveBy(model, { type: "reinstate-hosting", hosting: hosting.id, reason: "no-duplicate" })
}

const correctMoves = (model: Model, draw: Draw): ReadonlyArray<Move> => {
  const [reinstated] = reinstateMoves(model, draw)
  if (reinstated !== undefined) return [reinstated]
  const hosting = choose(
    model.hostings.filter(({ stage }) => stage !== "in-error"),
    draw.who
  )
  if (hosting === undefined) return []
  const { id } = hosting
  const kind = (draw.what >> 2) + (draw.who % 2)
  if (kind > 3) return moveBy(model, { type: "enter-hosting-in-error", hosting: id, reason: "entered-twice" })
  if (kind > 2) return moveBy(model, { type: "retract-hosting-step", hosting: id, reason: "mistake" })
  const changes = choose(changesOf(model, hosting, draw), draw.how)
  return changes === undefined
    ? []
    : moveBy(model, { type: "correct-hosting", hosting: id, changes, reason: "typing-error" })
}

/** What else can happen: somebody is asked for, or where nothing else comes of it. */
export const hostingMoves = (model: Model, draw: Draw): ReadonlyArray<Move> => {
  const kind = draw.what % 4
  const first = kind === 2 ? offerMoves(model, draw) : kind === 3 ? correctMoves(model, draw) : []
  return [...first, ...requestMoves(model, draw)]
}
