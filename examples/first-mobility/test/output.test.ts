/**
 * The example prints what it promises.
 */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url))

/** Milliseconds to start a process on a busy machine. */
const patience = 60_000

it(
  "leads a mobility from application to registration",
  () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, ["--conditions=@westum/source", main], {
      encoding: "utf8"
    })
    expect(stderr).toBe("")
    expect(stdout).toBe(`refused: Mobility m-1 cannot have an outcome: it is under way, not completed or cut short.
applied    2025-01-20
approved   2025-02-10
departed   2025-03-03
completed  2025-03-28
registered 2025-04-11
registered 1 of 2: 1 learners, 0 staff
`)
    expect(status).toBe(0)
  },
  patience
)
