/**
 * Short texts about a project or a consortium that somebody types: a number, a programme, the name of an organisation.
 */
import { Schema } from "effect"

/** Some characters, at most 255. */
export const Text = Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(255))
