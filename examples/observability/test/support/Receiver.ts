/**
 * Takes what an exporter sends, over HTTP, as a collector does.
 */
import { Effect, type Scope } from "effect"
import { createServer } from "node:http"

/** What came, by path. */
export interface Receiver {
  readonly url: string
  readonly bodies: ReadonlyMap<string, ReadonlyArray<unknown>>
}

/** A receiver on a free port, until the scope closes. */
export const receiver: Effect.Effect<Receiver, never, Scope.Scope> = Effect.map(
  Effect.acquireRelease(
    Effect.callback<{ readonly url: string; readonly bodies: Map<string, Array<unknown>>; readonly close: () => void }>(
      (resume) => {
        const bodies = new Map<string, Array<unknown>>()
        const server = createServer((request, response) => {
          let text = ""
          request.setEncoding("utf8")
          request.on("data", (part) => (text += part))
          request.on("end", () => {
            const path = request.url ?? ""
            bodies.set(path, [...(bodies.get(path) ?? []), JSON.parse(text)])
            response.writeHead(200, { "content-type": "application/json" }).end("{}")
          })
        })
        server.listen(0, "127.0.0.1", () => {
          const address = server.address()
          const port = typeof address === "object" ? address?.port : undefined
          resume(Effect.succeed({ url: `http://127.0.0.1:${port}`, bodies, close: () => server.close() }))
        })
      }
    ),
    ({ close }) => Effect.sync(close)
  ),
  ({ bodies, url }) => ({ bodies, url })
)
