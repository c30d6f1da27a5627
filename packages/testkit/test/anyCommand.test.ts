/**
 * Whatever somebody asks for, a consortium answers: done, refused, or no command. It never breaks, and can read what it wrote.
 */
import { expect, it } from "@effect/vitest"
import { Consortium, type CommandInput, EventStoreMemory, Plan, Question } from "@westum/mobility"
import { Runs, Values } from "@westum/mobility-testkit"
import { Effect, Exit, Layer } from "effect"
import * as fc from "fast-check"

const patience = 120_000

const layer = Consortium.layer.pipe(Layer.provide(EventStoreMemory.layer))

const commands: fc.Arbitrary<ReadonlyArray<CommandInput>> = fc
  .tuple(Values.plan, fc.array(Values.command, { maxLength: 60, size: "max" }))
  .map(([plan, commands]) => [...plan.projects.flatMap((project) => Plan.opening(plan, project)), ...commands])

const ask = Effect.fnUntraced(function* (command: CommandInput) {
  const consortium = yield* Consortium
  const done = yield* Effect.matchEffect(consortium.execute(command), {
    onSuccess: ({ events }) => Effect.succeed(events.length > 0),
    onFailure: (failed) => (failed._tag === "Refused" ? Effect.succeed(false) : Effect.fail(failed))
  })
  if ("project" in command) yield* consortium.ask(Question.quotaUsage(command.project))
  if ("mobility" in command) yield* consortium.ask(Question.timeline(command.mobility))
  return done
})

it.live(
  "any commands are answered, and what they led to can be read",
  () =>
    Effect.promise(async () => {
      let all = 0
      let done = 0
      await fc.assert(
        fc.asyncProperty(commands, async (commands) => {
          const exit = await Effect.runPromiseExit(Effect.provide(Effect.forEach(commands, ask), layer))
          if (Exit.isFailure(exit)) expect.fail(String(exit.cause))
          all += commands.length
          done += exit.value.filter((did) => did).length
        }),
        { numRuns: Math.max(20, Runs.runs()) }
      )
      console.log(`${all} commands, of which ${done} did something`)
      expect(done / all).toBeGreaterThan(0.02)
    }),
  patience
)
