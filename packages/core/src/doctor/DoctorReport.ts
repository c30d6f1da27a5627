/**
 * What the doctor says in the end: what was looked at, and everything that was found.
 */
import { type DoctorFinding, findingText, isDamage } from "./DoctorFinding.ts"

/** What was looked at: how much of it. */
export interface Looked {
  readonly events: number
  /** Entries of the index of tags; none when only a sample was looked at. */
  readonly entries: number
  /** Rows of read models that were compared with the log. */
  readonly rows: number
  /** Read models with their versions, such as `quota-usage 1.1`. */
  readonly models: ReadonlyArray<string>
}

/** A report. Findings beyond the number that was asked for are counted and not kept. */
export interface DoctorReport {
  readonly looked: Looked
  /** Whether only a part was looked at. */
  readonly sampled: boolean
  readonly findings: ReadonlyArray<DoctorFinding>
  readonly further: number
}

/** Whether no damage was found. */
export const isSound = ({ findings, further }: DoctorReport): boolean => further === 0 && !findings.some(isDamage)

/** Several reports as one. */
export const joined = (reports: ReadonlyArray<DoctorReport>): DoctorReport => {
  const sum = (of: (report: DoctorReport) => number): number => reports.reduce((total, report) => total + of(report), 0)
  return {
    looked: {
      events: sum(({ looked }) => looked.events),
      entries: sum(({ looked }) => looked.entries),
      rows: sum(({ looked }) => looked.rows),
      models: reports.flatMap(({ looked }) => looked.models)
    },
    sampled: reports.some(({ sampled }) => sampled),
    findings: reports.flatMap(({ findings }) => findings),
    further: sum(({ further }) => further)
  }
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** The report, for people. */
export const reportText = (report: DoctorReport): string => {
  const { findings, further, looked, sampled } = report
  const what = [
    counted(looked.events, "event", "events"),
    ...(looked.entries === 0 ? [] : [counted(looked.entries, "index entry", "index entries")]),
    ...(looked.models.length === 0 ? [] : [`${counted(looked.rows, "row", "rows")} of ${looked.models.join(", ")}`])
  ]
  const head = `Looked at ${what.join(", ")}${sampled ? " (a sample)" : ""}.`
  const damaged = findings.filter(isDamage).length
  const verdict =
    further > 0
      ? `${damaged} damaged, and ${further} further findings that are not listed.`
      : damaged === 0
        ? "No damage was found."
        : `${counted(damaged, "damage was", "damages were")} found.`
  return [head, verdict, ...findings.map(findingText)].join("\n")
}

/** Findings as they come in: the first are kept, the rest are counted. */
export class Findings {
  readonly #most: number
  readonly #kept: Array<DoctorFinding> = []
  #further = 0

  constructor(most: number) {
    this.#most = most
  }

  get kept(): ReadonlyArray<DoctorFinding> {
    return this.#kept
  }

  get further(): number {
    return this.#further
  }

  add(...findings: ReadonlyArray<DoctorFinding>): void {
    for (const finding of findings) {
      if (this.#kept.length < this.#most) this.#kept.push(finding)
      else this.#further += 1
    }
  }
}
