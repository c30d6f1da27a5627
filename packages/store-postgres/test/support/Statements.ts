/**
 * Between a program and its server: counts what is asked and what is answered, by the messages of the protocol (PostgreSQL, 55.7).
 */
import { Effect, type Scope } from "effect"
import { connect, createServer, type Socket } from "node:net"

/** What passed since it was counted last. */
export interface Passed {
  /** Statements that were carried out. */
  readonly statements: number
  /** Rows that came back. */
  readonly rows: number
}

/** Cuts what comes into messages: a letter, and how long it is, itself included. */
const messages = (heard: (type: string, body: string) => void, first: "greeting" | "message") => {
  let rest = Buffer.alloc(0)
  let greeted = first === "message"
  return (chunk: Buffer): void => {
    rest = Buffer.concat([rest, chunk])
    while (true) {
      // What a client says first has no letter.
      const from = greeted ? 1 : 0
      if (rest.length < from + 4) return
      const length = from + rest.readUInt32BE(from)
      if (rest.length < length) return
      if (greeted) heard(String.fromCharCode(rest[0] ?? 0), rest.toString("latin1", 5, length))
      greeted = true
      rest = rest.subarray(length)
    }
  }
}

/** Counts the statements that are executed, but for the one that keeps a connection awake. */
const executed = (count: () => void) => {
  const texts = new Map<string, string>()
  let bound = ""
  return (type: string, body: string): void => {
    const [first = "", second = ""] = body.split("\0")
    if (type === "P") texts.set(first, second)
    if (type === "B") bound = second
    if (type === "Q" || (type === "E" && texts.get(bound) !== "SELECT 1")) count()
  }
}

class Counting {
  statements = 0
  rows = 0
  readonly open = new Set<Socket>()

  join(client: Socket, host: string, port: number): void {
    const server = connect(port, host)
    for (const socket of [client, server]) {
      this.open.add(socket)
      socket.on("error", () => socket.destroy())
    }
    const asked = messages(
      executed(() => (this.statements += 1)),
      "greeting"
    )
    const answered = messages((type) => {
      if (type === "D") this.rows += 1
    }, "message")
    client.on("data", (chunk: Buffer) => (asked(chunk), server.write(chunk)))
    server.on("data", (chunk: Buffer) => (answered(chunk), client.write(chunk)))
    client.on("close", () => server.destroy())
    server.on("close", () => client.destroy())
  }
}

/** Counts what passes to the server of a connection string, which it leads to by another, until the scope closes. */
export const countedTo = (
  url: string
): Effect.Effect<{ readonly url: string; readonly passed: () => Passed }, never, Scope.Scope> => {
  const counting = new Counting()
  const { hostname, port } = new URL(url)
  const relay = createServer((client) => counting.join(client, hostname, Number(port)))
  return Effect.acquireRelease(
    Effect.promise(() => new Promise<void>((ready) => relay.listen(0, "127.0.0.1", ready))),
    () =>
      Effect.promise(() => {
        const closed = new Promise<void>((done) => void relay.close(() => done()))
        for (const socket of counting.open) socket.destroy()
        return closed
      })
  ).pipe(
    Effect.map(() => {
      const through = new URL(url)
      const address = relay.address()
      through.hostname = "127.0.0.1"
      through.port = String(typeof address === "object" && address !== null ? address.port : 0)
      return {
        url: through.href,
        passed: () => {
          const { rows, statements } = counting
          counting.rows = 0
          counting.statements = 0
          return { rows, statements }
        }
      }
    })
  )
}
