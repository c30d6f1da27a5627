/**
 * A process of the cluster: desks for commands, and a board. And the way in for those who only send.
 */
import { NodeClusterSocket } from "@effect/platform-node"
import { PgClient } from "@effect/sql-pg"
import { Consortium, type EventStore } from "@westum/mobility"
import { Effect, Layer, Option, Redacted } from "effect"
import { RunnerAddress } from "effect/cluster"
import { keeper, prepare } from "./Board.ts"
import { desks } from "./Sending.ts"

/** How soon the cluster notices that a process is gone. Locks that expire in 5 seconds were lost on a busy machine, with the desks. */
const soon = {
  shardsPerGroup: 60,
  shardLockRefreshInterval: "2 seconds",
  shardLockExpiration: "20 seconds",
  refreshAssignmentsInterval: "500 millis",
  runnerHealthCheckInterval: "1 second",
  entityMessagePollInterval: "500 millis",
  entityReplyPollInterval: "100 millis"
} as const

/** The database of the cluster's own tables: who runs, which commands wait, what was answered. */
export const database = (url: string) =>
  PgClient.layer({ url: Redacted.make(url), maxConnections: 6, applicationName: "westum-cluster" })

/** Binary messages want each shape of a union to say which it is; what a reminder is about says so by its only field. */
const speech = { storage: "sql", serialization: "ndjson" } as const

/** The cluster for those who only send commands. */
export const clientOnly = NodeClusterSocket.layer({
  ...speech,
  clientOnly: true,
  shardingConfig: { ...soon, runnerAddress: Option.none() }
})

/** What one process of the cluster needs to know. */
export interface RunnerOptions<E> {
  readonly url: string
  readonly port: number
  /** The project that the board shows. */
  readonly project: string
  readonly store: Layer.Layer<EventStore.EventStore, E>
}

/** One process of the cluster. */
export const runner = <E>({ port, project, store, url }: RunnerOptions<E>) => {
  const cluster = NodeClusterSocket.layer({
    ...speech,
    shardingConfig: { ...soon, runnerAddress: Option.some(RunnerAddress.make("127.0.0.1", port)) }
  })
  return Layer.mergeAll(desks, keeper(project)).pipe(
    Layer.provide(cluster),
    Layer.provide(Layer.effectDiscard(Effect.orDie(prepare))),
    Layer.provide(Consortium.layer.pipe(Layer.provide(store))),
    Layer.provide(database(url))
  )
}
