/**
 * One approval more than there are places.
 */
import { Consortium, Question, refusalText } from "@westum/mobility"
import { Effect } from "effect"
import type { Ink } from "../screen/Ink.ts"
import { paragraph, type Shown } from "../screen/Page.ts"
import type { Story } from "../story/Story.ts"
import { answerTo } from "./Answers.ts"

/** The refusal of an approval that should not be possible, or what was wrongly approved. */
const attempt = Effect.fnUntraced(function* (mobility: string) {
  const consortium = yield* Consortium
  return yield* consortium.execute({ type: "approve", mobility }, { actor: "coordinator" }).pipe(
    Effect.as(undefined),
    Effect.catchTag("Refused", ({ refusal }) => Effect.succeed(refusal))
  )
})

/** The section. */
export const oneTooMany = Effect.fnUntraced(function* ({ second, waiting: [mobility = ""] }: Story, ink: Ink) {
  const { project } = yield* answerTo(Question.quotaUsage(second.id))
  const refusal = yield* attempt(mobility)
  const lines = [
    ...paragraph(
      `2019–2022 holds ${project.held} of ${project.places ?? 0} places; ${project.count.applied + project.count.waitlisted} applications wait. ` +
        `One of them, ${mobility}, is to be approved all the same:`
    ),
    "",
    ...(refusal === undefined
      ? [`  ${ink.bad("✗ approved, which should not be possible")}`]
      : [
          `  ${ink.bad(`refused: ${refusal.code}`)}`,
          ...paragraph(`en  ${refusalText(refusal)}`, 4),
          ...paragraph(`sv  ${refusalText(refusal, "sv")}`, 4)
        ])
  ]
  const shown: Shown = { lines, holds: refusal !== undefined }
  return shown
})
