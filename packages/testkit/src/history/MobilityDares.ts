/**
 * Dares about a mobility: its stay, its papers, its goals, its row, and what belongs to it.
 */
import { iso } from "../model/Days.ts"
import { isFull } from "../model/AgainstMobility.ts"
import { hasEnded, isOpen, isWaiting, linkable, type Mobility } from "../model/Model.ts"
import { isFrozen } from "../model/Phases.ts"
import { type Dare, ofMobility } from "./Dare.ts"

const isAway = ({ stage }: Mobility): boolean => stage === "departed"
const isThere = ({ stage }: Mobility): boolean => stage !== "in-error"
const hasRow = ({ row }: Mobility): boolean => row !== undefined

const stays: ReadonlyArray<Dare> = [
  ofMobility("StillInterrupted", isAway, ({ id, paused }, _project, _model, { how }) => [
    ...(paused ? [] : [{ type: "interrupt" as const, mobility: id, reason: "illness" }]),
    how % 2 === 0 ? { type: "complete", mobility: id } : { type: "interrupt", mobility: id, reason: "illness" }
  ]),
  ofMobility("NotInterrupted", isAway, ({ id }) => [{ type: "resume", mobility: id }]),
  ofMobility("ExtensionNotLater", isAway, ({ id, stay }, _project, { today }) => [
    { type: "extend", mobility: id, plannedEnd: iso(stay.end ?? today) }
  ]),
  ofMobility("BeyondQuotaForbidden", isWaiting, (mobility, _project, model) =>
    isFull(model, mobility)
      ? [{ type: "approve", mobility: mobility.id, beyondQuota: { reason: "board-decided" } }]
      : []
  )
]

const papers: ReadonlyArray<Dare> = [
  ofMobility("AlreadySigned", isOpen, ({ id, signed }) => {
    const sign = { type: "sign-document", mobility: id, document: "grant-agreement", party: "participant" } as const
    return signed.has("grant-agreement by participant") ? [sign] : [sign, sign]
  }),
  ofMobility(
    "SignatureMissing",
    ({ stage }) => stage === "approved",
    ({ id }) => [{ type: "depart", mobility: id }]
  )
]

const goals: ReadonlyArray<Dare> = [
  ofMobility("OutcomeTooEarly", hasEnded, ({ goals: [goal], id, outcomes }) =>
    goal === undefined
      ? []
      : [
          ...(outcomes.length > 0
            ? []
            : [{ type: "record-outcome" as const, mobility: id, goal, result: "partly" as const }]),
          { type: "retract-step", mobility: id, reason: "mistake" }
        ]
  ),
  ofMobility("GoalHasOutcome", hasEnded, ({ goals: [goal], id, outcomes }, project) => {
    const [served = goal] = outcomes.map((outcome) => outcome.goal)
    if (served === undefined) return []
    return [
      ...(outcomes.length > 0
        ? []
        : [{ type: "record-outcome" as const, mobility: id, goal: served, result: "reached" as const }]),
      { type: "change-goals", mobility: id, goals: linkable(project).filter((code) => code !== served) }
    ]
  }),
  ofMobility("GoalNotLinked", hasEnded, ({ goals, id }, project) => {
    const other = linkable(project).find((code) => !goals.includes(code))
    return other === undefined ? [] : [{ type: "record-outcome", mobility: id, goal: other, result: "reached" }]
  })
]

const rows: ReadonlyArray<Dare> = [
  ofMobility("NothingToCorrect", hasRow, ({ id, row }) => [
    { type: "correct-registration", mobility: id, tool: row?.tool ?? "", reason: "typing-error" }
  ]),
  // The id that was wrong is free for another, and the right one is not.
  ofMobility("ToolIdTaken", hasRow, ({ id, row }, project, { mobilities }) => {
    const other = mobilities.find((each) => each.id !== id && each.project === project.id && each.row !== undefined)
    const tool = `${row?.tool} rightly`
    const right = { type: "correct-registration", reason: "typing-error" } as const
    return other === undefined || row === undefined
      ? []
      : [
          { ...right, mobility: id, tool },
          { ...right, mobility: other.id, tool: row.tool },
          { ...right, mobility: other.id, tool }
        ]
  }),
  ofMobility("AlreadyRegistered", hasRow, ({ id, row }) => [
    { type: "register", mobility: id, tool: `${row?.tool} again`, status: "draft", dates: "planned" }
  ]),
  ofMobility("RowsFrozen", hasRow, ({ id, row }, project, { today }) =>
    isFrozen(project, today)
      ? [
          {
            type: "update-registration",
            mobility: id,
            status: row?.complete === true ? "complete" : "draft",
            dates: row?.actual === true ? "actual" : "planned"
          }
        ]
      : []
  ),
  ofMobility("StillRegistered", hasRow, ({ id, project }, _project, { projects }) => {
    const other = projects.find((each) => each.id !== project)
    return other === undefined
      ? []
      : [{ type: "correct-details", mobility: id, changes: { project: other.id }, reason: "typing-error" }]
  })
]

const entries: ReadonlyArray<Dare> = [
  ofMobility("DuplicateOfItself", isThere, ({ id }) => [
    { type: "enter-in-error", mobility: id, reason: "duplicate", duplicateOf: id }
  ])
]

/** All of them. */
export const mobilityDares: ReadonlyArray<Dare> = [...stays, ...papers, ...goals, ...rows, ...entries]
