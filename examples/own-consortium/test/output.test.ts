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
  "refuses the second stay of a pupil",
  () => {
    const { stderr, stdout } = spawnSync(process.execPath, ["--conditions=@westum/source", main], { encoding: "utf8" })
    expect(stderr).toBe("")
    expect(stdout).toBe(`m-1 approved
m-2 refused: kim goes abroad once in project sch-2024, and has a place already: m-1.
m-3 approved
2 places held of 9
`)
  },
  patience
)
