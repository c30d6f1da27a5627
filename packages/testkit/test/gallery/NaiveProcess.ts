/**
 * A naive store in another process.
 */
import { StoreProcess } from "@westum/mobility-testkit"
import { fileURLToPath } from "node:url"

const program = fileURLToPath(new URL("../programs/naiveStore.ts", import.meta.url))

export const naiveProcess = StoreProcess.layer({
  command: process.execPath,
  args: ["--conditions=@westum/source", program]
})
