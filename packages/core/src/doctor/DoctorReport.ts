/**
 * What the doctor says in the end: what was looked at, and everything that was found.
 */
import { type DoctorFinding, findingText, isDamage, problems } from "./DoctorFinding.ts"

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

/** Findings that were counted and not kept. */
export interface Further {
  readonly damages: number
  readonly notices: number
}

/** A report. Damages beyond the number that was asked for are counted and not kept, and so are notices. */
export interface DoctorReport {
  readonly looked: Looked
  /** Whether only a part was looked at. */
  readonly sampled: boolean
  readonly findings: ReadonlyArray<DoctorFinding>
  readonly further: Further
}

const damages = ({ findings, further }: DoctorReport): number => findings.filter(isDamage).length + further.damages

/** Whether no damage was found in what was looked at. */
export const isSound = (report: DoctorReport): boolean => damages(report) === 0

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
    further: {
      damages: sum(({ further }) => further.damages),
      notices: sum(({ further }) => further.notices)
    }
  }
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** The report, for people. */
export const reportText = (report: DoctorReport): string => {
  const { findings, further, looked, sampled } = report
  const damaged = damages(report)
  const what = [
    counted(looked.events, "event", "events"),
    ...(looked.entries === 0 ? [] : [counted(looked.entries, "index entry", "index entries")]),
    ...(looked.models.length === 0 ? [] : [`${counted(looked.rows, "row", "rows")} of ${looked.models.join(", ")}`])
  ]
  const head = `Looked at ${what.join(", ")}${sampled ? " (a sample)" : ""}.`
  const verdict =
    damaged > 0
      ? `${counted(damaged, "damage was", "damages were")} found.`
      : looked.events + looked.entries + looked.rows === 0
        ? "Nothing was looked at, so that nothing is known of damage."
        : "No damage was found."
  const unlisted = [
    ...(further.damages === 0 ? [] : [counted(further.damages, "damage", "damages")]),
    ...(further.notices === 0 ? [] : [counted(further.notices, "notice", "notices")])
  ]
  const left = unlisted.length === 0 ? [] : [`Not listed here: ${unlisted.join(", ")}.`]
  return [head, verdict, ...left, ...findings.map(findingText)].join("\n")
}

/** Findings as they come in: of damages and of notices the first are kept, the rest are counted. */
export class Findings {
  readonly #most: number
  readonly #kept: Array<DoctorFinding> = []
  readonly #counts = { damage: 0, notice: 0 }

  constructor(most: number) {
    this.#most = most
  }

  get kept(): ReadonlyArray<DoctorFinding> {
    return this.#kept
  }

  /** All there are, kept or not. */
  get count(): number {
    return this.#counts.damage + this.#counts.notice
  }

  get further(): Further {
    const { damage, notice } = this.#counts
    return { damages: Math.max(0, damage - this.#most), notices: Math.max(0, notice - this.#most) }
  }

  /** Notices crowd out no damage: a log may have many. */
  add(...findings: ReadonlyArray<DoctorFinding>): void {
    for (const finding of findings) {
      const { severity } = problems[finding.problem]
      this.#counts[severity] += 1
      if (this.#counts[severity] <= this.#most) this.#kept.push(finding)
    }
  }
}
