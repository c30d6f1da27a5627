/**
 * The life of one mobility in the story: what happened on which day, as far as it came.
 */
import type { Category } from "./Category.ts"
import type { Day } from "./Days.ts"
import type { Stay } from "./Stay.ts"

/** A row in Mobility Tool. */
export interface Row {
  readonly on: Day
  /** The day it was entered here, where that was not the same day. */
  readonly enteredOn?: Day
  readonly status: "draft" | "complete"
  readonly dates: "planned" | "actual"
  /** The day it was completed, with the actual dates. */
  readonly completedOn?: Day
}

/** How a mobility ended that nobody went on. */
export interface Closing {
  readonly step: "reject" | "withdraw" | "cancel" | "no-show" | "prevent"
  readonly on: Day
  readonly reason: string
}

/** What the tool said of the participant's report. */
export interface Report {
  readonly status: "requested" | "submitted" | "undelivered"
  readonly on: Day
}

/** What came of it for one of its goals. */
export interface Outcome {
  readonly goal: string
  readonly result: "reached" | "partly" | "not-reached"
  readonly on: Day
}

/** From the application to as far as it came; what did not happen is absent. */
export interface Life {
  readonly member: string
  readonly category: Category
  readonly goals: ReadonlyArray<string>
  readonly group?: string
  readonly planned: Stay
  readonly appliedOn: Day
  /** The day it was put on the waiting list. */
  readonly waitlistedOn?: Day
  readonly approvedOn?: Day
  /** Other days, planned later. */
  readonly replanned?: { readonly on: Day; readonly planned: Stay }
  /** The day the participant signed the learning agreement. */
  readonly signedOn?: Day
  readonly closing?: Closing
  readonly departedOn?: Day
  /** Days on which the stay paused; without an end it still does. */
  readonly pause?: { readonly from: Day; readonly to?: Day; readonly reason: string }
  /** A later end, and the day it was agreed on. */
  readonly extended?: { readonly on: Day; readonly end: Day }
  readonly endedOn?: Day
  /** Where the participant came home before the end. */
  readonly early?: { readonly forceMajeure: boolean; readonly reason: string }
  readonly outcome?: Outcome
  readonly row?: Row
  readonly reports?: ReadonlyArray<Report>
}

/** A life with the ids of its mobility and its participant, which say nothing about anybody. */
export interface NumberedLife extends Life {
  readonly mobility: string
  readonly participant: string
  readonly tool: string
}

/** The lives in the order of their applications, numbered. */
export const numbered = (lives: ReadonlyArray<Life>, year: string): ReadonlyArray<NumberedLife> =>
  [...lives]
    .sort((a, b) => (a.appliedOn < b.appliedOn ? -1 : a.appliedOn > b.appliedOn ? 1 : 0))
    .map((life, i) => {
      const number = `${year}-${String(i + 1).padStart(3, "0")}`
      return { ...life, mobility: `m-${number}`, participant: `p-${number}`, tool: `MT-${number}` }
    })
