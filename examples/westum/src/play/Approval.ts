/**
 * What two processes tell each other when both want the last place.
 */
import { Refusal } from "@westum/mobility"
import { Schema } from "effect"

/** What an approving process says: that it has seen the free place, and later what came of its approval. */
export const Approval = Schema.Union([
  Schema.TaggedStruct("Ready", { wouldSucceed: Schema.Boolean }),
  Schema.TaggedStruct("Approved", { position: Schema.Natural }),
  Schema.TaggedStruct("Refused", { refusal: Refusal.Refusal })
])
export type Approval = typeof Approval.Type
