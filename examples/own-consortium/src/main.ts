/**
 * The consortium at work, in a log that is gone with the program: the second stay of a pupil is refused by its own rule, all else as everywhere.
 */
import { passingLog } from "@westum-examples/store"
import { type CommandInput, Consortium, Plan, Question, RefusalCatalogue } from "@westum/mobility"
import { Console, Effect, Layer } from "effect"
import { decisions, plan, words } from "./Skerries.ts"

const pupils = { project: "sch-2024", category: "pupil", goals: ["inclusion"], on: "2024-09-02" } as const

const applications: ReadonlyArray<CommandInput> = [
  { type: "apply", ...pupils, mobility: "m-1", member: "sund", participant: "kim" },
  { type: "apply", ...pupils, mobility: "m-2", member: "sund", participant: "kim" },
  { type: "apply", ...pupils, mobility: "m-3", member: "holm", participant: "noa" }
]

const program = Effect.gen(function* () {
  const consortium = yield* Consortium
  for (const project of plan.projects) yield* consortium.executeAll(Plan.opening(plan, project))
  for (const application of applications) yield* consortium.execute(application)
  for (const mobility of ["m-1", "m-2", "m-3"]) {
    yield* consortium.execute({ type: "approve", mobility, on: "2024-09-16" }).pipe(
      Effect.andThen(Console.log(`${mobility} approved`)),
      Effect.catchTag("Refused", ({ refusal }) =>
        Console.log(`${mobility} refused: ${RefusalCatalogue.textOf(words, refusal)}`)
      )
    )
  }
  const { answer } = yield* consortium.ask(Question.quotaUsage("sch-2024"))
  yield* Console.log(`${answer.project.held} places held of ${answer.project.places}`)
})

await Effect.runPromise(
  program.pipe(Effect.provide(Consortium.layerWith({ decisions }).pipe(Layer.provide(passingLog))))
)
