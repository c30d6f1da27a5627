/**
 * What a return journey is worth: one amount by the band of the distance, which is measured one way.
 */
import { Schema } from "effect"
import { Kilometres } from "./Distance.ts"
import { Cents } from "./Money.ts"
import { holdsFor, validity } from "./Validity.ts"

/** From one distance to another, both included. */
export const DistanceBand = Schema.Struct({
  from: Kilometres,
  /** Left out in the last band. */
  to: Schema.optionalKey(Kilometres),
  /** For the journey there and back. */
  cents: Cents,
  /** The same for green travel; left out where it makes no difference. */
  green: Schema.optionalKey(Cents)
})
export type DistanceBand = typeof DistanceBand.Type

/** A whole number of percent. */
const Percent = Schema.Natural.check(Schema.isLessThanOrEqualTo(100))

/** The bands of some calls. */
export const TravelTable = Schema.Struct({
  ...validity,
  bands: Schema.NonEmptyArray(DistanceBand),
  /**
   * How much of the real costs of expensive travel may be paid instead of the band, in percent (EWP api-mt-mobilities,
   * report-request.xsd, travel-cost-exceptional; the same in api-bm-mobilities).
   */
  exceptional: Percent
})
export type TravelTable = typeof TravelTable.Type

/** The table of a call; nothing where none holds for it. */
export const travelTableOf = (tables: ReadonlyArray<TravelTable>, call: number): TravelTable | undefined =>
  tables.find((table) => holdsFor(table, call))

/** The band of a distance; nothing for one so short, or so far, that the table pays no journey. */
export const bandOf = ({ bands }: TravelTable, distance: Kilometres): DistanceBand | undefined =>
  bands.find(({ from, to }) => from <= distance && (to === undefined || distance <= to))

/** What a band pays. Where it has no amount of its own for green travel, the ordinary one holds. */
export const fare = ({ cents, green }: DistanceBand, isGreen: boolean): number => (isGreen ? (green ?? cents) : cents)
