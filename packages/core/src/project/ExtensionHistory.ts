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

/** Until when a project runs, and the words by which it came to that, the first one first. */
export interface Extended<Period extends Ends = Ends> {
  readonly period: Period
  readonly extensions: ReadonlyArray<ExtensionFact>
}

/** The end that was agreed on at first. */
export const firstEnd = ({ extensions, period }: Extended): CalendarDate => (extensions[0]?.before ?? period).end

/** Until when it runs where another end was agreed on at first, which holds until the first later one was granted. */
export const withFirstEnd = <Period extends Ends>(extended: Extended<Period>, end: CalendarDate): Extended<Period> => {
  const first = firstEnd(extended)
  const right = <Some extends Ends>(ends: Some): Some => (ends.end === first ? { ...ends, end } : ends)
  return {
    period: right(extended.period),
    extensions: extended.extensions.map(({ before, id }) => ({ id, before: right(before) }))
  }
}

/**
 * A later end that would be none with this end agreed on at first; nothing where all are. Each that was granted counts, and that which was
 * asked for and waits for an answer: what was refused, or granted otherwise, stands in nobody's way.
 */
export const notLaterThan = (extended: Extended, right: CalendarDate): CalendarDate | undefined => {
  const { extensions, period } = extended
  const first = firstEnd(extended)
  const granted = [...extensions.map(({ before }) => before), period].flatMap(({ end }) => (end === first ? [] : [end]))
  return [...granted, period.requestedEnd].find((later) => later !== undefined && later <= right)
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
