/**
 * The id that Mobility Tool would give.
 */
import { expect, it } from "@effect/vitest"
import { toolIdProposal } from "../../src/programme/ToolIdProposal.ts"
import { sets } from "./support.ts"

it.each([
  ["six digits of the project, five of the count", "ka102", 2016, "2016-1-AT01-KA101-005041", 1, "005041-MOB-00001"],
  ["a large count", "ka102", 2019, "2019-1-SE01-KA102-060112", 12345, "060112-MOB-12345"],
  ["a larger one", "ka102", 2019, "2019-1-SE01-KA102-060112", 123456, "060112-MOB-123456"],
  ["more digits than six", "ka102", 2019, "000060112", 7, "060112-MOB-00007"],
  ["fewer digits than six", "ka102", 2019, "2019-1-SE01-KA102-60112", 1, undefined],
  ["no project number yet", "ka102", 2019, "", 1, undefined],
  ["no count", "ka102", 2019, "2019-1-SE01-KA102-060112", 0, undefined],
  ["half a count", "ka102", 2019, "2019-1-SE01-KA102-060112", 1.5, undefined],
  ["calls whose form is not known", "ka121", 2023, "2023-1-SE01-KA121-VET-000005409", 1, undefined],
  ["calls where the tool gives them", "ka121", 2024, "2024-1-SE01-KA121-VET-000005409", 1, undefined],
  ["calls that the rule set does not have", "ka102", 2021, "2019-1-SE01-KA102-060112", 1, undefined]
] as const)("of %s", (_, set, call, number, running, id) => {
  expect(toolIdProposal(sets[set], call, number, running)).toBe(id)
})
