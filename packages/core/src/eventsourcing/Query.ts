/**
 * Which events one wants: any of the items, each naming types and tags (dcb.events, Specification: Query).
 */
import type { NonEmptyReadonlyArray } from "effect/Array"
import type { Tag } from "./Event.ts"

/** Any of the types **and** all of the tags. What is absent does not constrain. */
export interface QueryItem {
  readonly types?: NonEmptyReadonlyArray<string>
  readonly tags?: NonEmptyReadonlyArray<Tag>
}

/** Any of the items. */
export type Query = NonEmptyReadonlyArray<QueryItem>

/** Every event. */
export const all: Query = [{}]

/** Whether the item asks for an event of this type and these tags. */
export const matchesItem = ({ tags, types }: QueryItem, type: string, has: ReadonlyArray<Tag>): boolean =>
  (types === undefined || types.includes(type)) && (tags === undefined || tags.every((tag) => has.includes(tag)))

/** Whether the query asks for this event. */
export const matches = (query: Query, event: { readonly type: string; readonly tags: ReadonlyArray<Tag> }): boolean =>
  query.some((item) => matchesItem(item, event.type, event.tags))
