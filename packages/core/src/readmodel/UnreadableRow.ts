/**
 * A row that does not say what its read model says.
 */
import { Schema } from "effect"

/** A row that was kept cannot be read: it was changed by hand, or its schema was without raising the version. */
export class UnreadableRow extends Schema.TaggedError<UnreadableRow>()("UnreadableRow", {
  model: Schema.String,
  version: Schema.String,
  key: Schema.String,
  detail: Schema.String
}) {
  override get message() {
    return `The row "${this.key}" of ${this.model} ${this.version} cannot be read: ${this.detail}`
  }
}
