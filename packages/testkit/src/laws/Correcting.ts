/**
 * Law of conduct: entering X and correcting it to Y comes to what entering Y would have come to.
 */
import { AsOf, CalendarDate, type MobilityState, Projection, Timeline } from "@westum/mobility"
import { Effect } from "effect"
import { iso } from "../model/Days.ts"
import { mistakeIn, type Named, shown } from "../history/Mistake.ts"
import { send, type Subject, wholeLog } from "../history/Play.ts"
import type { Recorded } from "../oracle/World.ts"
import { conductLaw } from "./ConductLaw.ts"
import { keysIn } from "./Folding.ts"
import { difference } from "./Law.ts"
import { projections } from "./ProjectionLaws.ts"

/** The log that these entries lead to, or nothing when one of them is refused. */
const logAfter = Effect.fnUntraced(function* (subject: Subject, entries: ReadonlyArray<Named>) {
  for (const [entry, id] of entries) {
    const answers = yield* send(subject, entry, id)
    if (answers.some(({ _tag }) => _tag === "Refused")) return undefined
  }
  return (yield* wholeLog(subject)).events
})

/**
 * What was noted at the time about others' places and stays is history: it told what was known. And that a day is not known
 * is said by a correction only from the day on which it is entered.
 */
const withoutNotes = ({ event, id }: MobilityState.Fact): unknown => {
  const { excess: _, noLaterThan: __, overlaps: ___, ...fact } = { excess: undefined, overlaps: undefined, ...event }
  return { id, fact }
}

const isFacts = (facts: unknown): facts is ReadonlyArray<MobilityState.Fact> => Array.isArray(facts)

const compared = (state: unknown): unknown =>
  typeof state === "object" && state !== null && "facts" in state && isFacts(state.facts)
    ? { ...state, facts: state.facts.map(withoutNotes) }
    : state
const differ = (corrected: ReadonlyArray<Recorded>, right: ReadonlyArray<Recorded>): string | undefined => {
  for (const projection of projections) {
    if (projection.name === Timeline.timeline.name) continue
    for (const key of new Set([...keysIn(projection, right), ...keysIn(projection, corrected)])) {
      const [one, other] = [corrected, right].map((events) => compared(Projection.fold(projection, key, events)))
      const wrong = difference(one, other)
      if (wrong !== undefined) return `${projection.name} of ${JSON.stringify(key)}: ${wrong}`
    }
  }
  return undefined
}

const hasUnknownDays = (events: ReadonlyArray<Recorded>): boolean =>
  events.some(
    ({ event }) =>
      event.occurredOn === null ||
      (event.type === "mobility.details-corrected" && Object.values(event.changes.dates ?? {}).includes(null))
  )

/** Now, and as of any day; the timeline and `knownAt` tell what was entered when. */
export const correctedIsRight = conductLaw(
  "entering X and correcting it to Y gives the state of entering Y",
  function* ({ chance, fresh, history, right }) {
    const mistake = mistakeIn(history, Math.floor(chance * 2 ** 20))
    if (mistake === undefined) return
    const wrong = yield* logAfter(yield* fresh, mistake.wrong)
    // An impossible X, or one that makes something later impossible, was never entered.
    if (wrong === undefined) return
    const should = yield* logAfter(yield* fresh, mistake.right)
    if (should === undefined) return
    const now = differ(wrong, should)
    yield* right(now === undefined ? undefined : `${now}\nentered:${shown(mistake.wrong)}`)
    if (hasUnknownDays([...wrong, ...should])) return
    const last = history.entries[history.entries.length - 1]?.day ?? 0
    const day = CalendarDate.CalendarDate.make(iso(last - Math.floor(chance * 90)))
    const then = differ(AsOf.asOf(wrong, day), AsOf.asOf(should, day))
    yield* right(then === undefined ? undefined : `as of ${day}, ${then}\nentered:${shown(mistake.wrong)}`)
  },
  true
)
