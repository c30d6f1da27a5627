/** Serves a naive store to whoever started it. */
import * as StoreProcess from "@westum/mobility-testkit/StoreProcess"
import { layer } from "../gallery/NaiveStore.ts"

await StoreProcess.serve(layer())
