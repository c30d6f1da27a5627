/**
 * A small table of rates, as plain data.
 */

/** A rate. */
export const rate = {
  item: "inclusion-support",
  calls: { first: 2021, last: 2023 },
  source: "a letter",
  confirmed: false,
  sector: "VET",
  from: 1,
  to: 10,
  cents: 1
}
/** Bands of distances. */
export const bands = {
  calls: { first: 2021, last: 2023 },
  source: "a letter",
  confirmed: false,
  exceptional: 80,
  bands: [{ from: 10, to: 99, cents: 1 }]
}
/** A group of countries. */
export const group = { group: "1", countries: ["FI"] }
/** Groups of countries. */
export const groups = { calls: { first: 2021, last: 2021 }, source: "a letter", confirmed: false, groups: [group] }
/** All of them. */
export const table = { currency: "EUR", countryGroups: [groups], travel: [bands], rates: [rate] }
