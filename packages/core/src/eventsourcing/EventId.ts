/**
 * Event ids derive from the command id, so that a command sent again stores nothing twice.
 */
import { hash } from "node:crypto"

/** The id of each event of a command, by its number from 0: UUIDs (version 8, RFC 9562 §5.8) of a hash and the number. */
export const eventIdOf = (commandId: string): ((number: number) => string) => {
  const digest = hash("sha256", `westum-mobility/event/${commandId}`, "hex")
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 3) | 8).toString(16)
  const stem = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 24)}`
  return (number) => stem + number.toString(16).padStart(8, "0")
}

/** The ids of a command's events. */
export const eventIds = (commandId: string, count: number): ReadonlyArray<string> => {
  const idOf = eventIdOf(commandId)
  return Array.from({ length: count }, (_, number) => idOf(number))
}
