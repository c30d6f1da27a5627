/**
 * Checks that the benchmarks still fit what they measure, without the libraries that they measure it beside: those are not
 * installed here, and are taken for anything.
 */
import { spawnSync } from "node:child_process"
import { finish } from "./Report.ts"

/** What is said of types and of type arguments of a library that is taken for anything, and of nothing else. */
const ofAnything = /error TS(2347|2709):/

const { error, stdout } = spawnSync("tsc", ["-p", "bench/tsconfig.static.json"], { encoding: "utf8" })
if (error !== undefined) throw error
finish(
  "benchmarks",
  stdout.split("\n").filter((line) => line.includes("error TS") && !ofAnything.test(line))
)
