/**
 * How the doctor is asked to look, and how it tells how far it has come.
 */
import { Effect } from "effect"
import { Findings } from "./DoctorReport.ts"
import type { Sample } from "./Sample.ts"

/** How far the doctor has come. */
export interface Progress {
  /** What is being looked at, such as `events` or the name of a read model. */
  readonly looking: string
  readonly done: number
  /** Nothing where it is not known. */
  readonly of: number | undefined
  readonly findings: number
}

/** How to look. */
export interface LookOptions {
  /** A part only; by default everything. */
  readonly sample?: Sample
  /** Damages kept in the report, and as many notices; 1000 by default. */
  readonly most?: number
  /** Told after every page. */
  readonly onProgress?: (progress: Progress) => Effect.Effect<void>
}

/** What was found so far, and whoever wants to know. */
export interface Looking {
  readonly findings: Findings
  readonly tell: (looking: string, done: number, of?: number) => Effect.Effect<void>
}

/** Begins to look. */
export const lookingWith = ({ most = 1000, onProgress }: LookOptions): Looking => {
  const findings = new Findings(most)
  return {
    findings,
    tell: (looking, done, of) => onProgress?.({ looking, done, of, findings: findings.count }) ?? Effect.void
  }
}
