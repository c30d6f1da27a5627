/**
 * A question was asked as of a version that a project does not have.
 */
import { Schema } from "effect"

/** Nothing was answered; `known` are the names of the versions there are, the first one first. */
export class UnknownVersion extends Schema.TaggedError<UnknownVersion>()("UnknownVersion", {
  project: Schema.String,
  version: Schema.String,
  known: Schema.Array(Schema.String)
}) {
  override get message() {
    const there = this.known.length === 0 ? "it has none" : `it has ${this.known.join(", ")}`
    return `Project ${this.project} has no version ${this.version}: ${there}`
  }
}
