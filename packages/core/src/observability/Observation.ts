/**
 * Looks at a piece of work from outside: a span around it where somebody traces, and what is to be counted when it has ended.
 */
import { Clock, type Context, Data, Effect, type Exit, Tracer } from "effect"
import type { LogLine, SpanName } from "./Telemetry.ts"

/** What can stand in an attribute. */
export type Attributes = Readonly<Record<string, string | number>>

/** What is said of a piece of work that has ended. */
export interface Ending {
  readonly attributes: Attributes
  /** The tag of its failure, where it failed. */
  readonly failed?: string
  /** A log line, and what it carries. */
  readonly line?: LogLine
  readonly severity?: "Warn" | "Error"
  readonly details?: Attributes
}

/** How to look at a piece of work. */
export interface Observation<A, E> {
  readonly span: SpanName
  readonly attributes: Attributes
  /** What is said of its end, and counted: it took so many seconds. */
  readonly ended: (exit: Exit.Exit<A, E>, seconds: number, context: Context.Context<never>) => Ending
}

/** Ends a span as failed: messages of errors may say whom they are about, and are left out. */
class Failed extends Data.Error<{ readonly message: string }> {
  constructor(tag: string) {
    super({ message: tag })
    this.name = tag
    this.stack = tag
  }
}

const log = ({ details, line, severity = "Warn" }: Ending): Effect.Effect<void> =>
  line === undefined ? Effect.void : Effect.logWithLevel(severity)(line, ...(details === undefined ? [] : [details]))

const untraced = <A, E>(work: Effect.Effect<A, E>, ended: (exit: Exit.Exit<A, E>) => Ending): Effect.Effect<A, E> =>
  Effect.onExit(work, (exit) => log(ended(exit)))

/** What came of the work stays outside the span, which an exporter reads. */
const traced = <A, E>(
  work: Effect.Effect<A, E>,
  { attributes, span: name }: Observation<A, E>,
  ended: (exit: Exit.Exit<A, E>) => Ending
): Effect.Effect<A, E> =>
  Effect.suspend(() => {
    let came: Exit.Exit<A, E> | undefined
    let failed: string | undefined
    const inside = (span: Tracer.Span) =>
      Effect.onExit(work, (exit) => {
        const ending = ended(exit)
        for (const [key, value] of Object.entries(ending.attributes)) span.attribute(key, value)
        came = exit
        failed = ending.failed
        return log(ending)
      }).pipe(
        Effect.provideService(Tracer.ParentSpan, span),
        Effect.matchCauseEffect({
          onSuccess: () => Effect.void,
          onFailure: () => (failed === undefined ? Effect.void : Effect.fail(new Failed(failed)))
        })
      )
    return Effect.andThen(
      Effect.ignore(Effect.useSpan(name, { attributes }, inside)),
      Effect.suspend(() => came ?? Effect.interrupt)
    )
  })

/** The work, looked at. Nobody traces where no other tracer than effect's own, which keeps nothing, was put in its place. */
export const observed = <A, E>(work: Effect.Effect<A, E>, observation: Observation<A, E>): Effect.Effect<A, E> =>
  Effect.withFiber((fiber) => {
    const clock = fiber.getRef(Clock.Clock)
    const begun = clock.monotonicTimeNanosUnsafe()
    const ended = (exit: Exit.Exit<A, E>): Ending =>
      observation.ended(exit, Number(clock.monotonicTimeNanosUnsafe() - begun) / 1e9, fiber.context)
    return fiber.getRef(Tracer.Tracer) === Tracer.nativeTracer
      ? untraced(work, ended)
      : traced(work, observation, ended)
  })
