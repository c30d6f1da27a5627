import { defineConfig } from "tsup"

// JavaScript only: declarations come from tsc -b, which knows TypeScript 7.
export default defineConfig({
  entry: ["src/index.ts"],
  format: ["esm"],
  platform: "node",
  target: "node22",
  dts: false,
  sourcemap: true,
  clean: true,
  silent: true
})
