import { defineConfig } from "tsup"

// JavaScript only: declarations come from tsc -b, which knows TypeScript 7.
export default defineConfig({
  // For programs under test, which know no vitest.
  entry: ["src/index.ts", "src/Recorder.ts", "src/StoreProcess.ts"],
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
