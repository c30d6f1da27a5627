/**
 * What is said of a project when it is opened, beside its days and categories.
 */
import type { CommandInput } from "@westum/mobility"

/** Who coordinates it, where its days begin, and by which programme it is funded. */
export type Opening = Pick<
  Extract<CommandInput, { readonly type: "open-project" }>,
  "coordinator" | "timeZone" | "programme"
>
