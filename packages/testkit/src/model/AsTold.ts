/**
 * How a mobility stands by what was told of it.
 */
import { type Fact, seen } from "../oracle/Facts.ts"
import { owesReport } from "../oracle/Waiting.ts"
import { signatures } from "../oracle/Papers.ts"
import { type Day, dayOf, type Entered, type Mobility, type RowFact, type Span } from "./Model.ts"

const spanOf = ({ end, start }: { readonly start: string | null; readonly end: string | null }): Span => ({
  start: dayOf(start),
  end: dayOf(end)
})

const stageOf = (facts: ReadonlyArray<Fact>): Mobility["stage"] => {
  const { stage } = seen(facts)
  return stage === "none" ? "in-error" : stage
}

const daysOf = (facts: ReadonlyArray<Fact>, wanted: Fact["kind"]): ReadonlyArray<Day> =>
  facts.flatMap(({ kind, on }) => (kind === wanted ? [dayOf(on)] : []))

/** Since when nothing more is waited for: the report is in, or the agency does without. */
const reportIn = (facts: ReadonlyArray<Fact>): Day | undefined => {
  const last = facts.findLast(({ report }) => report !== undefined)
  return last?.report === "submitted" || last?.report === "excluded" ? dayOf(last.on) : undefined
}

const whatOf = (type: string): RowFact["what"] => {
  if (type === "mobility.registered") return "made"
  if (type === "mobility.registration-updated") return "changed"
  return type === "mobility.registration-removed" ? "removed" : "judged"
}

/** How a mobility stands by what was told of it. */
export const standing = (entered: Entered): Mobility => {
  const { facts } = entered
  const told = seen(facts)
  const { form, goals, ineligible, money, past, pausedSince, planned, row, stay } = told
  const dayOfStep = (...stages: ReadonlyArray<string>): Day =>
    dayOf(facts.find(({ to }) => to !== undefined && stages.includes(to))?.on)
  return {
    ...entered,
    goals,
    stage: stageOf(facts),
    appliedOn: dayOfStep("applied"),
    approvedOn: dayOfStep("approved"),
    departedOn: dayOfStep("departed"),
    endedOn: dayOfStep("completed", "returned-early"),
    steps: facts.flatMap(({ kind, on }) => (kind === "stage" || kind === "pause" ? [dayOf(on)] : [])),
    extensions: facts.flatMap(({ extendedTo, on }) => (extendedTo === undefined ? [] : [dayOf(on)])),
    planned: spanOf(planned),
    stay: spanOf(stay),
    paused: pausedSince !== undefined,
    signed: new Map(signatures(facts).map(([name, on]) => [name, dayOf(on)])),
    paperDays: daysOf(facts, "paper"),
    reportDays: daysOf(facts, "report"),
    reportIn: reportIn(facts),
    form,
    money: money.map(({ on, ...moved }) => ({ ...moved, on: dayOf(on) })),
    termDays: daysOf(facts, "terms"),
    isShort: !owesReport({ facts, ...told }),
    past,
    row:
      row === null
        ? undefined
        : { tool: row.tool, complete: row.status === "complete", actual: row.dates === "actual", ineligible },
    rowFacts: facts.flatMap(({ id, ineligible: judgement, kind, on, row: each, type }) =>
      kind === "row"
        ? [
            {
              id,
              what: whatOf(type),
              on: dayOf(on),
              complete: each?.status === "complete" || judgement !== undefined,
              actual: each?.dates === "actual"
            }
          ]
        : []
    ),
    goalDays: daysOf(facts, "goals"),
    planDays: facts.flatMap(({ kind, on, planned: plan }) =>
      kind === "plan" && plan !== undefined ? [dayOf(on)] : []
    ),
    outcomes: facts.flatMap(({ on, outcome }) => (outcome === undefined ? [] : [{ goal: outcome.goal, on: dayOf(on) }]))
  }
}
