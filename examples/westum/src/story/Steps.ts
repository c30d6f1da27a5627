/**
 * From a life to commands: each with the day on which it was entered, which is often later than the day it speaks of.
 */
import type { CommandInput } from "@westum/mobility"
import { type Day, next, weekday } from "./Days.ts"
import type { NumberedLife } from "./Life.ts"

/** A command and the day on which it is sent. */
export interface Step {
  readonly enteredOn: Day
  readonly command: CommandInput
}

/** Contact persons enter on Fridays what happened during the week. */
const friday = (on: Day): Day => next(weekday.friday, on)

/** The step that follows from something, where there is any of it. */
const steps = <A>(happened: A | undefined, step: (happened: A) => Step): ReadonlyArray<Step> =>
  happened === undefined ? [] : [step(happened)]

const application = (project: string, life: NumberedLife): Step => {
  const { appliedOn, category, goals, group, member, mobility, participant, planned } = life
  const activity = category === "learner" ? "placement" : "job-shadowing"
  return {
    enteredOn: friday(appliedOn),
    command: {
      type: "apply",
      on: appliedOn,
      mobility,
      project,
      member,
      category,
      participant,
      goals,
      activity,
      planned,
      ...(group === undefined ? {} : { group })
    }
  }
}

const selectionSteps = ({
  approvedOn,
  closing,
  mobility,
  replanned,
  waitlistedOn
}: NumberedLife): ReadonlyArray<Step> => [
  ...steps(waitlistedOn, (on) => ({ enteredOn: on, command: { type: "waitlist", mobility, on } })),
  ...steps(approvedOn, (on) => ({ enteredOn: on, command: { type: "approve", mobility, on } })),
  ...steps(replanned, (other) => ({ enteredOn: other.on, command: { type: "replan", mobility, ...other } })),
  ...steps(closing, ({ on, reason, step }) => ({ enteredOn: on, command: { type: step, mobility, on, reason } }))
]

const learningAgreement = { document: "learning-agreement", party: "participant" } as const

const journeySteps = (life: NumberedLife): ReadonlyArray<Step> => {
  const { departedOn, early, endedOn, extended, mobility, outcome, pause, signedOn } = life
  return [
    ...steps(signedOn, (on) => ({
      enteredOn: on,
      command: { type: "sign-document", mobility, on, ...learningAgreement }
    })),
    ...steps(departedOn, (on) => ({ enteredOn: friday(on), command: { type: "depart", mobility, on } })),
    ...steps(pause, ({ from: on, reason }) => ({
      enteredOn: friday(on),
      command: { type: "interrupt", mobility, on, reason }
    })),
    ...steps(pause?.to, (on) => ({ enteredOn: friday(on), command: { type: "resume", mobility, on } })),
    ...steps(extended, ({ end, on }) => ({
      enteredOn: on,
      command: { type: "extend", mobility, on, plannedEnd: end }
    })),
    ...steps(endedOn, (on) => ({
      enteredOn: friday(on),
      command:
        early === undefined ? { type: "complete", mobility, on } : { type: "return-early", mobility, on, ...early }
    })),
    ...steps(outcome, (told) => ({
      enteredOn: told.on,
      command: { type: "record-outcome", mobility, ...told, evidence: `report-${mobility}` }
    }))
  ]
}

const reportSteps = ({ mobility, reports = [] }: NumberedLife): ReadonlyArray<Step> =>
  reports.map(({ on, status }) => ({ enteredOn: on, command: { type: "note-report", mobility, on, status } }))

const registrationSteps = ({ mobility, row, tool }: NumberedLife): ReadonlyArray<Step> => {
  if (row === undefined) return []
  const { completedOn, dates, enteredOn, on, status } = row
  const registered: Step = {
    enteredOn: enteredOn ?? on,
    command: { type: "register", mobility, on, tool, status, dates }
  }
  return completedOn === undefined
    ? [registered]
    : [
        registered,
        {
          enteredOn: completedOn,
          command: { type: "update-registration", mobility, on: completedOn, status: "complete", dates: "actual" }
        }
      ]
}

/** Everything that was entered about a mobility of this project. */
export const stepsOf =
  (project: string) =>
  (life: NumberedLife): ReadonlyArray<Step> => [
    application(project, life),
    ...selectionSteps(life),
    ...journeySteps(life),
    ...registrationSteps(life),
    ...reportSteps(life)
  ]
