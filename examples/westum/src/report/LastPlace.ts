/**
 * The last place, and two processes that want it, in a scratch copy of the log.
 */
import { logAt } from "@westum-examples/store"
import { Consortium, Question, refusalText } from "@westum/mobility"
import { Effect, Layer } from "effect"
import { race, type Rival } from "../play/Race.ts"
import { scratchCopy } from "../play/Scratch.ts"
import type { Ink } from "../screen/Ink.ts"
import { type Lines, paragraph, type Shown } from "../screen/Page.ts"
import type { Story } from "../story/Story.ts"
import { answerTo } from "./Answers.ts"

/** A consortium of its own: without `fresh` it would be the one that is open already, on the log itself. */
const on = (filename: string) => Layer.fresh(Consortium.layer).pipe(Layer.provide(logAt(filename)))

const usage = (project: string) => Effect.map(answerTo(Question.quotaUsage(project)), (report) => report.project)

/** Somebody who was to leave in summer does not: one place is free. */
const giveBack = Effect.fnUntraced(function* (project: string, mobility: string) {
  const consortium = yield* Consortium
  yield* consortium.execute({ type: "withdraw", mobility, reason: "changed-plans" }, { actor: "coordinator" })
  return yield* usage(project)
})

const told = (ink: Ink, { approval, mobility, pid, sawPlace }: Rival): Lines => {
  const who = `process ${pid} approves ${mobility}`
  const saw = sawPlace ? "saw the free place" : "saw no place"
  switch (approval._tag) {
    case "Approved":
      return [`  ${ink.good("✓")} ${who}: ${saw}, ${ink.good("approved")} (event ${approval.position})`]
    case "Refused":
      return [
        `  ${ink.bad("✗")} ${who}: ${saw}, ${ink.bad(`refused: ${approval.refusal.code}`)}`,
        ...paragraph(refusalText(approval.refusal), 6)
      ]
    case "Ready":
      return [`  ${ink.bad("✗")} ${who}: gave no answer`]
  }
}

const raced = Effect.fnUntraced(function* ({ second, selected, waiting }: Story) {
  const copy = yield* scratchCopy()
  const [mobility = ""] = selected
  const [one = "", other = ""] = waiting
  const before = yield* Effect.provide(giveBack(second.id, mobility), on(copy))
  const rivals = yield* race(copy, [one, other])
  const after = yield* Effect.provide(usage(second.id), on(copy))
  return { mobility, before, rivals, after }
}, Effect.scoped)

/** The section. */
export const lastPlace = Effect.fnUntraced(function* (story: Story, ink: Ink) {
  const { after, before, mobility, rivals } = yield* raced(story)
  const winners = rivals.filter(({ approval }) => approval._tag === "Approved").length
  const verdict = `${winners} of ${rivals.length} won: ${after.held} of ${after.places ?? 0} places are held, none above.`
  const lines = [
    ...paragraph(
      `In a scratch copy of the log ${mobility} is withdrawn: ${before.held} of ${before.places ?? 0} places are held, ` +
        `${before.free ?? 0} is free. Two operating-system processes look, then approve a different mobility each:`
    ),
    "",
    ...rivals.flatMap((rival) => told(ink, rival)),
    "",
    `  ${winners === 1 ? ink.good(verdict) : ink.bad(verdict)} The log itself is as it was.`
  ]
  const shown: Shown = { lines, holds: winners === 1 && after.overbooked === 0 }
  return shown
})
