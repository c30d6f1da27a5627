/**
 * Our own library as any program uses it: the service `Consortium` on one of the stores.
 */
import { Consortium, EventStore, Question } from "@westum/mobility"
import { Effect, Layer, ManagedRuntime } from "effect"
import type { CommandDesk } from "../CommandDesk.ts"
import { opening, type StepInput } from "../scenario/Lives.ts"

/** A desk that can also work for many callers at once. */
export interface OurDesk extends CommandDesk {
  /** So many fibers, each with a share of the commands, one after the other. */
  readonly inFibers: (fibers: number, commands: ReadonlyArray<StepInput>) => Promise<void>
  /** Places held in a project, as the report tells. */
  readonly heldIn: (project: string) => Promise<number>
}

const origin = { actor: "coordinator" }

const shareOf = (fiber: number, fibers: number, commands: ReadonlyArray<StepInput>) =>
  commands.filter((_, i) => i % fibers === fiber)

/** Opens the projects. */
export const ourDesk = async <E>(
  store: Layer.Layer<EventStore.EventStore, E>,
  projects: ReadonlyArray<string>
): Promise<OurDesk> => {
  const runtime = ManagedRuntime.make(Consortium.layer.pipe(Layer.provideMerge(Layer.fresh(store))))
  const consortium = await runtime.runPromise(Consortium)
  for (const project of projects) await runtime.runPromise(consortium.executeAll(opening(project), origin))

  const all = (commands: ReadonlyArray<StepInput>) =>
    Effect.forEach(commands, (command) => consortium.execute(command, origin), { discard: true })

  return {
    oneByOne: (commands) => runtime.runPromise(all(commands)),
    inFibers: (fibers, commands) => {
      const shares = Array.from({ length: fibers }, (_, fiber) => shareOf(fiber, fibers, commands))
      return runtime.runPromise(Effect.forEach(shares, all, { concurrency: "unbounded", discard: true }))
    },
    refuses: (command) =>
      runtime.runPromise(
        Effect.matchEffect(consortium.execute(command, origin), {
          onSuccess: () => Effect.succeed(false),
          onFailure: (failed) => (failed._tag === "Refused" ? Effect.succeed(true) : Effect.fail(failed))
        })
      ),
    storyOf: (mobility) =>
      runtime.runPromise(
        Effect.flatMap(EventStore.EventStore, (store) =>
          Effect.map(store.read([{ query: [{ tags: [`mobility:${mobility}`] }] }]), ({ events }) =>
            events.map(({ event }) => event.type)
          )
        )
      ),
    heldIn: (project) =>
      runtime.runPromise(Effect.map(consortium.ask(Question.quotaUsage(project)), ({ answer }) => answer.project.held)),
    close: () => runtime.dispose()
  }
}
