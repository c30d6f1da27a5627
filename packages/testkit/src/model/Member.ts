/**
 * An organisation's part in a project, and whether it takes part on a day.
 */

/** A member, since it joined last. */
export interface Member {
  readonly id: string
  readonly name: string
  readonly country: string | null
  readonly accededOn: string | null
  readonly joinedOn: number
  readonly leftOn: number | undefined
  /** When it had left and not come back yet: the last day before, and the first after that. */
  readonly away: ReadonlyArray<readonly [leftOn: number, backOn: number]>
}

/** Whether a member had left by that day, and was not back yet. */
export const isGone = ({ away, leftOn }: Member, day: number): boolean =>
  (leftOn !== undefined && day > leftOn) || away.some(([left, back]) => left < day && day < back)
