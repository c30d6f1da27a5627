/** Serves a naive store to whoever started it. */
import { StoreProcess } from "@westum/mobility-testkit"
import { layer } from "../gallery/NaiveStore.ts"

await StoreProcess.serve(layer())
