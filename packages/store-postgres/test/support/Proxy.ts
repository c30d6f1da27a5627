/**
 * Between the store and its server: a relay that can lose what the server answers.
 */
import { Effect, type Scope } from "effect"
import { createServer, connect, type Socket } from "node:net"

/** How what passes is lost. */
export interface Proxy {
  /** The connection string that leads through the relay. */
  readonly url: string
  /** Cuts the connection the next times an answer to an append comes, and keeps the answer. */
  readonly loseAnswers: (times: number) => void
  /** Refuses new connections, and cuts those there are. */
  readonly refuse: (refusing: boolean) => void
}

const appends = /\.append\(/

/** What it was: nobody hears of it. */
const silence = (socket: Socket): void => void socket.on("error", () => socket.destroy())

/** Relays to the server of a connection string until the scope closes. */
export const proxyTo = (url: string): Effect.Effect<Proxy, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const server = new URL(url)
      const open = new Set<Socket>()
      let losing = 0
      let refusing = false
      const relay = createServer((client) => {
        silence(client)
        if (refusing) return client.destroy()
        const upstream = connect(Number(server.port), server.hostname)
        silence(upstream)
        let appending = false
        // Named once, then asked for by its name: a session that has prepared it appends whenever it writes.
        client.on("data", (chunk) => {
          appending ||= appends.test(chunk.toString("latin1"))
          upstream.write(chunk)
        })
        upstream.on("data", (chunk) => {
          if (appending && losing > 0) {
            losing -= 1
            client.destroy()
            return upstream.end()
          }
          return client.write(chunk)
        })
        client.on("close", () => upstream.destroy())
        upstream.on("close", () => client.destroy())
        open.add(client)
        client.on("close", () => open.delete(client))
        return client
      })
      await new Promise<void>((ready) => relay.listen(0, "127.0.0.1", ready))
      const address = relay.address()
      const through = new URL(url)
      through.port = String(typeof address === "object" && address !== null ? address.port : 0)
      const proxy: Proxy = {
        url: through.href,
        loseAnswers: (times) => void (losing = times),
        refuse: (now) => {
          refusing = now
          if (now) for (const socket of open) socket.destroy()
        }
      }
      return { proxy, relay }
    }),
    ({ relay }) => Effect.promise(() => new Promise<void>((closed) => void relay.close(() => closed())))
  ).pipe(Effect.map(({ proxy }) => proxy))
