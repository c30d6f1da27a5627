/**
 * What the layer rules know about this repository. A new package, or a new file that runs effects, is entered here.
 */

/** A file, or a folder when it ends with "/", and why it stands here. */
export interface Listed {
  readonly path: string
  readonly reason: string
  /** Files of the folder that are pure nevertheless. */
  readonly except?: ReadonlyArray<string>
}

/** The facts that the rules are applied to. */
export interface Table {
  /** A package imports only packages of a lower level, so two of one level never know each other. */
  readonly levels: ReadonlyMap<string, number>
  /** Files of the core beside `eventsourcing/` where time, storage or failure begin. All others are pure domain. */
  readonly effectSide: ReadonlyArray<Listed>
  /** What the pure domain may take from effect: data, no programs. */
  readonly dataModules: ReadonlySet<string>
}

export const table: Table = {
  levels: new Map([
    ["packages/core", 0],
    ["packages/testkit", 1],
    ["packages/store-postgres", 1],
    ["packages/store-sqlite", 1],
    // What several examples share.
    ["examples/store", 2]
  ]),
  effectSide: [
    { path: "consortium/Asking.ts", reason: "reads the log" },
    { path: "consortium/AskingAs.ts", reason: "reads the log for those who may" },
    { path: "consortium/Reading.ts", reason: "reads the log for a question" },
    { path: "consortium/Resuming.ts", reason: "reads the log from a saved state on" },
    { path: "consortium/Series.ts", reason: "reads the log once for many moments" },
    { path: "consortium/Watching.ts", reason: "reads the log and follows it" },
    { path: "consortium/Consortium.ts", reason: "the service that runs commands and questions on a store" },
    { path: "consortium/CommandIds.ts", reason: "the service that makes ids for commands that come without" },
    { path: "consortium/CheckProject.ts", reason: "reads the log and personal data for the check of rows" },
    { path: "doctor/", reason: "reads logs and read models, and says what is damaged" },
    { path: "observability/", reason: "spans, metrics and logs around the services" },
    { path: "personal/", reason: "the port to a store that can forget, and its store in memory" },
    {
      path: "readmodel/",
      reason: "keeps projections outside the process, and follows the log for them",
      except: ["readmodel/ReadModel.ts", "readmodel/DerivedRows.ts", "readmodel/Selection.ts"]
    },
    { path: "reaction/ReactionRunner.ts", reason: "does what reactions decide on" },
    { path: "plain/Past.ts", reason: "names the options of the questions that are asked of the log" },
    { path: "outbox/Outbox.ts", reason: "hands what happened on to subscribers outside" },
    { path: "plain/Closing.ts", reason: "waits for the calls of callers without Effect, and cuts them off" },
    { path: "plain/CopyLog.ts", reason: "copies a log for callers without Effect" },
    { path: "plain/RefusedAsValue.ts", reason: "makes values of refusals that come as failures" },
    { path: "plain/Storage.ts", reason: "hides an adapter's layer from callers without Effect" },
    { path: "promise.ts", reason: "the door for callers without Effect: it runs the effects for them" }
  ],
  dataModules: new Set(
    [
      "Array BigDecimal BigInt Boolean Chunk Data DateTime Duration Iterable List",
      "HashMap HashSet Number Option Record Result String Struct Tuple Types",
      "Brand Combiner Equal Equivalence Formatter Hash Order Ordering Predicate Reducer Match",
      "Schema SchemaAST SchemaGetter SchemaIssue SchemaJITCompiler SchemaParser SchemaTransformation",
      "Function absurd flow identity pipe"
    ].flatMap((line) => line.split(" "))
  )
}

/** The level of everything else below examples/: they may import every package, and no package imports them. */
export const exampleLevel = Number.POSITIVE_INFINITY
