/**
 * The steps that a mobility can take next, the main line first.
 */
import { isFull } from "../model/AgainstMobility.ts"
import { iso } from "../model/Days.ts"
import { isOpen, isWaiting, linkable, projectOf } from "../model/Model.ts"
import { choose, dayBetween, type MobilityMoves, type Move, moveBy, onOf, writtenSpan } from "./Move.ts"
import { register, removeRegistration, updateRegistration } from "./RowMoves.ts"

const approve: MobilityMoves = (model, mobility, { how, what }) => {
  const { id, project, steps } = mobility
  const full = model.overlooks !== "places" && isFull(model, mobility)
  // Beyond the places only now and then; otherwise the mobility waits.
  if (full && (what % 4 !== 0 || projectOf(model, project).settings.beyondQuota === "forbidden")) return []
  return moveBy(model, {
    type: "approve",
    mobility: id,
    ...onOf(model, dayBetween(model.today, how, ...steps)),
    ...(full ? { beyondQuota: { reason: "board-decided" } } : {})
  })
}

/** A signature is withdrawn. */
const withdrawSignature: MobilityMoves = (model, { id, signed }) =>
  (["participant", "sender", "host"] as const).flatMap((party) => {
    const document = [...signed.keys()].find((each) => each.endsWith(` by ${party}`))?.split(" by ")[0]
    return document === undefined
      ? []
      : moveBy(model, { type: "withdraw-signature", mobility: id, document, party, reason: "wrong-paper" })
  })

/** The first signature that a departure would lack. */
const sign: MobilityMoves = (model, { id, project, signed }, { how }) => {
  const needed = projectOf(model, project).settings.departureNeeds
  const lacking = needed.find(({ document, party }) => !signed.has(`${document} by ${party}`))
  const signature = lacking ?? {
    document: "grant-agreement",
    party: choose(["participant", "sender"] as const, how) ?? "sender"
  }
  return moveBy(model, { type: "sign-document", mobility: id, ...signature })
}

/** What the tool says of the report. */
const noteReport: MobilityMoves = (model, { id, stage }, { how }) => {
  const status = choose(["submitted", "requested", "reminded", "undelivered"] as const, stage === "departed" ? 1 : how)
  return moveBy(model, { type: "note-report", mobility: id, status: status ?? "requested" })
}

const depart: MobilityMoves = (model, mobility, draw) => {
  const { approvedOn, id, planned, project, signed } = mobility
  const { how } = draw
  const lacks = projectOf(model, project).settings.departureNeeds.some(
    ({ document, party }) => !signed.has(`${document} by ${party}`)
  )
  if (lacks) return sign(model, mobility, draw)
  const on = dayBetween(model.today, how, approvedOn, projectOf(model, project).start, ...signed.values())
  const asPlanned = how % 2 === 0 && (planned.end ?? on) >= on
  return moveBy(model, {
    type: "depart",
    mobility: id,
    ...onOf(model, on),
    ...(asPlanned ? {} : { plannedEnd: iso(on + 3 + (how % 4)) })
  })
}

const end: MobilityMoves = (model, { id, paused, steps }, { how, what }) => {
  const common = { mobility: id, ...onOf(model, dayBetween(model.today, how, ...steps)) }
  return moveBy(
    model,
    what % 5 === 4 || paused
      ? { type: "return-early", ...common, forceMajeure: how % 2 === 1, reason: "border-closed" }
      : { type: "complete", ...common }
  )
}

/** It waits for a place: most often where none is left. */
const waitlist: MobilityMoves = (model, { id, steps }, { how }) =>
  moveBy(model, { type: "waitlist", mobility: id, ...onOf(model, dayBetween(model.today, how, ...steps)) })

const giveUp: MobilityMoves = (model, mobility, { how, what }) => {
  const { id, stage, steps } = mobility
  if (!isWaiting(mobility) && stage !== "approved") return []
  const common = { mobility: id, ...onOf(model, dayBetween(model.today, how, ...steps)) }
  if (how % 4 === 0 || (how % 2 === 0 && stage !== "approved")) {
    return moveBy(model, { type: "withdraw", ...common, reason: "family" })
  }
  if (stage !== "approved") return moveBy(model, { type: "reject", ...common, reason: "not-eligible" })
  const ways = [
    { type: "cancel", ...common, by: "host", reason: "host-closed" },
    { type: "prevent", ...common, reason: "border-closed" },
    { type: "no-show", ...common, reason: "not-at-the-airport" }
  ] as const
  return moveBy(model, choose(ways, what) ?? ways[0])
}

/** A rejection is looked at again. */
const reconsider: MobilityMoves = (model, { id, steps }, { how }) =>
  moveBy(model, {
    type: "reconsider",
    mobility: id,
    ...onOf(model, dayBetween(model.today, how, ...steps)),
    reason: "new-certificate"
  })

/** Other days are planned, a few days later. */
const replan: MobilityMoves = (model, { id, planned }, { days, how }) => {
  const start = (planned.start ?? model.today) + (how % 4)
  const end = Math.max(start, planned.end ?? start) + (days % 5)
  return moveBy(model, { type: "replan", mobility: id, planned: writtenSpan({ start, end }) })
}

/** The stay is extended, or pauses, or goes on. */
const meanwhile: MobilityMoves = (model, { id, paused, stay, steps }, { days, how, what }) => {
  const on = onOf(model, dayBetween(model.today, how, ...steps))
  if (paused) return moveBy(model, { type: "resume", mobility: id, ...on })
  if (what % 2 === 0) return moveBy(model, { type: "interrupt", mobility: id, ...on, reason: "illness" })
  const plannedEnd = iso((stay.end ?? model.today) + 1 + (days % 7))
  return moveBy(model, { type: "extend", mobility: id, ...on, plannedEnd })
}

/** Links to other goals, within what the outcomes allow. */
export const changeGoals: MobilityMoves = (model, mobility, { how }) => {
  const kept = mobility.outcomes.map(({ goal }) => goal)
  const others = linkable(projectOf(model, mobility.project)).filter((_, i) => (((how + 1) >> i) & 1) === 1)
  const goals = [...new Set([...kept, ...others])]
  return moveBy(model, { type: "change-goals", mobility: mobility.id, goals })
}

/** The next step of the main line: approved, departed, home again, registered. Beside it: the row, then giving up. */
export const stepMoves: MobilityMoves = (model, mobility, draw) => {
  const { row, stage } = mobility
  const onward = {
    applied: [mobility.goals.length === 0 ? changeGoals : approve],
    waitlisted: [mobility.goals.length === 0 ? changeGoals : approve],
    approved: [depart],
    departed: [end],
    completed: row === undefined ? [register] : [],
    "returned-early": row === undefined ? [register] : [],
    prevented: row === undefined ? [register] : [],
    rejected: [reconsider],
    withdrawn: [],
    cancelled: [],
    "no-show": [],
    "in-error": []
  }[stage]
  const beside = isOpen(mobility) ? [row === undefined ? register : updateRegistration] : []
  const byStage =
    stage === "applied"
      ? [waitlist]
      : stage === "approved"
        ? [replan, draw.how % 4 === 3 ? withdrawSignature : sign]
        : row === undefined
          ? [meanwhile]
          : [noteReport, meanwhile]
  const seldom = row === undefined || draw.how % 3 > 0 ? [giveUp] : [removeRegistration]
  const made = (kinds: ReadonlyArray<MobilityMoves>): ReadonlyArray<Move> =>
    kinds.flatMap((moves) => moves(model, mobility, draw))
  const [main, twice, once] = [made(onward), made(beside), made([...byStage, ...seldom])]
  // The main line most often, so that most histories get somewhere.
  return [...main, ...main, ...main, ...main, ...main, ...main, ...twice, ...twice, ...once]
}

/** What came of it for one of its goals. */
export const recordOutcome: MobilityMoves = (model, { goals, id }, { how }) => {
  const goal = choose(goals, how)
  if (goal === undefined) return []
  const result = choose(["reached", "reached", "partly", "not-reached"] as const, how) ?? "reached"
  const evidence = how % 3 === 2 ? {} : { evidence: `report-${id}-${goal}` }
  return moveBy(model, { type: "record-outcome", mobility: id, goal, result, ...evidence })
}

/** One of its outcomes had been entered by mistake. */
export const withdrawOutcome: MobilityMoves = (model, { id, outcomes }, { how }) => {
  const goal = choose(outcomes, how)?.goal
  return goal === undefined
    ? []
    : moveBy(model, { type: "withdraw-outcome", mobility: id, goal, reason: "other-mobility" })
}
