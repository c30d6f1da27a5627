import { fourFigures, open, refusalText } from "@westum/mobility/promise"
import { sqliteFile } from "@westum/mobility-store-sqlite"

const consortium = await open(sqliteFile("mobility.sqlite"))
const project = "vet-2026"
const period = { start: "2026-09-01", end: "2028-08-31", timeZone: "Europe/Stockholm" }
const stay = { project, member: "harbour", category: "learner", goals: ["1"] }
await consortium.executeAll([
  { type: "open-project", project, ...period, coordinator: "harbour", categories: ["learner", "staff"] },
  { type: "set-goals", project, goals: [{ code: "1", titles: { en: "Languages at work" } }] },
  { type: "join-member", project, member: "harbour", name: "Harbour School" },
  { type: "grant-places", project, places: 1 },
  { type: "apply", mobility: "m-1", participant: "p-1", ...stay },
  { type: "apply", mobility: "m-2", participant: "p-2", ...stay },
  { type: "approve", mobility: "m-1" }
])
const answer = await consortium.execute({ type: "approve", mobility: "m-2" })
if (answer._tag === "Refused") console.log(refusalText(answer.refusals[0].refusal))
console.log(await consortium.ask(fourFigures(project)))
await consortium.close()
