/**
 * Commands of an ordinary hosting, each with its day; what a test wants otherwise it says.
 */
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"

type Of<Type extends CommandInput["type"]> = Extract<CommandInput, { readonly type: Type }>
type More<Type extends CommandInput["type"]> = Partial<Omit<Of<Type>, "type">>

/** The days of an ordinary hosting. */
export const hostingDays = {
  requested: "2020-01-10",
  accepted: "2020-01-20",
  arrived: "2020-03-01",
  ended: "2020-03-20"
} as const

/** A partner asks member north for a learner's stay; each hosting has a person of its own. */
export const request = (hosting: string, more: More<"request-hosting"> = {}): Of<"request-hosting"> => ({
  type: "request-hosting",
  hosting,
  on: hostingDays.requested,
  member: "north",
  category: "learner",
  partner: "partner 1",
  participant: `guest of ${hosting}`,
  planned: { start: "2020-03-01", end: "2020-03-20" },
  ...more
})

export const requestAgain = (hosting: string, more: More<"request-hosting-again"> = {}): CommandInput => ({
  type: "request-hosting-again",
  hosting,
  on: "2020-01-18",
  ...more
})

export const accept = (hosting: string, more: More<"accept-hosting"> = {}): CommandInput => ({
  type: "accept-hosting",
  hosting,
  on: hostingDays.accepted,
  ...more
})

export const rejectHosting = (hosting: string, on = "2020-01-15"): CommandInput => ({
  type: "reject-hosting",
  hosting,
  on,
  reason: "no-tutor"
})

export const withdrawHosting = (hosting: string, on = "2020-02-01"): CommandInput => ({
  type: "withdraw-hosting",
  hosting,
  on,
  reason: "new-job"
})

export const cancelHosting = (hosting: string, on = "2020-02-01"): CommandInput => ({
  type: "cancel-hosting",
  hosting,
  on,
  reason: "school-closed"
})

export const noShow = (hosting: string, on = "2020-03-02"): CommandInput => ({ type: "record-no-show", hosting, on })

export const arrive = (hosting: string, on: string = hostingDays.arrived): CommandInput => ({
  type: "record-arrival",
  hosting,
  on
})

export const end = (hosting: string, on: string = hostingDays.ended): CommandInput => ({
  type: "end-hosting",
  hosting,
  on
})

export const endEarly = (hosting: string, on = "2020-03-10"): CommandInput => ({
  type: "end-hosting-early",
  hosting,
  on,
  reason: "homesick"
})

export const supervise = (hosting: string, supervisor = "tutor 1", on = "2020-02-10"): CommandInput => ({
  type: "name-supervisor",
  hosting,
  on,
  supervisor
})

export const correctHosting = (hosting: string, changes: Of<"correct-hosting">["changes"]): CommandInput => ({
  type: "correct-hosting",
  hosting,
  changes,
  reason: "typing-error"
})

export const retractHosting = (hosting: string): CommandInput => ({
  type: "retract-hosting-step",
  hosting,
  reason: "mistake"
})

export const hostingInError = (hosting: string, more: More<"enter-hosting-in-error"> = {}): CommandInput => ({
  type: "enter-hosting-in-error",
  hosting,
  reason: "entered-twice",
  ...more
})

export const reinstateHosting = (hosting: string): CommandInput => ({
  type: "reinstate-hosting",
  hosting,
  reason: "no-duplicate"
})

/** Member north offers beds in March, for anybody. */
export const offer = (beds: number, more: More<"offer-hosting"> = {}): Of<"offer-hosting"> => ({
  type: "offer-hosting",
  member: "north",
  offer: "offer 1",
  on: "2020-01-01",
  beds,
  days: { start: "2020-03-01", end: "2020-03-31" },
  timeZone: "Europe/Stockholm",
  ...more
})

export const withdrawOffer = (more: More<"withdraw-hosting-offer"> = {}): CommandInput => ({
  type: "withdraw-hosting-offer",
  member: "north",
  offer: "offer 1",
  on: "2020-01-05",
  ...more
})

/** Somebody who was received from the first to the last day. */
export const hosted = (hosting: string, more: More<"request-hosting"> = {}): ReadonlyArray<CommandInput> => [
  request(hosting, more),
  accept(hosting),
  arrive(hosting),
  end(hosting)
]
