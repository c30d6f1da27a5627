/**
 * Beds that members offer, and those who take them, reckoned day by day.
 */
import { type Days, type Hosting, type SeenHosting, takesBed } from "./HostingFacts.ts"

/** An offer that stands. */
export interface Offered {
  readonly member: string
  readonly offer: string
  /** For anybody, where it is null. */
  readonly category: string | null
  readonly beds: number
  readonly days: Days
}

/** A hosting and how it stands. */
export type Guest = Pick<Hosting, "id" | "member"> & Pick<SeenHosting, "category" | "days" | "stage">

/** What was said of an offer, and the day from which on it holds: that it stands so, or no longer (null). */
export interface OfferWord {
  readonly on: string
  readonly about: Pick<Offered, "member" | "offer">
  readonly stands: Offered | null
}

const byDay = (a: OfferWord, b: OfferWord): number => (a.on < b.on ? -1 : Number(a.on > b.on))

/** The offers that stand after these words, given in the order of entry. */
export const offersIn = (words: ReadonlyArray<OfferWord>): ReadonlyArray<Offered> =>
  words.toSorted(byDay).reduce<ReadonlyArray<Offered>>((offers, { about: { member, offer }, stands }) => {
    const others = offers.filter((each) => each.member !== member || each.offer !== offer)
    return stands === null ? others : [...others, stands]
  }, [])

const lengthOfDay = 86_400_000

/** Every day of a span. */
export const eachDay = ({ end, start }: Days): ReadonlyArray<string> => {
  const [first, last] = [start, end].map((day) => Date.parse(`${day}T00:00:00Z`))
  const days: Array<string> = []
  for (let day = first ?? 0; day <= (last ?? 0); day += lengthOfDay) days.push(new Date(day).toISOString().slice(0, 10))
  return days
}

const isOn = ({ end, start }: Days, day: string): boolean => start <= day && day <= end

/** Beds for anybody (null) or for one category; nothing where none were ever offered. */
export const bedsFor = (
  offers: ReadonlyArray<Offered>,
  member: string,
  category: string | null,
  day: string
): number | undefined => {
  const such = offers.filter((offer) => offer.member === member && offer.category === category)
  if (such.length === 0) return undefined
  return such.filter(({ days }) => isOn(days, day)).reduce((sum, { beds }) => sum + beds, 0)
}

/** Those who have a bed on a day, in all (null) or of one category. */
export const inBed = (
  guests: ReadonlyArray<Guest>,
  member: string,
  category: string | null,
  day: string
): ReadonlyArray<Guest> =>
  guests.filter(
    (guest) =>
      takesBed(guest) &&
      guest.member === member &&
      (category === null || guest.category === category) &&
      isOn(guest.days, day)
  )

/** A day on which there are more than beds, in all or of the guest's category, among the days of the guest. */
export const crowdedDay = (
  offers: ReadonlyArray<Offered>,
  guests: ReadonlyArray<Guest>,
  { category, days, member }: Guest
): string | undefined =>
  eachDay(days).find((day) =>
    [null, category].some((limit) => {
      const beds = bedsFor(offers, member, limit, day)
      return beds !== undefined && inBed(guests, member, limit, day).length > beds
    })
  )
