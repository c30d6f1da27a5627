/**
 * How a check ends: a line when all is well; else every problem, and exit code 1.
 */
export const finish = (check: string, problems: ReadonlyArray<string>): void => {
  for (const problem of problems) console.error(problem)
  console.log(problems.length === 0 ? `${check}: all well` : `${check}: ${problems.length} to mend`)
  if (problems.length > 0) process.exitCode = 1
}
