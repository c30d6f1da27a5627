/**
 * What is refused about beds: those that members offer, and those that are taken.
 */
import { accept, offer, request, withdrawOffer } from "../support/Hosting.ts"
import { ahead, reversed, type Row, tomorrow } from "./Row.ts"
import { type Why } from "./Row.ts"

/** Every command about a hosting that has to be there. */
const bed = (day: string, beds: number, taken: number, category: string | null = null): Why => ({
  code: "NoBedLeft",
  member: "north",
  category,
  day,
  beds,
  taken
})
const noOffer: Why = { code: "UnknownOffer", member: "north", offer: "offer 1" }
const asked = [request("h")]
/** The cases. */
export const rows: ReadonlyArray<Row> = [
  ["no bed is offered", [offer(0), ...asked], accept("h"), bed("2020-03-01", 0, 1)],
  ["the bed is taken", [offer(1), request("k"), accept("k"), ...asked], accept("h"), bed("2020-03-01", 1, 2)],
  [
    "the bed is taken for the last days alone",
    [offer(1), request("k", { planned: { start: "2020-03-15", end: "2020-03-31" } }), accept("k"), ...asked],
    accept("h"),
    bed("2020-03-15", 1, 2)
  ],
  [
    "no bed is offered for learners",
    [offer(0, { category: "learner" }), ...asked],
    accept("h"),
    bed("2020-03-01", 0, 1, "learner")
  ],
  [
    "the days begin before any offer does",
    [offer(9, { days: { start: "2020-03-02", end: "2020-03-31" } }), ...asked],
    accept("h"),
    bed("2020-03-01", 0, 1)
  ],
  ["beds are offered tomorrow", [], offer(1, { on: tomorrow }), ahead("offer")],
  [
    "beds are offered the wrong way round",
    [],
    offer(1, { days: { start: "2020-03-31", end: "2020-03-01" } }),
    reversed("2020-03-31", "2020-03-01")
  ],
  ["an offer is withdrawn that was not made", [], withdrawOffer(), noOffer],
  ["the offer of another member is withdrawn", [offer(1, { member: "south" })], withdrawOffer(), noOffer],
  ["an offer is withdrawn twice", [offer(1), withdrawOffer()], withdrawOffer(), noOffer],
  ["an offer is withdrawn tomorrow", [offer(1)], withdrawOffer({ on: tomorrow }), ahead("offer")]
]
