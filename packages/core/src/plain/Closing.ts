/**
 * Calls of programs without Effect, and how they end when what they run in is closed.
 */
import { type Effect, type ManagedRuntime, Schema } from "effect"
import type { StoreFailed } from "../eventsourcing/EventStore.ts"
import { optionsOf } from "./Options.ts"

/** The consortium was closed: before the call, so that nothing was done, or before the call was answered. */
export class ConsortiumClosed extends Error {
  readonly _tag = "ConsortiumClosed"
  /** `unknown`: events may have been written; sending the command again with the same id tells. */
  readonly outcome: StoreFailed["outcome"]

  /** Of a call that came too late where nothing else is said. */
  constructor(
    outcome: StoreFailed["outcome"] = "nothing written",
    message = "This consortium is closed; open() opens it again"
  ) {
    super(message)
    this.outcome = outcome
  }
}

/** How a consortium is closed. */
export interface CloseOptions {
  /**
   * So many milliseconds are running calls waited for; what is not answered by then rejects with `ConsortiumClosed`. Left out, they are
   * waited for until all are answered.
   */
  readonly within?: number
}

const options = optionsOf("close(options)", Schema.Struct({ within: Schema.optionalKey(Schema.Natural) }))

/** The longest that a timer can be set for, in milliseconds. */
const longest = 2 ** 31 - 1

/** The calls that run, until closing ends them. */
export class Calls {
  readonly #runtime: Pick<ManagedRuntime.ManagedRuntime<never, unknown>, "runPromise" | "dispose">
  /** Of each that runs, what cuts it off. */
  readonly #running = new Set<() => void>()
  readonly #ended: Promise<void>
  #end: () => void = () => undefined
  #closing: Promise<void> | undefined

  /** In a runtime that is disposed of when all have ended. */
  constructor(runtime: Pick<ManagedRuntime.ManagedRuntime<never, unknown>, "runPromise" | "dispose">) {
    this.#runtime = runtime
    this.#ended = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  /** Throws what a call is told that comes too late. */
  check(): void {
    if (this.#closing !== undefined) throw new ConsortiumClosed()
  }

  /** Answers, or rejects with why not; `outcome` is what may have come of it where it is cut off. */
  async run<A, E>(call: Effect.Effect<A, E>, outcome: StoreFailed["outcome"] = "nothing written"): Promise<A> {
    this.check()
    return new Promise<A>((resolve, reject) => {
      const cut = (): void =>
        reject(new ConsortiumClosed(outcome, `This consortium was closed before the call was answered (${outcome})`))
      this.#running.add(cut)
      const over = (): void => {
        this.#running.delete(cut)
        this.#look()
      }
      void this.#runtime.runPromise(call).then(resolve, reject).finally(over)
    })
  }

  /** From now on no call begins. Resolves when those that run have ended, and the runtime with them. */
  close(wanted: CloseOptions = {}): Promise<void> {
    const { within } = options(wanted)
    const closing = this.#closing ?? this.#ended.then(() => this.#runtime.dispose())
    this.#closing = closing
    this.#look()
    if (within === undefined) return closing
    const timer = setTimeout(
      () => {
        for (const cut of this.#running) cut()
        this.#end()
      },
      Math.min(within, longest)
    )
    return closing.finally(() => clearTimeout(timer))
  }

  #look(): void {
    if (this.#closing !== undefined && this.#running.size === 0) this.#end()
  }
}
