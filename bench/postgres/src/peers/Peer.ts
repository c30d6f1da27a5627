/**
 * What the works need of another library: streams that are appended to under a condition, and commands decided on them.
 */
import type { StepInput } from "../../../src/scenario/Lives.ts"
import { decide, type PeerEvent, type PeerMobility, unborn } from "../../../src/peers/PeerMobility.ts"

/** A state with the number of events behind it. */
export interface Folded {
  readonly mobility: PeerMobility
  readonly length: number
}

/** Before anything happened. */
export const nothing: Folded = { mobility: unborn, length: 0 }

/** Decides on what a stream says; what it throws is a refusal. */
export type Decide = (state: Folded) => PeerEvent

/** Another library on a database of its own. */
export interface Peer {
  readonly name: string
  /** Connections that it may have, as a text for the report. */
  readonly connections: string
  /** Appends to a stream that must be new; tells whether it was. */
  readonly begin: (stream: string, events: ReadonlyArray<PeerEvent>) => Promise<boolean>
  /** Loads, decides and appends, as its documentation shows; false when another was faster. */
  readonly handle: (stream: string, decide: Decide) => Promise<boolean>
  readonly load: (stream: string) => Promise<Folded>
  readonly typesOf: (stream: string) => Promise<ReadonlyArray<string>>
  /** Reads all events, each once; how many there were. */
  readonly replay: () => Promise<number>
  readonly close: () => Promise<void>
}

/** Opens a library on an empty database. */
export type OpenPeer = (url: string) => Promise<Peer>

/** The stream of a mobility. */
export const streamOf = (mobility: number): string => `mobility-${mobility}`

/** Carries a command out, however often somebody else is faster. */
export const send = async (peer: Peer, command: StepInput): Promise<void> => {
  while (!(await peer.handle(command.mobility, ({ mobility }) => decide(mobility, command)))) continue
}
