/**
 * Law of the mobility itself: it stands where its facts lead, however it was corrected on the way.
 */
import { Mobility, MobilityState, Projection } from "@westum/mobility"
import { type Seen, seen } from "../oracle/Facts.ts"
import { type Mobility as Told, type Recorded, World } from "../oracle/World.ts"
import { difference, logLaw, where } from "./Law.ts"

type Standing = Omit<Seen, "past">
type Interruption = MobilityState.Interruption

/** A pause that has not ended is the last one. */
const pausedSince = (interruptions: ReadonlyArray<Interruption>): Standing["pausedSince"] => {
  const last = interruptions.at(-1)
  return last === undefined || last.resumedOn !== undefined ? undefined : last.from
}

const standingOf = ({ facts, inError }: Told): Standing & { readonly inError: boolean } => {
  const { achieved, past: _, ...told } = seen(facts)
  return { ...told, achieved: achieved.toSorted(), inError }
}

/** The same of what the library says. */
const folded = (state: MobilityState.Mobility): ReturnType<typeof standingOf> => {
  const { details, funding, interruptions, outcomes, planned, registration, report, signed, stage, stay } = state
  return {
    stage: stage === "entered-in-error" ? "none" : stage,
    planned,
    stay,
    pausedSince: pausedSince(interruptions),
    signed: signed.map(({ document, party }) => `${document} by ${party}`),
    report: report?.status,
    form: { mode: state.mode, online: state.virtual ?? null },
    funding,
    money: state.money.map(({ amount: { cents, currency }, heading, kind, on, payment, what }) => ({
      payment,
      heading,
      cents: what === "paid" ? cents : 0 - cents,
      currency,
      paid: what === "paid",
      isFinal: kind === "final",
      on
    })),
    goals: details?.goals ?? [],
    row:
      registration === undefined
        ? null
        : {
            tool: registration.tool,
            status: registration.status,
            dates: registration.dates,
            period: registration.period
          },
    ineligible: registration?.ineligible !== undefined,
    achieved: MobilityState.achievedGoals(outcomes).toSorted(),
    inError: stage === "entered-in-error"
  }
}

/** What is wrong with where a mobility is said to stand. */
export const standingProblem = (state: MobilityState.Mobility, told: Told): string | undefined =>
  difference(folded(state), standingOf(told))

/** Compared after every event of a mobility. */
export const standsWhereFactsLead = logLaw("a mobility stands where its facts lead", ({ events }, broken) => {
  const world = new World()
  const states = new Map<string, MobilityState.Mobility>()
  const look = (recorded: Recorded, id: string): void => {
    const told = world.mobilities.get(id)
    if (told === undefined) return broken(`${where(recorded)}: it is not among the mobilities`)
    const state = Projection.fold(Mobility.mobility, id, [recorded], states.get(id))
    states.set(id, state)
    const wrong = standingProblem(state, told)
    if (wrong !== undefined) broken(`${where(recorded)}: ${wrong}`)
  }
  for (const recorded of events) {
    world.take(recorded)
    if ("mobility" in recorded.event) look(recorded, recorded.event.mobility)
  }
})
