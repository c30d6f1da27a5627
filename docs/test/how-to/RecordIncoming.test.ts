/**
 * The code of the how-to about incoming mobilities.
 */
// #region imports
import { hosting, hostingUsage, open, partners, received, refusalText } from "@westum/mobility/promise"
// #endregion
import { memory } from "@westum/mobility/promise"
import { expect, it } from "vitest"

it("records incoming mobilities", async () => {
  await using consortium = await open(memory())

  // #region offer
  await consortium.execute({
    type: "offer-hosting",
    member: "harbour",
    offer: "spring 2025",
    beds: 1,
    days: { start: "2025-02-01", end: "2025-05-31" },
    timeZone: "Europe/Stockholm"
  })
  // #endregion

  // #region request
  await consortium.execute({
    type: "request-hosting",
    hosting: "h-1",
    on: "2025-01-10",
    member: "harbour",
    category: "learner",
    partner: "school-in-turku",
    participant: "guest-1",
    learningGoals: ["LU-3"],
    planned: { start: "2025-03-03", end: "2025-03-14" }
  })
  await consortium.execute({ type: "accept-hosting", hosting: "h-1", on: "2025-01-20", supervisor: "tutor-1" })
  // #endregion

  // #region full
  await consortium.execute({
    type: "request-hosting",
    hosting: "h-2",
    on: "2025-01-15",
    member: "harbour",
    category: "staff",
    partner: "college-in-porto",
    participant: "guest-2",
    planned: { start: "2025-03-14", end: "2025-03-18" }
  })
  const answer = await consortium.execute({ type: "accept-hosting", hosting: "h-2", on: "2025-01-21" })
  const text = answer._tag === "Refused" ? refusalText(answer.refusals[0].refusal) : "accepted"
  // "harbour has no bed left on 2025-03-14: it offers 1, and this would be number 2."
  // #endregion
  expect(text).toBe("harbour has no bed left on 2025-03-14: it offers 1, and this would be number 2.")

  // #region again
  await consortium.execute({ type: "reject-hosting", hosting: "h-2", on: "2025-01-21", reason: "no-bed" })
  const planned = { start: "2025-03-17", end: "2025-03-21" }
  await consortium.execute({ type: "request-hosting-again", hosting: "h-2", on: "2025-01-24", planned })
  await consortium.execute({ type: "accept-hosting", hosting: "h-2", on: "2025-01-27" })
  // #endregion

  // #region stay
  await consortium.execute({ type: "record-arrival", hosting: "h-1", on: "2025-03-03" })
  await consortium.execute({ type: "end-hosting-early", hosting: "h-1", on: "2025-03-12", reason: "illness" })
  await consortium.execute({ type: "record-no-show", hosting: "h-2", on: "2025-03-18" })
  // #endregion

  // #region correct
  await consortium.execute({
    type: "correct-hosting",
    hosting: "h-1",
    changes: { dates: { arrived: "2025-03-04" } },
    reason: "typing-error"
  })
  // #endregion

  // #region ask
  const { stage, supervisor } = await consortium.ask(hosting("h-1"))
  const { spans } = await consortium.ask(hostingUsage("harbour", { start: "2025-03-01", end: "2025-03-31" }))
  const { total } = await consortium.ask(received({ year: 2025, member: "harbour" }))
  const known = await consortium.ask(partners())
  // #endregion
  expect([stage, supervisor, total]).toEqual(["ended-early", "tutor-1", 1])
  expect(spans.map(({ accepted, days }) => [days.start, accepted])).toEqual([
    ["2025-03-01", 0],
    ["2025-03-04", 1],
    ["2025-03-13", 0]
  ])
  expect(known).toEqual([{ partner: "school-in-turku", sent: 0, received: 1, bothWays: false }])
})
