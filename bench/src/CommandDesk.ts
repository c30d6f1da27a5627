/**
 * What a work needs of anybody who can carry out the commands of mobilities.
 */
import type { StepInput } from "./scenario/Lives.ts"

/** A fresh store with everything ready to take commands. */
export interface CommandDesk {
  /** Carries out the commands one after the other, each awaited. */
  readonly oneByOne: (commands: ReadonlyArray<StepInput>) => Promise<void>
  /** Whether a command is turned down. */
  readonly refuses: (command: StepInput) => Promise<boolean>
  /** The types of the stored events of a mobility, in order. */
  readonly storyOf: (mobility: string) => Promise<ReadonlyArray<string>>
  readonly close: () => Promise<void>
}

/** What broke the lifecycle, if anything: whole and ordered stories, and a step that cannot be taken twice. */
export const violationIn = async (
  desk: CommandDesk,
  problemOf: (mobility: string, types: ReadonlyArray<string>) => string | undefined,
  mobilities: ReadonlyArray<string>,
  repeated: StepInput
): Promise<string | undefined> => {
  for (const mobility of mobilities) {
    const problem = problemOf(mobility, await desk.storyOf(mobility))
    if (problem !== undefined) return problem
  }
  return (await desk.refuses(repeated))
    ? undefined
    : `a second ${repeated.type} of ${repeated.mobility} was not refused`
}
