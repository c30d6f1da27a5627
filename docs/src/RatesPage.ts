/**
 * The page of the rates that come with the library, with the source of each, and of the shape of tables of one's own.
 */
import {
  CountryGroups,
  type Rate as Rates,
  Rate,
  RateTable,
  ShippedRates,
  Transfers,
  TravelTable
} from "@westum/mobility"
import { fieldTable } from "./FieldTable.ts"
import { blocks, code, generated, list, type Page, table } from "./Markdown.ts"
import { type Any, isStruct } from "./Shapes.ts"
import { sentenceOf, sourceOf } from "./Source.ts"

const { countryGroups, currency, rates, travel } = ShippedRates.shippedRates

const amount = (cents: number): string => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2))

const range = (from: number, to: number | undefined): string => {
  if (to === undefined) return `${from} or more`
  return from === to ? String(from) : `${from} to ${to}`
}

type Said = Pick<Rates.Rate, "calls" | "source" | "confirmed">

const callsOf = ({ calls: { first, last } }: Pick<Said, "calls">): string => range(first, last)

const inCalls = (row: Pick<Said, "calls">): string =>
  `${row.calls.first === row.calls.last ? "call" : "calls"} ${callsOf(row)}`

const sourced = ({ confirmed, source }: Said): string =>
  `Source: ${source}. ${confirmed ? "Confirmed there." : "Not confirmed."}`

const groupTables = (): ReadonlyArray<string> =>
  countryGroups.flatMap((groups) => [
    `### Groups, ${inCalls(groups)}`,
    table(
      ["Group", "Countries"],
      groups.groups.map(({ countries, group }) => [group, countries.join(" ")])
    ),
    sourced(groups)
  ])

const travelTables = (): ReadonlyArray<string> =>
  travel.flatMap((bands) => [
    `### Distances, ${inCalls(bands)}`,
    table(
      ["Kilometres, one way", "There and back", "Green"],
      bands.bands.map(({ cents, from, green, to }) => [
        range(from, to),
        amount(cents),
        green === undefined ? "–" : amount(green)
      ])
    ),
    `Instead of the band: up to ${bands.exceptional} % of the real costs of expensive travel. ${sourced(bands)}`
  ])

/** For whom a rate is, in words. */
const whose = ({ activities, allActivities, group, international, leastDays, profiles }: Rates.Rate): string =>
  [
    profiles?.join(", "),
    activities?.map(code).join(", "),
    group === undefined ? undefined : `group ${group}`,
    international === undefined ? undefined : international ? "international" : "not international",
    allActivities === true ? "all activity types together" : undefined,
    leastDays === undefined ? undefined : `stays of ${leastDays} days or more`
  ]
    .filter((part) => part !== undefined)
    .join("; ") || "all"

const counted: Readonly<Record<Rates.RateItem, string>> = {
  "individual-support": "days",
  "organisational-support":
    "participants in the project, of each activity type by itself unless the row says otherwise",
  "linguistic-support": "grants to one participant",
  "inclusion-support": "participants",
  "course-fees": "days of one participant in the project",
  "preparatory-visits": "persons on a visit"
}

const itemTables = (): ReadonlyArray<string> =>
  Rate.RateItem.literals.flatMap((item) => {
    const rows = rates.filter((rate) => rate.item === item)
    const sources = [...new Set(rows.map((rate) => `For ${inCalls(rate)}. ${sourced(rate)}`))]
    return [
      `### ${item}`,
      `Counts ${counted[item]}.`,
      table(
        ["Calls", "Agency", "Sector", "For", "Units", `${currency} each`],
        rows.map((rate) => [
          callsOf(rate),
          rate.agency ?? "all",
          rate.sector,
          whose(rate),
          range(rate.from, rate.to),
          amount(rate.cents)
        ])
      ),
      list(sources)
    ]
  })

const transferTable = (): string =>
  table(
    ["From", "To", "Of what is awarded", "Calls", "Confirmed"],
    Transfers.unconfirmedTransfers.map((rule) => [
      rule.from,
      rule.to.join(", "),
      `${rule.percent} %`,
      callsOf(rule),
      rule.confirmed ? "yes" : "no"
    ])
  )

/** The comments of fields that come from elsewhere stand there. */
const noteIn =
  (file: string, name: string) =>
  (field: string): string =>
    [
      [file, name],
      ["grants/Validity.ts", "validity"],
      ["grants/Bracket.ts", "Bracket"]
    ]
      .map(([path = "", declared = ""]) => sourceOf(path).declarations.get(declared)?.fields.get(field) ?? "")
      .find((note) => note !== "") ?? ""

const shape = (name: string, file: string, schema: Any): ReadonlyArray<string> =>
  isStruct(schema)
    ? [`### ${name}`, sentenceOf(file, name), fieldTable(Object.entries(schema.fields), noteIn(file, name))]
    : []

/** All rates shipped. */
export const ratesPage = (): Page => ({
  path: "docs/reference/rates.md",
  text: blocks(
    "# Rates",
    generated,
    `What grants are reckoned from, in ${currency}. Only rates that were read in the document named are shipped; calls and agencies that stand nowhere here have none, and a grant tells which is missing. Your own agency's are laid over these: [how](../how-to/calculate-a-grant.md).`,
    "A rate holds for the calls of its row: a grant agreement keeps the rates of its call.",
    "## Travel",
    `The distance is measured one way. How it becomes whole: ${sentenceOf("grants/Distance.ts", "rounded").replace("The", "the")}`,
    ...travelTables(),
    "## Receiving countries",
    ...groupTables(),
    "## Units",
    "Where a unit has the amount 0, the source sets a limit there. Agencies are written as in numbers of grant agreements: ES01 is SEPIE.",
    ...itemTables(),
    "## Transfers",
    sentenceOf("grants/Transfers.ts", "unconfirmedTransfers"),
    transferTable(),
    "## Shape",
    "A table of your own, as JSON or as a value. `parseRateTable` of `RateTable` names every mistake with its path.",
    ...shape("RateTable", "grants/RateTable.ts", RateTable.RateTable),
    ...shape("CountryGroups", "grants/CountryGroups.ts", CountryGroups.CountryGroups),
    ...shape("TravelTable", "grants/TravelTable.ts", TravelTable.TravelTable),
    ...shape("DistanceBand", "grants/TravelTable.ts", TravelTable.DistanceBand),
    ...shape("Rate", "grants/Rate.ts", Rate.Rate)
  )
})
