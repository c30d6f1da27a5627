/**
 * A consortium in plain Node: promises, one log, no Effect. Run it again on the same log and nothing is added.
 */
// #region open
import { storageAt } from "@westum-examples/store"
import { fourFigures, goalProgress, open, quotaUsage, refusalText, timeline } from "@westum/mobility/promise"

const [, , filename = "plain-node.sqlite"] = process.argv
const consortium = await open(storageAt(filename))
const project = "vet-2024"
// #endregion

// #region agree
// What was agreed was so from the first day on. Left out, `on` would be today: asked about an earlier day, there would be no places.
const on = "2024-09-01"

// A command id of your own makes sending again safe: the second time the answer is that of the first.
await consortium.executeAll(
  [
    {
      type: "open-project",
      project,
      coordinator: "harbour",
      start: "2024-09-01",
      end: "2026-08-31",
      timeZone: "Europe/Stockholm",
      categories: ["learner", "staff"],
      on
    },
    {
      type: "set-goals",
      project,
      on,
      goals: [
        { code: "1", titles: { en: "Languages at work", sv: "Språk i arbetslivet" } },
        { code: "2", titles: { en: "Stronger ties to employers", sv: "Starkare band till arbetsgivare" } }
      ]
    },
    { type: "join-member", project, member: "harbour", name: "Harbour School", on },
    { type: "join-member", project, member: "hill", name: "Hill College", on },
    { type: "grant-places", project, places: 3, on },
    { type: "allocate-places", project, member: "hill", places: 1, on }
  ],
  { commandId: "open vet-2024" }
)
// #endregion

// #region apply
// Three applications and their approvals, row by row: one that cannot be does not stop the others.
const stay = { project, category: "learner", planned: { start: "2025-03-03", end: "2025-03-28" } }
const rows = await consortium.executeEach(
  [
    {
      type: "apply",
      mobility: "m-1",
      participant: "p-1",
      member: "harbour",
      goals: ["1", "2"],
      on: "2024-11-04",
      ...stay
    },
    { type: "apply", mobility: "m-2", participant: "p-2", member: "hill", goals: ["1"], on: "2024-11-05", ...stay },
    { type: "apply", mobility: "m-3", participant: "p-3", member: "hill", goals: ["2"], on: "2024-11-06", ...stay },
    { type: "approve", mobility: "m-1", on: "2024-12-02" },
    { type: "approve", mobility: "m-2", on: "2024-12-02" },
    { type: "approve", mobility: "m-3", on: "2024-12-02" }
  ],
  { commandId: "selection 2024" }
)
rows.forEach((row, i) => {
  if (row._tag === "Refused") console.log(`row ${i + 1} refused: ${refusalText(row.refusals[0].refusal)}`)
})
// #endregion

// #region end
// One mobility to its end: abroad, home again, a row in Mobility Tool.
await consortium.executeAll(
  [
    { type: "depart", mobility: "m-1", on: "2025-03-03" },
    { type: "complete", mobility: "m-1", on: "2025-03-28" },
    { type: "record-outcome", mobility: "m-1", goal: "1", result: "reached", evidence: "report-1", on: "2025-04-07" },
    { type: "register", mobility: "m-1", tool: "MT-1", status: "complete", dates: "actual", on: "2025-04-11" }
  ],
  { commandId: "m-1 to its end" }
)
// #endregion

// #region preview
// What would happen? Nothing is written.
const [previewed] = await consortium.preview([{ type: "depart", mobility: "m-3", on: "2025-03-03" }])
if (previewed?._tag === "Refused") console.log(`preview: ${refusalText(previewed.refusals[0].refusal)}`)
// #endregion

// #region ask
const story = await consortium.ask(timeline("m-1"))
console.log(story.milestones.map(({ name, on }) => `${name} ${on ?? "open"}`).join(", "))

const figures = await consortium.ask(fourFigures(project))
const before = await consortium.ask(fourFigures(project), { asOf: "2025-04-10" })
console.log(
  `registered ${figures.registered} of ${figures.approved}; as of 2025-04-10 ${before.registered} of ${before.approved}`
)
// #endregion

// #region report
const { members } = await consortium.ask(quotaUsage(project))
for (const [member, { free, held, places }] of Object.entries(members)) {
  console.log(`${member}: ${held} held of ${places ?? "the common pool"}${free === undefined ? "" : `, ${free} free`}`)
}
for (const { achieved, goal, served } of await consortium.ask(goalProgress(project))) {
  console.log(`${goal?.titles["en"] ?? "no goal yet"}: ${served} served, ${achieved} achieved`)
}
// #endregion

// #region watch
// A question can be watched: an answer now, and one after every change, also when another process made it.
for await (const { approved, registered } of consortium.watch(fourFigures(project))) {
  console.log(`watched: ${registered} of ${approved}`)
  break
}

await consortium.close()
// #endregion
