/**
 * Items of queries as SQL over the index (tag, type, position): for each tag and type the positions of a span, in order.
 *
 * The function that appends is made of the same text. A change here comes with a migration that makes the function anew.
 */

/** From where the items come, how far they look, and how much of each range is wanted. */
export interface Ranges {
  readonly schema: string
  /** Items as rows `i (tags, types, after)`; the first two are arrays or their texts, or NULL where nothing is asked. */
  readonly items: string
  /** The last position that counts. */
  readonly until: string
  readonly direction: "ASC" | "DESC"
  /** How many of each range. */
  readonly limit: string
}

/** Rows of the index that are counted of each of several tags, to begin with the rarest. */
const counted = 256

/** The tag that leads, as `l (tag)`: the rarest, whichever was written first. */
const leading = (schema: string): string => `
  CROSS JOIN LATERAL (SELECT i.tags::text[] AS tags) a
  CROSS JOIN LATERAL (
    SELECT CASE WHEN cardinality(a.tags) = 1 THEN a.tags[1] ELSE (
      SELECT g.tag FROM unnest(a.tags) g (tag) ORDER BY (
        SELECT count(*) FROM (SELECT 1 FROM ${schema}.event_tag c WHERE c.tag = g.tag LIMIT ${counted}) f
      ) LIMIT 1
    ) END AS tag OFFSET 0
  ) l`

/** The types as `k (type)`: those asked for, or those that the tag has, found by a step in the index for each. */
const types = (schema: string): string => `
  CROSS JOIN LATERAL (
    SELECT unnest(i.types::text[]) AS type
    UNION ALL
    SELECT n.type FROM (
      WITH RECURSIVE known (type) AS (
        (SELECT e.type FROM ${schema}.event_tag e WHERE i.types IS NULL AND e.tag = l.tag ORDER BY e.type LIMIT 1)
        UNION ALL
        SELECT (SELECT e.type FROM ${schema}.event_tag e WHERE e.tag = l.tag AND e.type > known.type ORDER BY e.type LIMIT 1)
        FROM known WHERE known.type IS NOT NULL
      )
      SELECT known.type FROM known WHERE known.type IS NOT NULL
    ) n
  ) k`

/** Whether the event of `t` has all the other tags. */
const hasOthers = (schema: string): string => `
  NOT EXISTS (
    SELECT 1 FROM unnest(a.tags) o (tag) WHERE o.tag <> l.tag AND NOT EXISTS (
      SELECT 1 FROM ${schema}.event_tag x WHERE x.tag = o.tag AND x.type = t.type AND x.position = t.position
    )
  )`

/** FROM of items that ask for tags; their positions are `r.position`. */
export const ofTags = ({ direction, items, limit, schema, until }: Ranges): string => `
  FROM ${items} ${leading(schema)} ${types(schema)}
  CROSS JOIN LATERAL (
    SELECT t.position FROM ${schema}.event_tag t
    WHERE t.tag = l.tag AND t.type = k.type AND t.position > i.after::bigint AND t.position <= ${until} AND ${hasOthers(schema)}
    ORDER BY t.position ${direction} LIMIT ${limit}
  ) r
  WHERE i.tags IS NOT NULL`

/** An item of one tag and some types, as SQL. */
interface OneTag {
  readonly tag: string
  readonly types: string
  readonly after: string
}

/**
 * FROM of an item that asks for one tag and these types; its positions are `t.position`, in no order. One walk in the index, whatever
 * the number of types, where `ofTags` takes a step for each.
 */
export const ofOneTag = (
  { schema, until }: Pick<Ranges, "schema" | "until">,
  { after, tag, types }: OneTag
): string => `
    FROM ${schema}.event_tag t
    WHERE t.tag = ${tag} AND t.type = ANY (${types}) AND t.position > ${after}::bigint AND t.position <= ${until}`

/** FROM of items that ask for types alone. */
export const ofTypes = ({ direction, items, limit, schema, until }: Ranges): string => `
  FROM ${items}
  CROSS JOIN LATERAL unnest(i.types::text[]) k (type)
  CROSS JOIN LATERAL (
    SELECT t.position FROM ${schema}.event t
    WHERE t.type = k.type AND t.position > i.after::bigint AND t.position <= ${until}
    ORDER BY t.position ${direction} LIMIT ${limit}
  ) r
  WHERE i.tags IS NULL AND i.types IS NOT NULL`

/** FROM of items that ask for every event. */
export const ofAll = ({ direction, items, limit, schema, until }: Ranges): string => `
  FROM ${items}
  CROSS JOIN LATERAL (
    SELECT t.position FROM ${schema}.event t
    WHERE t.position > i.after::bigint AND t.position <= ${until}
    ORDER BY t.position ${direction} LIMIT ${limit}
  ) r
  WHERE i.tags IS NULL AND i.types IS NULL`
