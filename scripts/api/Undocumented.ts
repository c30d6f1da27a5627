/**
 * The exports of a report that no sentence explains.
 */

const names = (report: string, mark: string): ReadonlyArray<string> =>
  [...report.matchAll(new RegExp(`^// @public${mark}\\n(?:export )?(?:abstract )?\\w+ (\\w+)`, "gm"))].flatMap(
    ([, name]) => (name === undefined ? [] : [name])
  )

/**
 * Names, as the report gives them. A schema and its type share a name and one sentence; the unnamed base of a schema
 * class needs none.
 */
export const undocumented = (report: string): ReadonlyArray<string> => {
  const explained = new Set(names(report, ""))
  return names(report, " \\(undocumented\\)")
    .filter((name) => !explained.has(name) && !name.endsWith("_base"))
    .map((name) => name.replace(/_\d+$/, ""))
}
