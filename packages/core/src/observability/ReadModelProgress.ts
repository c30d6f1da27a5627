/**
 * Watches how far read models have come, whoever runs them and in whatever process: by looking at the log and at the store of rows.
 * (A runner that told of itself would say nothing when it hangs.)
 */
import { Clock, type Context, type Duration, Effect, Stream } from "effect"
import type { Instant } from "../eventsourcing/Event.ts"
import { EventStore, type StoreFailed } from "../eventsourcing/EventStore.ts"
import type { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import { progress, type Progress, type Sight } from "../readmodel/Progress.ts"
import type { Build } from "../readmodel/ReadModel.ts"
import { type ReadModelsFailed, ReadModelStore } from "../readmodel/ReadModelStore.ts"
import { measure } from "./Meters.ts"

export type { Progress } from "../readmodel/Progress.ts"

/** Sights over which a rate is taken: a step of a rebuild may last longer than the time between two of them. */
const window = 30

const look = Effect.fnUntraced(function* (): Effect.fn.Return<
  ReadonlyArray<Sight>,
  StoreFailed | ReadModelsFailed,
  EventStore | ReadModelStore
> {
  const log = yield* EventStore
  const store = yield* ReadModelStore
  const standings = yield* store.standings()
  const at = yield* Clock.currentTimeMillis
  // Versions mostly stand at few positions.
  const first = new Map<
    SequencePosition,
    { readonly head: SequencePosition; readonly unseenSince: Instant | undefined }
  >()
  for (const upTo of new Set(standings.map((each) => each.upTo))) {
    const { events, head } = yield* log.read([{ query: [{}], after: upTo }], { limit: 1 })
    first.set(upTo, { head, unseenSince: events[0]?.recordedAt })
  }
  return standings.flatMap((standing) => {
    const found = first.get(standing.upTo)
    return found === undefined ? [] : [{ at, standing, ...found }]
  })
})

/** How far behind a version is. */
type Lag = Build & Pick<Progress, "behind" | "secondsBehind">

const tell = (all: ReadonlyArray<Lag>): Effect.Effect<void> =>
  Effect.contextWith((context: Context.Context<never>) => {
    for (const { behind, model, secondsBehind, version } of all) {
      measure(context, "mobility.read-model.lag", behind, { model, version })
      measure(context, "mobility.read-model.lag.duration", secondsBehind, { model, version })
    }
    return Effect.void
  })

const isSame =
  ({ model, version }: Build) =>
  ({ standing }: Sight): boolean =>
    standing.model === model && standing.version === version

/** A gauge keeps its last value: of a version that was dropped, nothing is behind any more. */
const withoutLag = ({ standing: { model, version } }: Sight): Lag => ({ model, version, behind: 0, secondsBehind: 0 })

/** How far each version has come, as it is seen now: rates come with `watch` alone. */
export const now: Effect.Effect<
  ReadonlyArray<Progress>,
  StoreFailed | ReadModelsFailed,
  EventStore | ReadModelStore
> = Effect.map(look(), (sights) => sights.map((sight) => progress(sight)))

/**
 * How far each version has come, at once and then again and again, and the same as metrics. Rates are those of the last thirty looks.
 * Never ends.
 */
export const watch = (
  every: Duration.Input = "1 second"
): Stream.Stream<ReadonlyArray<Progress>, StoreFailed | ReadModelsFailed, EventStore | ReadModelStore> =>
  Stream.suspend(() => {
    const seen: Array<ReadonlyArray<Sight>> = []
    const told = Effect.flatMap(look(), (sights) => {
      const dropped = (seen.at(-1) ?? []).filter(({ standing }) => !sights.some(isSame(standing)))
      seen.push(sights)
      if (seen.length > window) seen.shift()
      const all = sights.map((sight) => progress(sight, seen.flat().find(isSame(sight.standing))))
      return Effect.as(tell([...dropped.map(withoutLag), ...all]), all)
    })
    return Stream.concat(Stream.fromEffect(told), Stream.forever(Stream.fromEffect(Effect.delay(told, every))))
  })
