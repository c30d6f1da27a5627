/**
 * The demo makes the same log byte for byte each time it is run, whatever befalls it.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import { contents, eventsIn, runDemo } from "./support/Demo.ts"

const directory = mkdtempSync(join(tmpdir(), "westum-demo-test-"))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

it("goes on where it was killed, to the log of a run whose output nobody read", { timeout: 240_000 }, async () => {
  const [unread, killed] = [join(directory, "unread.sqlite"), join(directory, "killed.sqlite")]
  expect(await runDemo(unread, { closeOutput: true })).toMatchObject({ code: 0, err: "" })
  const ended = await runDemo(killed, { killWhen: () => eventsIn(killed) > 300 })
  expect(ended.code).toBe(null)
  expect(eventsIn(killed)).toBeLessThan(eventsIn(unread))
  expect(await runDemo(killed)).toMatchObject({ code: 0, err: "" })
  expect(contents(killed)).toEqual(contents(unread))
})
