/**
 * The code of the how-to of the same name.
 */
// #region imports
import { Budget, Money } from "@westum/mobility"
import { awards, open, payments, refusalText, toDo } from "@westum/mobility/promise"
import { Result } from "effect"
// #endregion
import { memory } from "@westum/mobility/promise"
import { expect, it } from "vitest"

it("keeps forms, funding and payments", async () => {
  await using consortium = await open(memory())
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
  const goals = { type: "set-goals", project: "p", goals: [{ code: "1", titles: { en: "Languages" } }] } as const
  const member = { type: "join-member", project: "p", on: "2019-09-01", member: "north", name: "North" } as const
  for (const command of [goals, member]) await consortium.execute(command)
  // #region gate
  await consortium.execute({
    type: "change-settings",
    project: "p",
    settings: {
      finalPaymentNeeds: { signatures: [{ document: "attendance-certificate", party: "host" }], report: true }
    }
  })
  // #endregion
  const planned = { start: "2020-02-03", end: "2020-02-21" }
  await consortium.execute({
    type: "apply",
    mobility: "m-1",
    project: "p",
    member: "north",
    category: "learner",
    participant: "p-1",
    goals: ["1"],
    on: "2019-10-01",
    planned
  })
  await consortium.execute({ type: "approve", mobility: "m-1", on: "2019-10-10" })
  // #region form
  await consortium.execute({
    type: "change-mode",
    mobility: "m-1",
    on: "2019-12-01",
    mode: "blended",
    virtual: { start: "2020-02-24", end: "2020-02-28" }
  })
  // #endregion
  // #region advance
  await consortium.execute({
    type: "record-payment",
    mobility: "m-1",
    on: "2020-01-20",
    payment: "voucher 2020-17",
    kind: "advance",
    heading: "individual-support",
    amount: { cents: 800_00, currency: "EUR" }
  })
  // #endregion
  await consortium.execute({ type: "depart", mobility: "m-1", on: "2020-02-03" })
  await consortium.execute({ type: "complete", mobility: "m-1", on: "2020-02-21" })
  // #region refused
  const answer = await consortium.execute({
    type: "record-payment",
    mobility: "m-1",
    on: "2020-03-10",
    payment: "voucher 2020-31",
    kind: "final",
    heading: "individual-support",
    amount: { cents: 200_00, currency: "EUR" }
  })
  const why = answer._tag === "Refused" ? refusalText(answer.refusals[0].refusal) : ""
  // The final payment for mobility m-1 has to wait: the attendance-certificate is not signed by the host.

  const waiting = await consortium.ask(toDo("p", { on: "2020-03-10" }))
  const balance = waiting.find(({ kind }) => kind === "pay-final")
  const lacking = balance?.lacking // { signatures: [{ document: "attendance-certificate", … }], report: true }
  // #endregion
  expect(why).toBe(
    "The final payment for mobility m-1 has to wait: the attendance-certificate is not signed by the host."
  )
  expect(lacking).toEqual({ signatures: [{ document: "attendance-certificate", party: "host" }], report: true })
  expect(balance?.heading).toBe("individual-support")
  // #region recovery
  await consortium.execute({
    type: "record-recovery",
    mobility: "m-1",
    on: "2020-04-01",
    payment: "voucher 2020-44",
    heading: "individual-support",
    amount: { cents: 100_00, currency: "EUR" },
    reason: "stayed-shorter"
  })
  await consortium.execute({
    type: "withdraw-payment",
    mobility: "m-1",
    payment: "voucher 2020-44",
    reason: "wrong-person"
  })
  // #endregion
  // #region spent
  const budget = Result.getOrThrow(
    Budget.budget(Money.Currency.make("EUR"), {
      awards: await consortium.ask(awards("p")),
      mobilities: [],
      payments: await consortium.ask(payments("p"))
    })
  )
  const spent = Budget.budgetBy("member", budget).get("north")?.spent // 80000
  // #endregion
  expect(spent).toBe(800_00)
})
