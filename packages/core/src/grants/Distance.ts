/**
 * How far it is from home to the host, one way, in whole kilometres. The Commission's distance calculator is the authority: where
 * its figure is known it is used as it stands, and what is reckoned here is an estimate for planning.
 */
import { Schema } from "effect"

/** Whole kilometres, one way. */
export const Kilometres = Schema.Natural
export type Kilometres = typeof Kilometres.Type

/** A place on the earth, in degrees: north and east above zero. */
export const Coordinates = Schema.Struct({
  latitude: Schema.Finite.check(Schema.isBetween({ minimum: -90, maximum: 90 })),
  longitude: Schema.Finite.check(Schema.isBetween({ minimum: -180, maximum: 180 }))
})
export type Coordinates = typeof Coordinates.Type

/** The mean radius of the earth in kilometres (IUGG); which one the Commission's calculator uses is not known. */
const earthRadius = 6371.0088

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** The great-circle distance in kilometres, by the haversine formula; on a sphere, so up to half a percent off. */
export const greatCircle = (from: Coordinates, to: Coordinates): number => {
  const north = Math.sin(radians(to.latitude - from.latitude) / 2)
  const east = Math.sin(radians(to.longitude - from.longitude) / 2)
  const chord = north ** 2 + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * east ** 2
  // Of two opposite places the chord may come out a trifle longer than the earth is wide.
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/**
 * The nearest whole kilometre, half a kilometre up: the limits of the bands are whole (99 and 100), so a distance is made whole
 * before its band is chosen. That the calculator's decimals are to be rounded so is our reading, not a rule that was found.
 */
export const rounded = (kilometres: number): Kilometres => Math.round(kilometres)

/** The estimated distance between two places, in whole kilometres. */
export const between = (from: Coordinates, to: Coordinates): Kilometres => rounded(greatCircle(from, to))
