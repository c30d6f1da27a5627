/**
 * The application as its users meet it: over HTTP, on a real server, with a table of its own.
 */
import { spawn, type ChildProcess } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Effect, Exit, Scope } from "effect"
import { afterAll, beforeAll, expect, it } from "vitest"
import { database, execute } from "../../../packages/store-postgres/test/support/Databases.ts"

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url))

/** Milliseconds to start a process on a busy machine. */
const patience = 120_000

const scope = Scope.makeUnsafe()
let url = ""
let base = ""
let application: ChildProcess

beforeAll(async () => {
  url = await Effect.runPromise(Effect.provideService(database, Scope.Scope, scope))
  const env = { ...process.env, DATABASE_URL: url, PORT: "0" }
  const child = spawn(process.execPath, ["--conditions=@westum/source", main], {
    env,
    stdio: ["ignore", "pipe", "pipe"]
  })
  application = child
  const port = await new Promise<string>((found, failed) => {
    child.stdout.on("data", (data) => {
      const [, port] = /listening on (\d+)/.exec(String(data)) ?? []
      if (port !== undefined) found(port)
    })
    child.stderr.on("data", (data) => failed(new Error(String(data))))
  })
  base = `http://127.0.0.1:${port}`
}, patience)

afterAll(async () => {
  const ended = new Promise((done) => application.once("exit", done))
  application.kill("SIGTERM")
  expect(await ended).toBe(0)
  await Effect.runPromise(Scope.close(scope, Exit.void))
}, patience)

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${base}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-user": "u-7", ...headers },
    body: JSON.stringify(body)
  })
  return { status: response.status, retry: response.headers.get("retry-after"), body: await response.json() }
}

const run = (...statements: ReadonlyArray<string>) => Effect.runPromise(execute(url, ...statements))

const letters = () => run("SELECT mobility FROM app.letter ORDER BY mobility")

const project = "vet-2026"
const stay = { type: "apply", project, member: "harbour", category: "learner", goals: ["1"] }
const period = { start: "2024-09-01", end: "2028-08-31", timeZone: "Europe/Stockholm" }
const commands = [
  { type: "open-project", project, ...period, coordinator: "harbour", categories: ["learner"] },
  { type: "set-goals", project, goals: [{ code: "1", titles: { en: "Languages at work" } }] },
  { type: "join-member", project, member: "harbour", name: "Harbour School" },
  { type: "grant-places", project, places: 1 },
  { ...stay, mobility: "m-1", participant: "p-1" },
  { ...stay, mobility: "m-2", participant: "p-2" }
]

it(
  "answers as its README says",
  async () => {
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8")
    const [, path = "", sent = ""] = /curl -s localhost:3000(\S+) .* -d '(.*)'/.exec(readme) ?? []
    const [, answered = ""] = /```text\n(.*)\n```/.exec(readme) ?? []
    expect((await post(path, JSON.parse(sent))).body).toEqual(JSON.parse(answered))
  },
  patience
)

it(
  "approves with a letter, refuses without one, and says why in the reader's language",
  async () => {
    for (const command of commands) expect(await post("/commands", command)).toMatchObject({ status: 200 })
    const key = { "idempotency-key": "k-1" }
    expect(await post("/mobilities/m-1/approval", {}, key)).toMatchObject({ status: 200, body: { again: false } })
    expect(await letters()).toEqual([["m-1"]])
    // The user pressed twice.
    expect(await post("/mobilities/m-1/approval", {}, key)).toMatchObject({ status: 200, body: { again: true } })
    const refused = await post("/mobilities/m-2/approval", {}, { "accept-language": "sv" })
    expect(refused).toMatchObject({
      status: 409,
      body: { refusals: [{ code: "NoPlaceLeft", text: expect.stringContaining("Det finns ingen plats kvar") }] }
    })
    expect(await post("/commands", { type: "approve", mobility: "m-2" })).toMatchObject({
      status: 409,
      body: { refusals: [{ code: "NoPlaceLeft", text: expect.stringMatching(/^No place is left/) }] }
    })
    // The letter of the refused one is gone with its transaction.
    expect(await letters()).toEqual([["m-1"]])
    const figures = await fetch(`${base}/projects/${project}/figures`)
    expect(await figures.json()).toMatchObject({ approved: 1, registered: 0 })
  },
  patience
)

it(
  "answers bad input with what is wrong, and a reused key too",
  async () => {
    expect(await post("/commands", { type: "approve" })).toMatchObject({
      status: 400,
      body: { code: "InvalidCommand", problems: [{ path: "mobility" }] }
    })
    const torn = await fetch(`${base}/commands`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{"
    })
    expect([torn.status, await torn.json()]).toEqual([400, { code: "BadRequest" }])
    const none = { path: "mobility", message: expect.stringContaining("text without control characters") }
    for (const reply of [
      await post("/mobilities/m-%00/approval", {}),
      await post("/commands", { type: "approve", mobility: "m-\u0000" })
    ]) {
      expect(reply).toMatchObject({ status: 400, body: { code: "InvalidCommand", problems: [none] } })
    }
    const key = { "idempotency-key": "k-1" }
    expect(await post("/commands", { type: "approve", mobility: "m-2" }, key)).toMatchObject({
      status: 400,
      body: { code: "CommandIdReused" }
    })
  },
  patience
)

it(
  "does not approve when the letter cannot be written",
  async () => {
    await run("ALTER TABLE app.letter ADD CONSTRAINT none CHECK (mobility <> 'm-3')")
    const more = [
      { type: "grant-places", project, places: 2 },
      { ...stay, mobility: "m-3", participant: "p-3" }
    ]
    for (const command of more) await post("/commands", command)
    application.stderr?.removeAllListeners("data")
    expect(await post("/mobilities/m-3/approval", {})).toMatchObject({ status: 500 })
    const [row] = await run("SELECT count(*)::integer FROM mobility.event WHERE type = 'mobility.approved'")
    expect(row).toEqual([1])
  },
  patience
)

it(
  "says that it is not known when a commit was not answered, and the same request tells",
  async () => {
    await post("/commands", { ...stay, mobility: "m-4", participant: "p-4" })
    // The server ends the session in the middle of the commit: the trigger is deferred to it.
    await run(
      "CREATE FUNCTION app.away() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'",
      "CREATE CONSTRAINT TRIGGER away AFTER INSERT ON app.letter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.away()"
    )
    const key = { "idempotency-key": "k-4" }
    const unknown = await post("/mobilities/m-4/approval", {}, key)
    expect(unknown).toMatchObject({ status: 503, retry: "1", body: { outcome: "unknown" } })
    await run("DROP TRIGGER away ON app.letter")
    expect(await post("/mobilities/m-4/approval", {}, key)).toMatchObject({ status: 200, body: { again: false } })
    expect(await letters()).toEqual([["m-1"], ["m-4"]])
  },
  patience
)
