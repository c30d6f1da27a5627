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

const selectionSteps = ({ approvedOn, closing, mobility }: NumberedLife): ReadonlyArray<Step> => [
  ...(approvedOn === undefined
    ? []
    : [{ enteredOn: approvedOn, command: { type: "approve" as const, mobility, on: approvedOn } }]),
  ...(closing === undefined
    ? []
    : [{ enteredOn: closing.on, command: { type: closing.step, mobility, on: closing.on, reason: closing.reason } }])
]

const journeySteps = ({ departedOn, early, endedOn, mobility, outcome }: NumberedLife): ReadonlyArray<Step> => [
  ...(departedOn === undefined
    ? []
    : [{ enteredOn: friday(departedOn), command: { type: "depart" as const, mobility, on: departedOn } }]),
  ...(endedOn === undefined
    ? []
    : [
        {
          enteredOn: friday(endedOn),
          command:
            early === undefined
              ? { type: "complete" as const, mobility, on: endedOn }
              : { type: "return-early" as const, mobility, on: endedOn, ...early }
        }
      ]),
  ...(outcome === undefined
    ? []
    : [
        {
          enteredOn: outcome.on,
          command: { type: "record-outcome" as const, mobility, ...outcome, evidence: `report-${mobility}` }
        }
      ])
]

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
    ...registrationSteps(life)
  ]
