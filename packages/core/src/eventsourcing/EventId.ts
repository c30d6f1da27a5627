/**
 * Event ids derive from the command id, so that a command sent again stores nothing twice.
 */
import { hash } from "node:crypto"

/** The ids of a command's events: UUIDs (version 8, RFC 9562 §5.8) of its hash and a count. */
export const eventIds = (commandId: string, count: number): ReadonlyArray<string> => {
  const digest = hash("sha256", `westum-mobility/event/${commandId}`, "hex")
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 3) | 8).toString(16)
  const stem = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 24)}`
  return Array.from({ length: count }, (_, i) => stem + i.toString(16).padStart(8, "0"))
}
