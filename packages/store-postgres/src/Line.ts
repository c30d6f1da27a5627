/**
 * The sockets of a pool of our own: one on which the server is silent for too long is given up.
 */
import { createConnection, type NetConnectOpts, type Socket } from "node:net"
import { unanswered } from "./DatabaseFault.ts"

const standardPort = 5432

/** Where a connection string leads, as the driver reads it. */
const addressOf = (url: URL): NetConnectOpts => {
  const host = url.searchParams.get("host") ?? decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, "$1")
  const port = Number(url.searchParams.get("port") ?? (url.port === "" ? standardPort : url.port))
  return host.startsWith("/")
    ? { path: `${host}/.s.PGSQL.${port}` }
    : { host: host === "" ? "localhost" : host, port, noDelay: true }
}

/**
 * Makes sockets to a server. Each ends when nothing has passed on it for so many milliseconds: a network that swallows what is
 * sent tells nobody. One that had nothing to say is replaced when it is wanted.
 */
export const lineTo = (connectionString: string, silence: number): (() => Socket) => {
  const address = addressOf(new URL(connectionString))
  return () => {
    const socket = createConnection(address)
    socket.setTimeout(silence, () => void socket.destroy(unanswered(silence)))
    return socket
  }
}
