/**
 * The code of the how-to of the same name.
 */
// #region imports
import { Budget, Distance, Grant, Ids, MobilityFacts, RateTable, ShippedRates, Transfers } from "@westum/mobility"
import { awards, open, payments } from "@westum/mobility/promise"
import { Result, Schema } from "effect"
import { readFile } from "node:fs/promises"
// #endregion
import { memory } from "@westum/mobility/promise"
import { expect, it } from "vitest"

const path = new URL("rates.json", import.meta.url)

// #region facts
const read = Schema.decodeUnknownSync(MobilityFacts.MobilityFacts)
const gothenburg = { latitude: 57.709, longitude: 11.975 }
const rome = { latitude: 41.903, longitude: 12.496 }

const facts = read({
  agency: "XX01",
  call: 2019,
  sector: "VET",
  profile: "learner",
  activity: "traineeship",
  country: "IT",
  days: { start: "2020-02-03", end: "2020-02-21", travel: 2 },
  travel: { by: "band", distance: Distance.between(gothenburg, rome) }
})
// #endregion

it("tells what is missing, and sums the rest", () => {
  // #region missing
  const grant = Result.getOrThrow(Grant.grantOf(facts, ShippedRates.shippedRates))
  const travel = grant.headings.travel // { cents: 27500, currency: "EUR" }
  const missing = grant.missing // [{ what: "rate", heading: "individual-support", key: { agency: "XX01", … }, from: 1, to: 21 }]
  // #endregion
  expect(travel).toEqual({ cents: 275_00, currency: "EUR" })
  expect(grant.total.cents).toBe(275_00 + 350_00)
  expect(missing).toMatchObject([
    { what: "rate", heading: "individual-support", key: { agency: "XX01" }, from: 1, to: 21 }
  ])
})

const ownTable = async () => {
  // #region table
  const own = Result.getOrThrow(RateTable.parseRateTable(JSON.parse(await readFile(path, "utf8"))))
  const table = Result.getOrThrow(RateTable.over(own, ShippedRates.shippedRates))
  // #endregion
  return table
}

it("reckons with the rates of an agency", async () => {
  const table = await ownTable()
  const grant = Result.getOrThrow(Grant.grantOf(facts, table))
  expect(grant.missing).toEqual([])
  expect(grant.headings["individual-support"].cents).toBe(14 * 61_00 + 7 * 43_00)
})

it("puts what was awarded beside what mobilities cost", async () => {
  await using consortium = await open(memory())
  const table = await ownTable()
  await consortium.execute({
    type: "open-project",
    project: "p",
    on: "2019-09-01",
    coordinator: "north",
    start: "2019-09-01",
    end: "2021-08-31",
    timeZone: "Europe/Stockholm",
    categories: ["learner"]
  })
  // #region award
  await consortium.execute({
    type: "award-grant",
    project: "p",
    on: "2019-09-01",
    currency: "EUR",
    reason: "original",
    awards: [
      { heading: "travel", cents: 500_00 },
      { heading: "individual-support", category: "learner", cents: 2000_00 },
      { heading: "organisational-support", cents: 700_00 }
    ]
  })
  // #endregion
  const group = [facts, facts]
  // #region budget
  const { all, each } = Result.getOrThrow(Grant.grantsOf(group, table))
  const learner = Ids.CategoryCode.make("learner")
  const north = Ids.MemberId.make("north")
  const budget = Result.getOrThrow(
    Budget.budget(table.currency, {
      awards: await consortium.ask(awards("p")),
      mobilities: each.map((grant) => ({ category: learner, member: north, standing: "committed", grant })),
      payments: await consortium.ask(payments("p"))
    })
  )
  const byHeading = Budget.budgetBy("heading", budget)
  const findings = Transfers.transferFindings(budget, Transfers.unconfirmedTransfers, 2019)
  // #endregion
  expect(budget.total.committed).toBe(all.total.cents)
  expect(byHeading.get("travel")).toMatchObject({ awarded: 500_00, committed: 550_00, overdrawn: 50_00 })
  expect(byHeading.get("organisational-support")).toMatchObject({ left: 0 })
  expect(findings.map(({ heading, uncovered }) => [heading, uncovered])).toEqual([
    ["travel", 50_00],
    ["individual-support", 2 * (14 * 61_00 + 7 * 43_00) - 2000_00]
  ])
})
