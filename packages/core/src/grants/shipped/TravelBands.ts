/**
 * The distance bands of the programme's periods. They are the programme's and hold for all agencies: documents of several countries
 * print the same amounts.
 *
 * No table holds for the call of 2017, of which none was found, nor for those from 2024 on, whose amounts changed.
 */
import type { TravelTable } from "../TravelTable.ts"

/** Of Mobility Tool and of the Beneficiary Module alike (EWP api-mt-mobilities and api-bm-mobilities, report-request.xsd). */
const exceptional = 80

/** The bands that did not change from 2014 to 2023: 100 to 7999 km. */
const middle = [
  { from: 100, to: 499, cents: 180_00 },
  { from: 500, to: 1999, cents: 275_00 },
  { from: 2000, to: 2999, cents: 360_00 },
  { from: 3000, to: 3999, cents: 530_00 },
  { from: 4000, to: 7999, cents: 820_00 }
] as const

/** Green travel by the first distance of a band; bands that are not here have no amount of their own for it. */
const green: ReadonlyMap<number, number> = new Map([
  [100, 210_00],
  [500, 320_00],
  [2000, 410_00],
  [3000, 610_00]
])

const withGreen = (band: (typeof middle)[number]): TravelTable["bands"][number] => {
  const cents = green.get(band.from)
  return cents === undefined ? band : { ...band, green: cents }
}

/** The tables of 2014 to 2016, 2018 to 2020, 2021 to 2023. */
export const travelBands: ReadonlyArray<TravelTable> = [
  {
    calls: { first: 2014, last: 2016 },
    source: "Annex IV 2014/15 (docest.com/doc/425664); spotidoc.com/doc/4848039",
    confirmed: true,
    exceptional,
    bands: [...middle, { from: 8000, cents: 1100_00 }]
  },
  {
    calls: { first: 2018, last: 2020 },
    source: "University of Oslo, satser-tilskudd, rates of 2018/19 and 2019/20 (uio.no)",
    confirmed: true,
    exceptional,
    bands: [{ from: 10, to: 99, cents: 20_00 }, ...middle, { from: 8000, cents: 1500_00 }]
  },
  {
    calls: { first: 2021, last: 2023 },
    source:
      "Annex IV KA121/KA122-VET 2021 (SEPIE; it prints the first band as 0 to 99); MUCF, budget (mucf.se/budget-kompetens-utveckling)",
    confirmed: true,
    exceptional,
    bands: [{ from: 10, to: 99, cents: 23_00 }, ...middle.map(withGreen), { from: 8000, cents: 1500_00 }]
  }
]
