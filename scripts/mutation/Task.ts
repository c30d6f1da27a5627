/**
 * What a worker is told to do, and what it says of it.
 */

/** A test, as it was without any mutant. */
export interface TestRan {
  /** Milliseconds of a processor, as others may keep it busy. */
  readonly took: number
  /** How many mutants it ran through, each as often as it did. */
  readonly hits: number
  /** Which those are. */
  readonly running: ReadonlyArray<number>
}

/** A file of tests, as it was without any mutant. */
export interface FileRan {
  /** Absolute. */
  readonly path: string
  /** The mutants that are run through beside its tests, most while modules are loaded. */
  readonly outside: ReadonlyArray<number>
  /** By id; a test that cannot be run twice is not among them. */
  readonly tests: Readonly<Record<string, TestRan>>
}

/** Mutants that are to be tried. */
export interface Part {
  /** Each with the folder of the tests that stand by it. */
  readonly near: Readonly<Record<number, string>>
  /** In this order. */
  readonly files: ReadonlyArray<FileRan>
  /** The step that comes next. */
  readonly from: number
  /** Whether nothing may be awake together in that step, because a worker hung. */
  readonly isSingly: boolean
  /** The tests that are not asked any more, because they did not pass without any mutant. */
  readonly dropped: ReadonlyArray<string>
}

/** All that a worker is told. */
export interface Task {
  /** How many numbers the mutants in the sources have. */
  readonly size: number
  /** Where it writes what it found, a line each. */
  readonly log: string
  /** The files of tests that are to be run without any mutant. */
  readonly unharmed: ReadonlyArray<string>
  readonly part?: Part
}

export type How = "killed" | "timed out"

/** A line of the log. */
export type Line =
  | { readonly says: "ran"; readonly file: FileRan }
  | { readonly says: "fails"; readonly path: string }
  | { readonly says: "step"; readonly step: number }
  | { readonly says: "noticed"; readonly id: number; readonly how: How }
  | { readonly says: "dropped"; readonly test: string }
  | { readonly says: "hung"; readonly awake: ReadonlyArray<number> }
  | { readonly says: "done" }

declare module "vitest" {
  interface ProvidedContext {
    /** The path of the task, which is too long to be sent. */
    readonly task: string
  }
}

/** Milliseconds. All mutants are tried on the tests that take less before any is on others. */
const brief = 50

/** Milliseconds. A test that takes longer is asked of mutants near it alone: far ones that reach it have passed by many quick tests. */
const quick = 250

export interface Round {
  /** Whether the mutants that are tried are near to the tests. */
  readonly isNear: boolean
  /** Milliseconds that a test takes, from the least up to the most. */
  readonly least: number
  readonly most: number
}

/** In this order is a mutant tried on the tests that reach it: near and quick ones come first, heavy ones last. */
export const rounds: ReadonlyArray<Round> = [
  { isNear: true, least: 0, most: brief },
  { isNear: true, least: brief, most: quick },
  { isNear: false, least: 0, most: brief },
  { isNear: false, least: brief, most: quick },
  { isNear: true, least: quick, most: Infinity }
]

/** Whether a test belongs to a round. */
export const isOf = ({ least, most }: Round, { took }: TestRan): boolean => least <= took && took < most
