/**
 * The lifecycle of a mobility as a user of another library would write it: one stream, plain functions, checks by hand.
 *
 * It knows neither places nor the other stays of a participant: those lie outside of the one stream that peers guard.
 */
import { goals, period, type StepInput } from "../scenario/Lives.ts"

interface Stay {
  readonly start: string | null
  readonly end: string | null
}

type Details = {
  readonly project: string
  readonly member: string
  readonly category: string
  readonly goals: ReadonlyArray<string>
  readonly participant: string
}

type Common = Details & {
  readonly mobility: string
  readonly occurredOn: string
}

// Emmett takes types as data, but not interfaces.
export type Applied = Common & {
  readonly planned: Stay
  readonly activity: string | undefined
  readonly host: string | undefined
}

export type WithStay = Common & { readonly stay: Stay }

export type Registered = Common & {
  readonly tool: string
  readonly status: "draft" | "complete"
  readonly dates: "planned" | "actual"
  readonly period: Stay
}

export type GoalsChanged = Common

/** What can happen. */
export type PeerEvent =
  | { readonly type: "mobility.applied"; readonly data: Applied }
  | { readonly type: "mobility.approved"; readonly data: WithStay }
  | { readonly type: "mobility.goals-changed"; readonly data: GoalsChanged }
  | { readonly type: "mobility.departed"; readonly data: WithStay }
  | { readonly type: "mobility.completed"; readonly data: WithStay }
  | { readonly type: "mobility.registered"; readonly data: Registered }

/** Where a mobility stands. */
export interface PeerMobility {
  readonly stage: "none" | "applied" | "approved" | "departed" | "completed"
  readonly details: Details | undefined
  readonly stay: Stay
  readonly lastStepOn: string
  readonly approvedOn: string
  readonly tool: string | undefined
}

/** Before anything happened. */
export const unborn: PeerMobility = {
  stage: "none",
  details: undefined,
  stay: { start: null, end: null },
  lastStepOn: "",
  approvedOn: "",
  tool: undefined
}

/** The mobility after each event. */
export const after = {
  applied: (
    mobility: PeerMobility,
    { category, goals, member, occurredOn, participant, planned, project }: Applied
  ) => ({
    ...mobility,
    stage: "applied" as const,
    details: { project, member, category, goals, participant },
    stay: planned,
    lastStepOn: occurredOn
  }),
  approved: (mobility: PeerMobility, { occurredOn, stay }: WithStay) => ({
    ...mobility,
    stage: "approved" as const,
    stay,
    lastStepOn: occurredOn,
    approvedOn: occurredOn
  }),
  goalsChanged: (mobility: PeerMobility, { goals, occurredOn }: GoalsChanged) => ({
    ...mobility,
    details: mobility.details === undefined ? undefined : { ...mobility.details, goals },
    lastStepOn: occurredOn
  }),
  departed: (mobility: PeerMobility, { occurredOn, stay }: WithStay) => ({
    ...mobility,
    stage: "departed" as const,
    stay,
    lastStepOn: occurredOn
  }),
  completed: (mobility: PeerMobility, { occurredOn, stay }: WithStay) => ({
    ...mobility,
    stage: "completed" as const,
    stay,
    lastStepOn: occurredOn
  }),
  registered: (mobility: PeerMobility, { tool }: Registered) => ({ ...mobility, tool })
}

/** A command that the mobility does not allow. */
class PeerRefusal extends Error {}

/** Whether a command that was sent is turned down; any other error stays one. */
export const isRefused = async (sent: Promise<unknown>): Promise<boolean> => {
  try {
    await sent
    return false
  } catch (cause) {
    if (cause instanceof PeerRefusal) return true
    throw cause
  }
}

const today = "2026-11-23"

const require = (condition: boolean, reason: string): void => {
  if (!condition) throw new PeerRefusal(reason)
}

const within = (date: string | null): boolean => date === null || (date >= period.start && date <= period.end)

const possible = (on: string, notBefore: string, stay: Stay): void => {
  require(on <= today, `${on} lies in the future`)
  require(on >= notBefore, `${on} lies before ${notBefore}`)
  require(stay.start === null || stay.end === null || stay.start <= stay.end, "the stay ends before it starts")
  require(within(stay.start) && within(stay.end), "the stay lies outside of the project")
}

const moved = ({ details, lastStepOn }: PeerMobility, { mobility, on = today }: StepInput, stay: Stay): WithStay => {
  if (details === undefined) throw new PeerRefusal(`${mobility} is unknown`)
  possible(on, lastStepOn, stay)
  return { mobility, occurredOn: on, ...details, stay }
}

/** The event of a command, or an error that says why not. */
export const decide = (state: PeerMobility, command: StepInput): PeerEvent => {
  const { mobility, on = today } = command
  switch (command.type) {
    case "apply": {
      require(state.stage === "none", `${mobility} is ${state.stage}`)
      const { activity, category, goals: chosen = [], host, member, participant, planned, project } = command
      require(chosen.every((goal) => goals.includes(goal)), "a goal is unknown")
      const stay = planned ?? unborn.stay
      possible(on, "", stay)
      const details = { project, member, category, goals: chosen, participant }
      return { type: "mobility.applied", data: { mobility, occurredOn: on, ...details, planned: stay, activity, host } }
    }
    case "approve":
      require(state.stage === "applied", `${mobility} is ${state.stage}`)
      require((state.details?.goals.length ?? 0) > 0, "there is no goal")
      return { type: "mobility.approved", data: moved(state, command, state.stay) }
    case "change-goals": {
      require(state.stage !== "none", `${mobility} is unknown`)
      require(command.goals.every((goal) => goals.includes(goal)), "a goal is unknown")
      const { stay: _, ...common } = moved(state, command, state.stay)
      return { type: "mobility.goals-changed", data: { ...common, goals: command.goals } }
    }
    case "depart":
      require(state.stage === "approved", `${mobility} is ${state.stage}`)
      return {
        type: "mobility.departed",
        data: moved(state, command, { start: on, end: command.plannedEnd ?? state.stay.end })
      }
    case "complete":
      require(state.stage === "departed", `${mobility} is ${state.stage}`)
      return { type: "mobility.completed", data: moved(state, command, { start: state.stay.start, end: on }) }
    case "register": {
      require(state.stage !== "none" && state.stage !== "applied", `${mobility} is ${state.stage}`)
      require(state.tool === undefined, `${mobility} is registered`)
      require(command.dates === "planned" || state.stage === "completed", "the stay is not over")
      const { stay, ...common } = moved({ ...state, lastStepOn: state.approvedOn }, command, state.stay)
      const { dates, status, tool } = command
      return { type: "mobility.registered", data: { ...common, tool, status, dates, period: command.period ?? stay } }
    }
  }
}
