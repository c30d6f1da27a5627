/**
 * Over TLS, as the connection string says it: the server has to be who it says it is.
 */
import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { readFileSync } from "node:fs"
import { getCACertificates, setDefaultCACertificates } from "node:tls"
import { until } from "./crash/support/Pair.ts"
import { execute } from "./support/Databases.ts"
import { open, patience, place, whole } from "./support/Log.ts"
import { startPostgres } from "./support/PostgresServer.ts"

const file = (name: string): string => readFileSync(new URL(`support/tls/${name}.pem`, import.meta.url), "utf8")

/** Into the directory of the server, readable for nobody else. */
const copied = (name: string): string => {
  const lines = file(name)
    .trim()
    .split("\n")
    .map((line) => `('${line}')`)
  return `COPY (VALUES ${lines.join(", ")}) TO PROGRAM 'cat > ${name}.pem && chmod 600 ${name}.pem'`
}

/** A server of its own, that takes connections with TLS and without. */
const server = Effect.gen(function* () {
  const { url } = yield* Effect.acquireRelease(
    Effect.promise(() => startPostgres()),
    (started) => Effect.promise(() => started.stop())
  )
  yield* execute(
    url,
    copied("certificate"),
    copied("key"),
    "ALTER SYSTEM SET ssl_cert_file = 'certificate.pem'",
    "ALTER SYSTEM SET ssl_key_file = 'key.pem'",
    "ALTER SYSTEM SET ssl = on",
    "SELECT pg_reload_conf()::text"
  )
  yield* until(url, "SELECT current_setting('ssl') = 'on'")
  return url
})

/** As where a program is started with NODE_EXTRA_CA_CERTS. */
const trusting = Effect.acquireRelease(
  Effect.sync(() => {
    const known = getCACertificates()
    setDefaultCACertificates([...known, file("certificate")])
    return known
  }),
  (known) => Effect.sync(() => setDefaultCACertificates(known))
)

const named = (url: string, sslmode: string): string => {
  const through = new URL(url)
  through.hostname = "localhost"
  through.searchParams.set("sslmode", sslmode)
  return through.href
}

const encrypted =
  "SELECT bool_and(s.ssl)::text FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid) WHERE a.application_name = 'westum-mobility'"

it.live(
  "a server is spoken to over TLS where the connection string wants it, and only if its certificate is known",
  () =>
    Effect.gen(function* () {
      const url = yield* server
      for (const sslmode of ["require", "verify-full"]) {
        const refused = yield* Effect.flip(open({ url: named(url, sslmode) }))
        expect(refused).toMatchObject({ reason: "unavailable", outcome: "nothing written" })
        expect(refused.message).toContain("self-signed certificate")
      }
      expect(yield* Effect.flip(open({ url: named(url, "perhaps") }))).toMatchObject({ reason: "unavailable" })
      yield* trusting
      const store = yield* open({ url: named(url, "require") })
      yield* store.append(place())
      expect(yield* whole(store)).toHaveLength(1)
      expect(yield* execute(url, encrypted)).toEqual([["true"]])
    }),
  patience
)
