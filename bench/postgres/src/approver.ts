/**
 * Another process that approves mobilities: tells that it is ready, then carries out one order after the other. An order without
 * a shift is a race for places: it tells how many it got.
 */
import { work } from "./Clients.ts"
import { commands } from "./Lives.ts"
import { openOurs } from "./ours/Ours.ts"
import type { Order } from "./works/Contention.ts"

const [url = ""] = process.argv.slice(2)
const ours = await openOurs(url)

const carryOut = async ({ mobilities, shift }: Order) => {
  const approvals = mobilities.map(commands.approve)
  if (shift !== undefined) return work(shift, approvals, ours.send)
  const got = await Promise.all(approvals.map(ours.try))
  return { units: got.filter(Boolean).length, milliseconds: 0, cpuMilliseconds: 0 }
}

process.on("message", (order: Order) => {
  void carryOut(order).then((turn) => process.send?.(turn))
})
process.once("disconnect", () => process.exit())
process.send?.("ready")
