/**
 * Does what reactions decide on: each command once in effect, whatever is killed and however many runners there are.
 *
 * What is due stands in a read model, which follows from the log; what was done stands in the log. So nothing else has to be
 * kept: who dies between the two finds the row due again, and the command, sent again under its id, is answered as the first time.
 */
import { Clock, Duration, Effect } from "effect"
import { codec } from "../consortium/ConsortiumCodec.ts"
import { Consortium } from "../consortium/Consortium.ts"
import type { Instant } from "../eventsourcing/Event.ts"
import type { CannotDecode } from "../eventsourcing/EventCodec.ts"
import type { EventStore, StoreFailed } from "../eventsourcing/EventStore.ts"
import { later, type SequencePosition, start } from "../eventsourcing/SequencePosition.ts"
import { buildOf, isNewer } from "../readmodel/ReadModel.ts"
import { run as follow, type RunnerFailed, type UnreadableRow } from "../readmodel/ReadModelRunner.ts"
import type { NotServing, ReadModelsFailed, ReadModelStore } from "../readmodel/ReadModelStore.ts"
import { type Row, type Rows, selectPlain } from "../readmodel/Rows.ts"
import { commandIdOf, type Reaction, readModelOf, type Reply } from "./Reaction.ts"

/** How a reaction is run. */
export interface ReactionOptions {
  /** Who sends its commands, as roles know them; `reaction` where it is not said. */
  readonly actor?: string
  /** Between two looks at what is due; a second where it is not said. */
  readonly every?: Duration.Input
  /** Until a row is looked at again of which nothing came, such as one that is refused; an hour where it is not said. */
  readonly patience?: Duration.Input
}

/** Rows per look: bounds the memory of a reaction that was away for long. */
const page = 100

/** Until when a row is passed over: until the read model knows what came of it, and until a moment. */
interface Aside {
  readonly upTo: SequencePosition
  readonly again: Instant
}

interface Work<State> {
  readonly reaction: Reaction<State>
  readonly actor: string
  /** Milliseconds. */
  readonly patience: number
  /** Rows that are passed over. Lost with the process, which costs no more than asking again. */
  readonly aside: Map<string, Aside>
  /** Whether it was said that a newer version answers. */
  isTold: boolean
}

/** Up to where the answer to a command holds, and whether anything came of it. */
interface Outcome {
  readonly upTo: SequencePosition
  readonly moved: boolean
}

/** Sends one command. What it fails by stops none of the others, unless it is the storage. */
const send = Effect.fnUntraced(function* <State>(
  { actor, reaction }: Work<State>,
  key: string,
  reply: Reply
): Effect.fn.Return<Outcome, StoreFailed, Consortium> {
  const { execute } = yield* Consortium
  const { name } = reaction.projection
  const commandId = commandIdOf(reaction, key, reply)
  return yield* execute(reply.command, { commandId, actor, correlation: name }).pipe(
    Effect.map(({ again, events, upTo }) => ({ upTo, moved: events.length > 0 && !again })),
    Effect.catchIf(
      (failed) => failed._tag !== "StoreFailed",
      (failed) => {
        const upTo = failed._tag === "Refused" ? failed.upTo : start
        // Who it is about is told to those only who look for faults.
        const told = Effect.logDebug(failed.message).pipe(Effect.annotateLogs({ key, occasion: reply.occasion }))
        const warned = Effect.andThen(Effect.logWarning("A command of a reaction failed"), told)
        // A refusal is an answer: the reason may have gone between the row and the command.
        const log = failed._tag === "Refused" ? told : warned
        return log.pipe(Effect.annotateLogs({ reaction: name, failed: failed._tag }), Effect.as({ upTo, moved: false }))
      }
    )
  )
})

/** What a row goes by beside its state; nothing where it goes by nothing else. */
const aroundOf = Effect.fnUntraced(function* <State>(
  { reaction }: Work<State>,
  state: State
): Effect.fn.Return<unknown, StoreFailed | CannotDecode, Consortium> {
  const question = reaction.around?.(state)
  if (question === undefined) return undefined
  const { ask } = yield* Consortium
  // No version of a project is asked for.
  const { answer } = yield* Effect.catchTag(ask(question), "UnknownVersion", Effect.die)
  return answer
})

/** Does what a row decides on now, and sets it aside. */
const answer = Effect.fnUntraced(function* <State>(
  work: Work<State>,
  { key, state }: Row<State>,
  now: Instant
): Effect.fn.Return<void, StoreFailed | CannotDecode, Consortium> {
  const { again, replies } = work.reaction.react(state, now, key, yield* aroundOf(work, state))
  const outcomes = yield* Effect.forEach(replies, (reply) => send(work, key, reply))
  const upTo = outcomes.reduce((furthest, each) => later(furthest, each.upTo), start)
  const moved = outcomes.some((each) => each.moved)
  const next = Math.min(now + work.patience, again ?? Number.POSITIVE_INFINITY)
  work.aside.set(key, { upTo, again: moved ? now : next })
})

/** Says once that a newer version answers: where nobody runs that one, as after a program was taken back, nothing is done any more. */
const tellReplaced = <State>(work: Work<State>, { model, serving }: NotServing): Effect.Effect<void> =>
  Effect.suspend(() => {
    const { version } = buildOf(readModelOf(work.reaction))
    if (work.isTold || serving === null || !isNewer({ model, version: serving }, { model, version })) return Effect.void
    work.isTold = true
    return Effect.annotateLogs(
      Effect.logWarning("A newer version of this reaction answers, so that this one does nothing any more"),
      { reaction: model, version, answers: serving }
    )
  })

/** The next rows that are due and not set aside. */
const dueRows = Effect.fnUntraced(function* <State>(
  work: Work<State>,
  now: Instant
): Effect.fn.Return<ReadonlyArray<Row<State>>, UnreadableRow | ReadModelsFailed, ReadModelStore> {
  const { aside, reaction } = work
  const selected = selectPlain(readModelOf(reaction), {
    tests: [{ column: "due", is: "below", value: now + 1 }],
    order: [{ column: "due", descending: false }],
    offset: 0,
    limit: page + aside.size
  })
  const none: Rows<State> = { rows: [], count: 0, upTo: start }
  const { rows, upTo } = yield* Effect.catchTag(selected, "NotServing", (refused) =>
    Effect.as(tellReplaced(work, refused), none)
  )
  for (const [key, { again, upTo: known }] of aside) if (known <= upTo && again <= now) aside.delete(key)
  return rows.filter(({ key }) => !aside.has(key)).slice(0, page)
})

/** Looks, and does what is due, for ever. */
const act = Effect.fnUntraced(function* <State>(
  work: Work<State>,
  every: Duration.Input
): Effect.fn.Return<never, StoreFailed | CannotDecode | UnreadableRow | ReadModelsFailed, Consortium | ReadModelStore> {
  while (true) {
    const now = yield* Clock.currentTimeMillis
    const rows = yield* dueRows(work, now)
    yield* Effect.forEach(rows, (row) => answer(work, row, now), { discard: true })
    if (rows.length < page) yield* Effect.sleep(every)
  }
})

/**
 * Keeps the rows of a reaction up to date and does what they decide on. Never ends but by a failure. From one of the storage it can be
 * run again at any time; the others (`RunnerFailed`) do not pass by themselves. Several may run at once: what one has done the others find done.
 */
export const run = Effect.fnUntraced(function* <State>(
  reaction: Reaction<State>,
  { actor = "reaction", every = "1 second", patience = "1 hour" }: ReactionOptions = {}
): Effect.fn.Return<never, RunnerFailed, Consortium | EventStore | ReadModelStore> {
  const work: Work<State> = {
    reaction,
    actor,
    patience: Duration.toMillis(patience),
    aside: new Map(),
    isTold: false
  }
  const [ended] = yield* Effect.all([follow(readModelOf(reaction), codec), act(work, every)], {
    concurrency: "unbounded"
  })
  return ended
})
