/**
 * What speaks against a command about a hosting, or about an offer to host.
 */
import { againstDuplicate } from "./AgainstDuplicate.ts"
import { isDeepStrictEqual } from "node:util"
import { crowdedDay, type Guest } from "../oracle/Beds.ts"
import { dateIn, hostingFrom, type HostingFact, leadsTo } from "../oracle/HostingFacts.ts"
import { afterHosting, offersBy } from "./AfterHosting.ts"
import { iso, numberOf } from "./Days.ts"
import { dayOf, type Hosted, type HostingCommand, linkable, type Model, type OfferCommand } from "./Model.ts"
import { isGone } from "./Member.ts"
import { type Reason, when } from "./Standing.ts"

const received: ReadonlyArray<string> = ["arrived", "ended", "ended-early"]
const given: ReadonlyArray<string> = ["rejected", "withdrawn", "cancelled", "no-show"]
const begun: ReadonlyArray<string> = ["requested", "accepted", ...received, ...given]

const from = (what: string): ReadonlyArray<string> => hostingFrom[what] ?? []

/** The stages in which each command may come. */
export const hostingAllowedIn: { readonly [Type in HostingCommand["type"]]: ReadonlyArray<string> } = {
  "request-hosting": from("requested"),
  "request-hosting-again": from("requested-again"),
  "accept-hosting": from("accepted"),
  "reject-hosting": from("rejected"),
  "withdraw-hosting": from("withdrawn"),
  "cancel-hosting": from("cancelled"),
  "record-no-show": from("no-show"),
  "record-arrival": from("arrived"),
  "end-hosting": from("ended"),
  "end-hosting-early": from("ended-early"),
  "name-supervisor": ["accepted", ...received],
  "correct-hosting": begun,
  "retract-hosting-step": begun.filter((stage) => stage !== "requested"),
  "enter-hosting-in-error": begun,
  "reinstate-hosting": ["in-error"]
}

const isLater = ({ on }: HostingFact, before: HostingFact | undefined): boolean => on >= (before?.on ?? "")

const againstDays = ({ facts, planned }: Hosted, today: number): ReadonlyArray<Reason> => {
  const steps = facts.filter((fact) => leadsTo(fact) !== undefined)
  const ordered =
    steps.every((step, i) => isLater(step, steps[i - 1])) && facts.every((fact) => isLater(fact, facts[0]))
  return [
    ...when(
      facts.some(({ on }) => on > iso(today)),
      "InFuture"
    ),
    ...when(!ordered, "OutOfOrder"),
    ...when(planned.end < planned.start, "EndBeforeStart")
  ]
}

/** What speaks against its serving the project on that day; goals need one. */
const againstLink = (
  { projects }: Model,
  { category, goals, member, project: id }: Hosted,
  on: number
): ReadonlyArray<Reason> => {
  if (id === undefined) return when(goals.length > 0, "GoalWithoutProject")
  const project = projects.find((each) => each.id === id)
  if (project === undefined) return ["UnknownProject"]
  const membership = project.members.find((each) => each.id === member)
  const known = project.goals.map(({ code }) => code)
  return [
    ...when(membership === undefined, "UnknownMember"),
    ...when(membership !== undefined && isGone(membership, on), "MemberHasLeft"),
    ...when(!project.categories.includes(category), "UnknownCategory"),
    ...when(!goals.every((goal) => known.includes(goal)), "UnknownGoal"),
    ...when(
      goals.some((goal) => known.includes(goal) && !linkable(project).includes(goal)),
      "GoalHasChildren"
    )
  ]
}

/** The day on which it must be able to serve its project; nothing where that is not asked. */
const linkedOn = ({ facts }: Hosted, command: HostingCommand): number | null => {
  switch (command.type) {
    case "request-hosting":
    case "request-hosting-again":
      return dayOf(facts.at(-1)?.on)
    case "correct-hosting": {
      const { category, dates, goals, member } = command.changes
      const relinks = [category, dates?.requested, goals, member].some((change) => change !== undefined)
      return relinks ? dayOf(facts[0]?.on) : null
    }
    default:
      return null
  }
}

/** Whether one more guest on these days is one too many for the member. */
export const isCrowded = ({ hostings, offersTold }: Model, guest: Guest): boolean => {
  const others = hostings.filter(({ id }) => id !== guest.id)
  const offers = offersBy(offersTold, Number.POSITIVE_INFINITY)
  return crowdedDay(offers, [...others, { ...guest, stage: "accepted" }], guest) !== undefined
}

const said = ({ facts, group, member, participant, partner }: Hosted): unknown => ({
  facts,
  group,
  member,
  participant,
  partner
})

const againstChanges = (before: Hosted, after: Hosted, command: HostingCommand): ReadonlyArray<Reason> => {
  if (command.type !== "correct-hosting") return []
  const { dates = {} } = command.changes
  const has = before.facts.map(dateIn)
  const named = Object.entries(dates).flatMap(([name, day]) => (day === undefined ? [] : [name]))
  return [
    ...when(!named.every((name) => has.includes(name)), "HostingHasNoSuchDate"),
    ...when(isDeepStrictEqual(said(before), said(after)), "HostingAlreadySo")
  ]
}

/** Every reason why the command about a hosting is refused; none where it is carried out. */
export const againstHosting = (model: Model, command: HostingCommand): ReadonlyArray<Reason> => {
  const before = model.hostings.find(({ id }) => id === command.hosting)
  if (!hostingAllowedIn[command.type].includes(before?.stage ?? "none")) {
    return [before === undefined ? "UnknownHosting" : "HostingStepNotAllowed"]
  }
  const after = afterHosting(before, command, model.today)
  if (command.type === "enter-hosting-in-error")
    return againstDuplicate(model.hostings, command.hosting, command, "UnknownHosting")
  if (after === undefined) return []
  const on = linkedOn(after, command)
  return [
    ...(before === undefined ? [] : againstChanges(before, after, command)),
    ...(on === null ? [] : againstLink(model, after, on)),
    ...againstDays(after, model.today),
    ...when(command.type === "accept-hosting" && isCrowded(model, after), "NoBedLeft")
  ]
}

/** Every reason why the command about an offer is refused. */
export const againstOffer = ({ offersTold, today }: Model, command: OfferCommand): ReadonlyArray<Reason> => {
  const inFuture = when(command.on !== undefined && numberOf(command.on) > today, "InFuture")
  if (command.type === "offer-hosting") {
    return [...inFuture, ...when(command.days.end < command.days.start, "EndBeforeStart")]
  }
  const isAbout = ({ member, offer }: Pick<OfferCommand, "member" | "offer">): boolean =>
    member === command.member && offer === command.offer
  const known = offersBy(offersTold, Number.POSITIVE_INFINITY).some(isAbout)
  const on = dayOf(command.on) ?? today
  const changedSince = offersTold.some((told) => isAbout(told.command) && told.on > on)
  return [...inFuture, ...when(!known, "UnknownOffer"), ...when(known && changedSince, "OutOfOrder")]
}
