/**
 * One version of a read model that is brought further: takes events in, and keeps the rows that they have moved, each once.
 */
import { Effect } from "effect"
import type { Recorded } from "../eventsourcing/Projection.ts"
import type { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import type { InvalidCell } from "./InvalidCell.ts"
import { type Build, buildOf, type Columns, type ReadModel } from "./ReadModel.ts"
import type {
  Advance,
  Overtaken,
  ReadModelsFailed,
  ReadModelStoreService,
  Shape,
  Standing,
  StoredRow,
  UnknownBuild
} from "./ReadModelStore.ts"
import { RecentStates } from "./RecentStates.ts"
import { type RowFold, rowFold } from "./RowFold.ts"
import { UnreadableRow } from "./UnreadableRow.ts"

/** Any read model of these events. */
export type AnyReadModel<Event> = ReadModel<unknown, Event, Columns>

/** States kept in memory after they were stored: those of what is going on at the same time. */
const capacity = 20_000

/** Rows written as text before whatever else the process does has its turn. */
const atOnce = 1000

/** A version as a store prepares it. */
export const shapeOf = <Event>(model: AnyReadModel<Event>): Shape => ({ ...buildOf(model), columns: model.columns })

/** A version as it is brought further by one runner; whoever is overtaken begins anew with another. */
export class Building<Event extends { readonly type: string }> {
  readonly build: Build
  readonly types: AnyReadModel<Event>["projection"]["types"]
  readonly #rows: ReadModelStoreService
  readonly #fold: RowFold<unknown, Event>
  readonly #recent = new RecentStates<unknown>(capacity)
  #moved = new Map<string, unknown>()
  #upTo: SequencePosition
  /** Whether it answers, or a newer version does. */
  settled: boolean

  constructor(model: AnyReadModel<Event>, rows: ReadModelStoreService, { serving, upTo }: Standing) {
    this.build = buildOf(model)
    this.types = model.projection.types
    this.#rows = rows
    this.#fold = rowFold(model)
    this.#upTo = upTo
    this.settled = serving
  }

  /** What the rows in the store are true up to. */
  get upTo(): SequencePosition {
    return this.#upTo
  }

  /** How many rows have moved since they were kept last. */
  get moved(): number {
    return this.#moved.size
  }

  /** Takes in the next events; those that count already are passed over. */
  take(events: ReadonlyArray<Recorded<Event>>): Effect.Effect<void, ReadModelsFailed | UnreadableRow> {
    const next = events.filter(({ position }) => position > this.#upTo)
    const missing = this.#recent.bring(this.#fold.keysOf(next), this.#moved)
    const evolve = Effect.sync(() => this.#fold.evolve(this.#moved, next))
    return missing.length === 0 ? evolve : Effect.andThen(this.#find(missing), evolve)
  }

  /** Keeps what has moved; from now on the rows are true up to this position, which has this mark. */
  keep(
    upTo: SequencePosition,
    mark: Pick<Advance, "mark">
  ): Effect.Effect<void, Overtaken | UnknownBuild | InvalidCell | ReadModelsFailed> {
    if (upTo <= this.#upTo) return Effect.void
    const advance = Effect.flatMap(this.#written(), (rows) =>
      this.#rows.advance(this.build, { from: this.#upTo, upTo, ...mark, rows })
    )
    return Effect.map(advance, () => {
      this.#recent.keep(this.#moved)
      this.#moved = new Map()
      this.#upTo = upTo
    })
  }

  /** What has moved, as rows. Nobody else of the process waits until all are written. */
  readonly #written = Effect.fnUntraced(function* (this: Building<Event>): Effect.fn.Return<ReadonlyArray<StoredRow>> {
    const rows: Array<StoredRow> = []
    for (const [key, state] of this.#moved) {
      rows.push(this.#fold.write(key, state))
      if (rows.length % atOnce === 0) yield* Effect.yieldNow
    }
    return rows
  })

  #find(keys: ReadonlyArray<string>): Effect.Effect<void, ReadModelsFailed | UnreadableRow> {
    return Effect.flatMap(this.#rows.find(this.build, keys), (stored) =>
      Effect.forEach(stored, ([key, text]) => this.#read(key, text), { discard: true })
    )
  }

  #read(key: string, text: string): Effect.Effect<void, UnreadableRow> {
    return Effect.mapBoth(Effect.fromResult(this.#fold.read(text)), {
      onSuccess: (state) => {
        this.#moved.set(key, state)
      },
      onFailure: ({ message }) => new UnreadableRow({ ...this.build, key, detail: message })
    })
  }
}
