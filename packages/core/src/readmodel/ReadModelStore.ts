/**
 * Where read models are kept: rows and the position up to which they are true change together or not at all.
 */
import { Context, type Effect, Schema } from "effect"
import type { Instant } from "../eventsourcing/Event.ts"
import { StoreFailureReason } from "../eventsourcing/EventStore.ts"
import { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import type { InvalidCell } from "./InvalidCell.ts"
import type { Build, Columns, ColumnType } from "./ReadModel.ts"
import type { PlainSelection } from "./Selection.ts"

export { InvalidCell, invalidCell } from "./InvalidCell.ts"

/** One version of a read model and its columns. */
export interface Shape extends Build {
  readonly columns: Readonly<Record<string, ColumnType>>
}

/** How far a version has come, and whether it is the one that answers. */
export interface Standing extends Build {
  /** What the rows are true up to. */
  readonly upTo: SequencePosition
  readonly serving: boolean
}

/** The last event up to where rows are true: by it one sees that a log is still the one that they were made of. */
export interface Mark {
  /** Its id. */
  readonly event: string
  /** The same command, sent again to a log that was put back, has events of the same ids at another time. */
  readonly recordedAt: Instant
}

/** How far a version has come, and of which log. */
export interface Prepared extends Standing {
  /** Left out where nothing is known: at the start of a log, and where the last step was one of an older program. */
  readonly mark?: Mark
}

/** A row as it is kept. */
export interface StoredRow {
  readonly key: string
  /** The state as JSON text. */
  readonly state: string
  readonly columns: Columns
}

/** What a version came to: rows in place of those of the same keys, and up to where that is true. */
export interface Advance {
  /** Where the version stood when the rows were worked out. */
  readonly from: SequencePosition
  readonly upTo: SequencePosition
  /** The event that stands there, where it is known. */
  readonly mark?: Mark
  readonly rows: ReadonlyArray<StoredRow>
}

/** Rows of the version that serves, all from one moment. */
export interface Selected {
  readonly rows: ReadonlyArray<StoredRow>
  /** How many match, whatever page of them was wanted. */
  readonly count: number
  readonly upTo: SequencePosition
}

/** Another runner has brought the version further meanwhile: nothing was written. */
export class Overtaken extends Schema.TaggedError<Overtaken>()("Overtaken", {
  model: Schema.String,
  version: Schema.String,
  /** Where the version stands now. */
  upTo: SequencePosition
}) {
  override get message() {
    return `Another runner brought ${this.model} ${this.version} to position ${this.upTo}`
  }
}

/** The version is not in the store: nobody has prepared it, or it was dropped. */
export class UnknownBuild extends Schema.TaggedError<UnknownBuild>()("UnknownBuild", {
  model: Schema.String,
  version: Schema.String
}) {
  override get message() {
    return `There is no ${this.model} ${this.version}: it was dropped, or never prepared`
  }
}

/** The version stands in the store with other columns: whoever changed them has forgotten to raise the version. */
export class ShapeDiffers extends Schema.TaggedError<ShapeDiffers>()("ShapeDiffers", {
  model: Schema.String,
  version: Schema.String,
  stored: Schema.Record(Schema.String, Schema.String),
  wanted: Schema.Record(Schema.String, Schema.String)
}) {
  override get message() {
    return `${this.model} ${this.version} is kept with the columns ${JSON.stringify(this.stored)}, not ${JSON.stringify(this.wanted)}: a change of columns needs a version of its own`
  }
}

/** The version is not the one that answers: it is being built, or a newer one has taken its place, or nobody has begun it. */
export class NotServing extends Schema.TaggedError<NotServing>()("NotServing", {
  model: Schema.String,
  version: Schema.String,
  /** The version that answers; null when none does yet. */
  serving: Schema.NullOr(Schema.String)
}) {
  override get message() {
    return `${this.model} ${this.version} does not answer; ${this.serving === null ? "none does yet" : `${this.serving} does`}`
  }
}

/** The storage underneath failed; every operation can be repeated. */
export class ReadModelsFailed extends Schema.TaggedError<ReadModelsFailed>()("ReadModelsFailed", {
  reason: StoreFailureReason,
  /** What was being done, and to what: the file, the server. */
  detail: Schema.String,
  cause: Schema.Defect()
}) {
  override get message() {
    return `The store of read models failed (${this.reason}): ${this.detail}`
  }
}

/**
 * Versions of read models, and their rows. Rows that are lost can be built again from the log; how far a subscriber of an outbox has come
 * cannot: it is told everything again.
 */
export interface ReadModelStoreService {
  /** Makes the version, empty and at the start of the log, where it is not there. Says where it stands. */
  readonly prepare: (shape: Shape) => Effect.Effect<Prepared, ShapeDiffers | ReadModelsFailed>

  /** The states of these keys; those that have no row are left out. */
  readonly find: (
    build: Build,
    keys: ReadonlyArray<string>
  ) => Effect.Effect<ReadonlyMap<string, string>, ReadModelsFailed>

  /** Keeps rows, position and mark, in one step, if the version still stands where they start from and all cells can be kept. */
  readonly advance: (
    build: Build,
    advance: Advance
  ) => Effect.Effect<void, Overtaken | UnknownBuild | InvalidCell | ReadModelsFailed>

  /**
   * From now on it is this version that answers, in place of any other of its model; unless that one is further, so that nobody who
   * reads is taken back in time, or newer (`isNewer`), so that two programs never take the place from each other. Says whether this
   * version answers now.
   */
  readonly serve: (build: Build) => Effect.Effect<boolean, UnknownBuild | ReadModelsFailed>

  /** Leaves nothing of the version, unless it is the one that answers: then nothing happens. */
  readonly drop: (build: Build) => Effect.Effect<void, ReadModelsFailed>

  /**
   * Leaves nothing of the version, also where it is the one that answers: then none does until another is let. For rows that are wrong,
   * for a version that was taken back, and for a read model that no program has any more.
   */
  readonly forget: (build: Build) => Effect.Effect<void, ReadModelsFailed>

  /** All versions of all models, by model and version. */
  readonly standings: () => Effect.Effect<ReadonlyArray<Standing>, ReadModelsFailed>

  /** Rows of the version, if it is the one that answers. */
  readonly select: (build: Build, selection: PlainSelection) => Effect.Effect<Selected, NotServing | ReadModelsFailed>
}

/** The store of read models. */
export class ReadModelStore extends Context.Service<ReadModelStore, ReadModelStoreService>()(
  "@westum/mobility/ReadModelStore"
) {}
