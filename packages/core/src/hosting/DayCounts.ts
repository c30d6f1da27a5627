/**
 * How many there are from day to day: counted by their first and by their last days, so that no memory of each is kept. Days may be
 * many, and a record of them would be copied with each that is counted.
 */
import { HashMap, Option } from "effect"
import { addDays, type CalendarDate } from "../time/CalendarDate.ts"
import { type HostedDays, includesDay } from "./HostedDays.ts"

/** A number for each day that has one. */
type ByDay = HashMap.HashMap<CalendarDate, number>

/** So many begin on each day, and so many end on each. */
export interface DayCounts {
  readonly first: ByDay
  readonly last: ByDay
}

/** Nothing on any day. */
export const noDays: DayCounts = { first: HashMap.empty(), last: HashMap.empty() }

/** A zero leaves no trace: the counts are those of never having counted. */
const plus = (numbers: ByDay, day: CalendarDate, by: number): ByDay =>
  HashMap.modifyAt(numbers, day, (known) => {
    const number = Option.getOrElse(known, () => 0) + by
    return number === 0 ? Option.none() : Option.some(number)
  })

/** The counts with so many more, or less, on these days; days that end before they start include none. */
export const counted = (counts: DayCounts, { end, start }: HostedDays, by: number): DayCounts =>
  end < start ? counts : { first: plus(counts.first, start, by), last: plus(counts.last, end, by) }

/** Those whose day is reached by each of the days asked for, which are in order. */
const running = (
  all: ReadonlyArray<ByDay>,
  days: ReadonlyArray<CalendarDate>,
  isReached: (day: CalendarDate, on: CalendarDate) => boolean
): ReadonlyArray<number> => {
  const [opening, closing] = [days[0], days.at(-1)]
  if (opening === undefined || closing === undefined) return []
  let [sum, next] = [0, 0]
  const between: Array<readonly [CalendarDate, number]> = []
  for (const numbers of all) {
    for (const entry of numbers) {
      if (isReached(entry[0], opening)) sum += entry[1]
      else if (isReached(entry[0], closing)) between.push(entry)
    }
  }
  // Few, where few days are asked for: the others have no turn.
  between.sort(([one], [other]) => (one < other ? -1 : 1))
  return days.map((on) => {
    for (let entry = between[next]; entry !== undefined && isReached(entry[0], on); entry = between[next]) {
      sum += entry[1]
      next += 1
    }
    return sum
  })
}

/** How many there are of all on each of these days, which are in order. */
export const countsOn = (all: ReadonlyArray<DayCounts>, days: ReadonlyArray<CalendarDate>): ReadonlyArray<number> => {
  const begun = running(
    all.map(({ first }) => first),
    days,
    (day, on) => day <= on
  )
  const over = running(
    all.map(({ last }) => last),
    days,
    (day, on) => day < on
  )
  return begun.map((number, i) => number - (over[i] ?? 0))
}

/** The first days, within these, of spans on which the counts are the same every day. */
export const turnsWithin = (all: ReadonlyArray<DayCounts>, within: HostedDays): ReadonlyArray<CalendarDate> => {
  const begun = all.flatMap(({ first }) => [...HashMap.keys(first)])
  // The last day there is has none after it.
  const over = all
    .flatMap(({ last }) => [...HashMap.keys(last)])
    .filter((day) => within.start <= day && day < within.end)
  const days = [...begun, ...over.map((day) => addDays(day, 1))].filter((day) => includesDay(within, day))
  return [...new Set([within.start, ...days])].toSorted()
}
