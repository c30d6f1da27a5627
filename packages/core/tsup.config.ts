import { defineConfig } from "tsup"

// One run for both entries, so that they share one copy of every class.
export default defineConfig({
  entry: ["src/index.ts", "src/promise.ts"],
  format: ["esm"],
  platform: "node",
  target: "node22",
  dts: false,
  // `node:sqlite` has no name without its prefix.
  removeNodeProtocol: false,
  sourcemap: true,
  clean: true,
  silent: true
})
