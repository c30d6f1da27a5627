/**
 * What every event store promises, as tests. An adapter is done when this suite passes on its layer.
 */
import { describe, it } from "@effect/vitest"
import type { EventStore } from "@westum/mobility"
import { type Duration, Effect, type Layer } from "effect"
import { appending } from "./contract/Appending.ts"
import { check, type Check } from "./contract/Check.ts"
import { conditions } from "./contract/Conditions.ts"
import { contents } from "./contract/Contents.ts"
import { finding } from "./contract/Finding.ts"
import { runCheck } from "./contract/Harness.ts"
import { invalidAppends } from "./contract/InvalidAppends.ts"
import { order } from "./contract/Order.ts"
import { paging } from "./contract/Paging.ts"
import { races } from "./contract/Races.ts"
import { reading } from "./contract/Reading.ts"
import { repeatedIds } from "./contract/RepeatedIds.ts"
import { restart } from "./contract/Restart.ts"
import { restoring } from "./contract/Restoring.ts"
import { secondInstance } from "./contract/SecondInstance.ts"
import { selecting } from "./contract/Selecting.ts"
import { snapshots } from "./contract/Snapshots.ts"
import type { Pair, Storage } from "./contract/Storage.ts"
import { subscriptions } from "./contract/Subscriptions.ts"

export type { Pair, Storage } from "./contract/Storage.ts"

/** What an adapter can do. What it does not declare shows as a test that says so. */
export interface Options {
  /** Whether positions follow each other without gaps. */
  readonly gapless: boolean
  /** For a store that outlives its process. */
  readonly durable?: Storage
  /** For a store that several may have open at once. */
  readonly shared?: Storage
  /** For a store that several processes may have open at once: here, and in another (see `StoreProcess`). */
  readonly processes?: Pair
  /** As a share of the usual number of random logs (`Runs`): less for a store that takes longer. */
  readonly share?: number
  /** How long one check may take before what it waits for counts as lost. By default a minute. */
  readonly patience?: Duration.Input
}

/** A check on a layer, ready to run: it succeeds when the promise is kept. */
export interface PreparedCheck {
  readonly group: string
  readonly name: string
  readonly run: Effect.Effect<void, unknown>
}

const undeclared = (name: string): ReadonlyArray<Check> => [check(name, function* () {})]

const twice = (storage: Storage): Pair => Effect.map(storage, (layer) => [layer, layer] as const)

const groups = ({ durable, processes, shared }: Options): ReadonlyArray<readonly [string, ReadonlyArray<Check>]> => [
  ["reading", reading],
  ["queries", selecting],
  ["random logs", paging],
  ["contents", contents],
  ["appending", appending],
  ["conditions", conditions],
  ["repeated ids", repeatedIds],
  ["invalid appends", invalidAppends],
  ["races", races],
  ["snapshots", snapshots],
  ["order and time", order],
  ["find", finding],
  ["restore", restoring],
  ["subscriptions", subscriptions],
  ["restart", durable === undefined ? undeclared("declares itself not durable") : restart(durable)],
  ["second instance", shared === undefined ? undeclared("declares itself not shared") : secondInstance(twice(shared))],
  [
    "second process",
    processes === undefined ? undeclared("declares itself not shared by processes") : secondInstance(processes)
  ]
]

/** The checks as values, for those who run them without vitest. The layer gives an empty store each time it is built. */
export const checks = <E>(
  layer: Layer.Layer<EventStore.EventStore, E>,
  options: Options
): ReadonlyArray<PreparedCheck> => {
  const { gapless, patience = "1 minute", share = 1 } = options
  return groups(options).flatMap(([group, checks]) =>
    checks.map((check) => ({ group, name: check.name, run: runCheck(check, { layer, gapless, share, patience }) }))
  )
}

// The patience of the checks ends before that of vitest, whose message would say less.
const vitestTimeout = 600_000

/** The contract as a vitest suite: one test per check, each on a store of its own, in real time. */
export const suite = <E>(name: string, layer: Layer.Layer<EventStore.EventStore, E>, options: Options): void => {
  describe(`EventStore contract: ${name}`, () => {
    for (const check of checks(layer, options)) it.live(`${check.group}: ${check.name}`, () => check.run, vitestTimeout)
  })
}
