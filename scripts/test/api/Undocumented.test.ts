import { expect, it } from "vitest"
import { undocumented } from "../../api/Undocumented.ts"

it("asks one sentence of a schema and its type together, and none of a schema class's base", () => {
  const report = `// @public
const Day: Schema.String;

// @public (undocumented)
type Day = typeof Day.Type;

// @public (undocumented)
const Refused_base: Schema.Class<Refused>;

// @public (undocumented)
export class Quota_2 {
`
  expect(undocumented(report)).toEqual(["Quota"])
})
