/**
 * Read models in the memory of this process: for tests, and the reference for stores that outlive it.
 */
import { Effect, Layer } from "effect"
import { type SequencePosition, start } from "../eventsourcing/SequencePosition.ts"
import { type InvalidCell, invalidCell } from "./InvalidCell.ts"
import { type Build, isNewer } from "./ReadModel.ts"
import {
  type Advance,
  type Mark,
  NotServing,
  Overtaken,
  type Prepared,
  ReadModelStore,
  type ReadModelStoreService,
  type Shape,
  ShapeDiffers,
  type Standing,
  type StoredRow,
  UnknownBuild
} from "./ReadModelStore.ts"
import { matching, page } from "./Selection.ts"

interface KeptBuild {
  readonly shape: Shape
  readonly rows: Map<string, StoredRow>
  upTo: SequencePosition
  mark: Mark | undefined
  serving: boolean
}

const sorted = ({ columns }: Shape): string =>
  JSON.stringify(Object.entries(columns).sort(([x], [y]) => (x < y ? -1 : 1)))

const sameColumns = (a: Shape, b: Shape): boolean => sorted(a) === sorted(b)

class Kept {
  readonly #builds = new Map<string, KeptBuild>()

  find({ model, version }: Build): KeptBuild | undefined {
    return this.#builds.get(JSON.stringify([model, version]))
  }

  of(model: string): ReadonlyArray<KeptBuild> {
    return [...this.#builds.values()].filter(({ shape }) => shape.model === model)
  }

  standings(): ReadonlyArray<Standing> {
    return [...this.#builds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, build]) => standing(build))
  }

  prepare(shape: Shape): Effect.Effect<Prepared, ShapeDiffers> {
    const { columns, model, version } = shape
    const found = this.find(shape)
    if (found !== undefined) {
      return sameColumns(found.shape, shape)
        ? Effect.succeed(prepared(found))
        : Effect.fail(new ShapeDiffers({ model, version, stored: found.shape.columns, wanted: columns }))
    }
    const made: KeptBuild = { shape, rows: new Map(), upTo: start, mark: undefined, serving: false }
    this.#builds.set(JSON.stringify([model, version]), made)
    return Effect.succeed(prepared(made))
  }

  drop(build: Build): void {
    if (this.find(build)?.serving === false) this.forget(build)
  }

  forget({ model, version }: Build): void {
    this.#builds.delete(JSON.stringify([model, version]))
  }
}

const standing = ({ serving, shape: { model, version }, upTo }: KeptBuild): Standing => ({
  model,
  version,
  upTo,
  serving
})

const prepared = (build: KeptBuild): Prepared => ({
  ...standing(build),
  ...(build.mark === undefined ? {} : { mark: build.mark })
})

const unknown = ({ model, version }: Build): UnknownBuild => new UnknownBuild({ model, version })

const advance = (
  kept: Kept,
  build: Build,
  { from, mark, rows, upTo }: Advance
): Effect.Effect<void, Overtaken | UnknownBuild | InvalidCell> => {
  const invalid = invalidCell(build, rows)
  if (invalid !== undefined) return Effect.fail(invalid)
  const found = kept.find(build)
  if (found === undefined) return Effect.fail(unknown(build))
  const { model, version } = build
  if (found.upTo !== from) return Effect.fail(new Overtaken({ model, version, upTo: found.upTo }))
  for (const row of rows) found.rows.set(row.key, row)
  found.upTo = upTo
  found.mark = mark
  return Effect.void
}

const serve = (kept: Kept, build: Build) => {
  const found = kept.find(build)
  if (found === undefined) return Effect.fail(unknown(build))
  const all = kept.of(build.model)
  const stays = ({ serving, shape, upTo }: KeptBuild) => serving && (upTo > found.upTo || isNewer(shape, build))
  if (all.some(stays)) return Effect.succeed(false)
  for (const each of all) each.serving = each === found
  return Effect.succeed(true)
}

const make = (): ReadModelStoreService => {
  const kept = new Kept()
  return {
    prepare: (shape) => Effect.suspend(() => kept.prepare(shape)),
    find: (build, keys) =>
      Effect.sync(() => {
        const rows = kept.find(build)?.rows
        const states = new Map<string, string>()
        for (const key of keys) {
          const row = rows?.get(key)
          if (row !== undefined) states.set(key, row.state)
        }
        return states
      }),
    advance: (build, step) => Effect.suspend(() => advance(kept, build, step)),
    serve: (build) => Effect.suspend(() => serve(kept, build)),
    drop: (build) => Effect.sync(() => kept.drop(build)),
    forget: (build) => Effect.sync(() => kept.forget(build)),
    standings: () => Effect.sync(() => kept.standings()),
    select: (build, selection) =>
      Effect.suspend(() => {
        const found = kept.find(build)
        if (found?.serving !== true) {
          const serving = kept.of(build.model).find((each) => each.serving)?.shape.version ?? null
          return Effect.fail(new NotServing({ model: build.model, version: build.version, serving }))
        }
        const rows = matching(found.rows.values(), selection)
        return Effect.succeed({ rows: page(rows, selection), count: rows.length, upTo: found.upTo })
      })
  }
}

/** An empty store. It lives as long as the layer. */
export const layer: Layer.Layer<ReadModelStore> = Layer.sync(ReadModelStore, () => make())
