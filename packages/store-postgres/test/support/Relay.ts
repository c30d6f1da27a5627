/**
 * What stands in front of servers, as HAProxy does: clients reach whichever it leads to now.
 */
import { Effect, type Scope } from "effect"
import { connect, createServer, type Socket } from "node:net"

/** Where clients connect to. */
export interface Relay {
  readonly port: number
  readonly url: string
  /** Cuts all connections, and leads new ones to another port; to none when it is left out. */
  readonly lead: (port?: number) => void
  /** Passes nothing on any more, in either direction, and cuts nothing: as a network that has fallen silent. */
  readonly hush: () => void
  /** Cuts the connection the next times an answer to an append comes, or to a step of a read model, and keeps the answer. */
  readonly loseAnswers: (times: number) => void
  /** Does so with the next one, and leads to no server from that moment on. */
  readonly loseServer: () => void
}

/** The functions of the database that append and that keep rows; named once, then asked for by that name. */
const appends = /\.(append|advance_read_model)\(/

/** What it was: nobody hears of it. */
const silence = (socket: Socket): void => void socket.on("error", () => socket.destroy())

class Leading {
  readonly open = new Set<Socket>()
  target: number | undefined
  hushed = false
  losing = 0
  leaving = false
  readonly #host: string

  constructor(host: string, target: number | undefined) {
    this.#host = host
    this.target = target
  }

  join(client: Socket): void {
    silence(client)
    if (this.target === undefined) return void client.destroy()
    const upstream = connect(this.target, this.#host)
    silence(upstream)
    // A session that has prepared an append once appends whenever it writes.
    let appending = false
    client.on("data", (chunk) => {
      appending ||= appends.test(chunk.toString("latin1"))
      if (!this.hushed) upstream.write(chunk)
    })
    upstream.on("data", (chunk) => {
      if (appending && this.losing > 0) {
        this.losing -= 1
        client.destroy()
        if (this.leaving) this.lead(undefined)
        return upstream.end()
      }
      return this.hushed || client.write(chunk)
    })
    client.on("close", () => upstream.destroy())
    upstream.on("close", () => client.destroy())
    this.open.add(client)
    client.on("close", () => this.open.delete(client))
  }

  lead(target: number | undefined): void {
    this.target = target
    this.hushed = false
    this.leaving = false
    for (const socket of this.open) socket.destroy()
  }
}

/** Leads to a port, of this machine where no other is named, until the scope closes or it is told of another port. */
export const relayTo = (port?: number, host = "127.0.0.1"): Effect.Effect<Relay, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const leading = new Leading(host, port)
      const relay = createServer((client) => leading.join(client))
      await new Promise<void>((ready) => relay.listen(0, "127.0.0.1", ready))
      const address = relay.address()
      return { leading, relay, port: typeof address === "object" && address !== null ? address.port : 0 }
    }),
    ({ leading, relay }) =>
      Effect.promise(() => {
        const closed = new Promise<void>((done) => void relay.close(() => done()))
        leading.lead(undefined)
        return closed
      })
  ).pipe(
    Effect.map(({ leading, port }) => ({
      port,
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      lead: (target?: number) => leading.lead(target),
      hush: () => void (leading.hushed = true),
      loseAnswers: (times: number) => void (leading.losing = times),
      loseServer: () => {
        leading.losing = 1
        leading.leaving = true
      }
    }))
  )
