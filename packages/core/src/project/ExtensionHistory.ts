/**
 * Until when a project runs, by what was noted of a later end; each word can be taken back as long as it is the last one.
 */
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { ExtensionStep } from "./ProjectEvent.ts"

/** The end of a project, and the one asked for and not yet decided on. */
export interface Ends {
  readonly end: CalendarDate
  readonly requestedEnd: CalendarDate | undefined
}

/** One word on a later end, by the id of its event, with what held before it. */
export interface ExtensionFact {
  readonly id: string
  readonly before: Ends
}

/** What holds after a word on a later end. */
export const endsAfter = ({ end }: Ends, event: ExtensionStep): Ends => {
  switch (event.type) {
    case "project.extension-requested":
      return { end, requestedEnd: event.end }
    case "project.extension-granted":
      return { end: event.end, requestedEnd: undefined }
    case "project.extension-refused":
      return { end, requestedEnd: undefined }
  }
}
