/**
 * Two projects of Westum, played from the first event into one log, and what can then be asked: `pnpm demo [file]`. The log is
 * a SQLite file, or with `DATABASE_URL` a schema on a PostgreSQL server.
 */
import { Effect, Exit } from "effect"
import { demo, wordsFor } from "./Demo.ts"
import { Screen } from "./screen/Screen.ts"

const screen = new Screen(process.stdout)
const exit = await Effect.runPromiseExit(demo(process.argv[2], screen))
if (Exit.isFailure(exit)) {
  screen.lines([])
  console.error(wordsFor(exit.cause))
  process.exitCode = 1
} else if (!exit.value) {
  process.exitCode = 1
}
