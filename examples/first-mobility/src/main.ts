/**
 * One mobility from application to registration, in a log that is gone with the program.
 */
// #region open
import { passingLog } from "@westum-examples/store"
import { Consortium, Question } from "@westum/mobility"
import { Console, Effect, Layer } from "effect"

const project = "vet-2024"
const mobility = "m-1"

const program = Effect.gen(function* () {
  const consortium = yield* Consortium
  // #endregion

  // #region agree
  yield* consortium.executeAll([
    {
      type: "open-project",
      project,
      coordinator: "harbour",
      start: "2024-09-01",
      end: "2026-08-31",
      timeZone: "Europe/Stockholm",
      categories: ["learner", "staff"],
      on: "2024-09-01"
    },
    { type: "set-goals", project, on: "2024-09-01", goals: [{ code: "1", titles: { en: "Languages at work" } }] },
    { type: "join-member", project, member: "harbour", name: "Harbour School", on: "2024-09-01" },
    { type: "grant-places", project, places: 2, on: "2024-09-01" }
  ])
  // #endregion

  // #region apply
  const application = { project, member: "harbour", category: "learner", participant: "p-1", goals: ["1"] }
  yield* consortium.execute({ type: "apply", mobility, on: "2025-01-20", ...application })
  yield* consortium.execute({ type: "approve", mobility, on: "2025-02-10" })
  yield* consortium.execute({ type: "depart", mobility, on: "2025-03-03" })
  // #endregion

  // #region refused
  // Too early: a refusal is an answer with a code and values, and is caught by its code. Any other goes on.
  yield* consortium.execute({ type: "record-outcome", mobility, goal: "1", result: "reached" }).pipe(
    Effect.catchIf(
      (error) => error._tag === "Refused" && error.refusal.code === "StepNotAllowed",
      (refused) => Console.log(`refused: ${refused.message}`)
    )
  )
  // #endregion

  // #region end
  yield* consortium.execute({ type: "complete", mobility, on: "2025-03-28" })
  yield* consortium.execute({
    type: "register",
    mobility,
    on: "2025-04-11",
    tool: "MT-1",
    status: "complete",
    dates: "actual"
  })
  // #endregion

  // #region ask
  const { answer: story } = yield* consortium.ask(Question.timeline(mobility))
  for (const { name, on } of story.milestones) yield* Console.log(`${name.padEnd(10)} ${on ?? "open"}`)

  const { answer: figures } = yield* consortium.ask(Question.fourFigures(project))
  const { learner, staff = 0 } = figures.registeredBy
  yield* Console.log(`registered ${figures.registered} of ${figures.approved}: ${learner} learners, ${staff} staff`)
  // #endregion
})

// #region run
await Effect.runPromise(program.pipe(Effect.provide(Consortium.layer.pipe(Layer.provide(passingLog)))))
// #endregion
