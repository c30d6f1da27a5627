/**
 * Between the store and its server: a relay that can lose what the server answers, and refuse the server itself.
 */
import { Effect, type Scope } from "effect"
import { type Relay, relayTo } from "./Relay.ts"

/** How what passes is lost. */
export interface Proxy extends Pick<Relay, "loseAnswers" | "loseServer"> {
  /** The connection string that leads through the relay. */
  readonly url: string
  /** Refuses new connections, and cuts those there are. */
  readonly refuse: (refusing: boolean) => void
}

/** Relays to the server of a connection string until the scope closes. */
export const proxyTo = (url: string): Effect.Effect<Proxy, never, Scope.Scope> => {
  const { hostname, port } = new URL(url)
  return Effect.map(relayTo(Number(port), hostname), (relay) => {
    const through = new URL(url)
    through.port = String(relay.port)
    return {
      url: through.href,
      loseAnswers: relay.loseAnswers,
      loseServer: relay.loseServer,
      refuse: (refusing) => relay.lead(refusing ? undefined : Number(port))
    }
  })
}
