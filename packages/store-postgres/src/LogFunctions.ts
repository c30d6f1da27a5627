/**
 * The functions of a log: nothing is written but through them, and each holds the one lock of the log while it does.
 */
import { ofAll, ofOneTag, ofTags, ofTypes, type Ranges } from "./Ranges.ts"
import type { Tenant } from "./Tenant.ts"

/** "WMlg": in the upper half of the lock's key; the table's own number is the lower. */
const lockClass = 0x57_4d_6c_67

const keyOf = (schema: string): string => `(${lockClass}::bigint << 32) | '${schema}.event'::regclass::oid::bigint`

/** The statement that takes the lock of a log until its transaction ends. */
export const lockLog = ({ schema }: Tenant): string => `SELECT pg_advisory_xact_lock(${keyOf(schema)})`

/**
 * Taken as a statement of its own: the statement after it takes a new snapshot, and sees whatever the last holder committed.
 * At any other level than READ COMMITTED it would not, so that is refused.
 */
const lock = (schema: string): string => `
    IF current_setting('transaction_isolation') <> 'read committed' THEN
      RAISE EXCEPTION 'appending to ${schema} needs READ COMMITTED: at any other level conditions are judged on an old snapshot'
        USING ERRCODE = 'active_sql_transaction';
    END IF;
    -- A wait for a standby that is cancelled is told in a warning, at the end of the transaction.
    IF current_setting('client_min_messages') = 'error' THEN PERFORM set_config('client_min_messages', 'warning', true); END IF;
    PERFORM pg_advisory_xact_lock(${keyOf(schema)});`

/** Rights are the owner's, names are looked up in the log alone, plans are made once, and never compiled. */
const definer = (schema: string): string =>
  `LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = ${schema}, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off`

const tell = ({ channel }: Tenant): string => `PERFORM pg_notify('${channel}', head::text);`

/** Writes `new`: rows of position, time, id, type, version, tags as one text, digest, data, meta. */
const write = (schema: string): string => `
    written AS (
      INSERT INTO ${schema}.event (position, recorded_at, id, type, version, tags, digest, data, meta)
      SELECT n.position, n.recorded_at, n.id, n.type, n.version, coalesce(string_to_array(nullif(n.tags, ''), chr(31)), '{}'),
        n.digest, n.data, n.meta
      FROM new n ORDER BY n.position
    )
    INSERT INTO ${schema}.event_tag (tag, type, position)
    SELECT g.tag, n.type, n.position FROM new n CROSS JOIN LATERAL unnest(string_to_array(nullif(n.tags, ''), chr(31))) g (tag);`

/** Where the log stands, how many events each command has, and which are known. */
const look = (schema: string): string => `
    SELECT e.position, e.recorded_at INTO stood, latest FROM ${schema}.event e ORDER BY e.position DESC LIMIT 1;
    stood := coalesce(stood, 0);
    latest := coalesce(latest, 0);
    head := stood;
    SELECT array_agg(s.size ORDER BY s.command), coalesce(array_agg(s.command) FILTER (WHERE s.is_known), '{}')
    INTO sizes, known FROM (
      SELECT u.command, count(*)::integer AS size, bool_or(f.found) AS is_known FROM unnest(e_command, e_id) u (command, id)
      LEFT JOIN LATERAL (SELECT true AS found FROM ${schema}.event e WHERE e.id = u.id LIMIT 1) f ON true
      GROUP BY u.command
    ) s;`

/** Conditions on what was recorded since, as `c`, with their tags as `a.tags` and their types as `k.types`. */
const conditions = `
      FROM unnest(c_command, c_tags, c_types, c_after) c (command, tags, kind, after)
      CROSS JOIN LATERAL (SELECT c.tags::text[] AS tags OFFSET 0) a
      LEFT JOIN (SELECT u.nth, u.types::text[] AS types FROM unnest(k_types) WITH ORDINALITY u (types, nth) OFFSET 0) k
        ON k.nth = c.kind
      WHERE c.after < stood`

/**
 * Which conditions fail on what stands there. Those of one tag and some types, as most are, are judged by a statement of their own: what
 * judges all kinds is so large that the server takes longer to begin it than to carry it out.
 */
const weigh = (schema: string): string => {
  const items = "(SELECT a.tags, k.types, c.after) i"
  const ranges: Ranges = { schema, items, until: "stood", direction: "DESC", limit: "1" }
  const isPlain = "coalesce(cardinality(a.tags) = 1 AND k.types IS NOT NULL, false)"
  const one = { tag: "a.tags[1]", types: "k.types", after: "c.after" }
  return `
    failing := '{}';
    beyond := '{}';
    IF stood < (SELECT max(a) FROM unnest(c_after) a) THEN
      beyond := ARRAY(SELECT DISTINCT c.command FROM unnest(c_command, c_after) c (command, after) WHERE c.after > stood);
    END IF;
    IF stood > (SELECT min(a) FROM unnest(c_after) a) THEN
      SELECT coalesce(array_agg(DISTINCT c.command) FILTER (WHERE ${isPlain} AND EXISTS (SELECT 1 ${ofOneTag(ranges, one)})), '{}'),
        coalesce(bool_or(NOT ${isPlain}), false) INTO failing, is_more ${conditions};
      IF is_more THEN
        failing := failing || ARRAY(SELECT DISTINCT c.command ${conditions} AND NOT ${isPlain}
          AND (EXISTS (SELECT 1 ${ofTags(ranges)}) OR EXISTS (SELECT 1 ${ofTypes(ranges)}) OR EXISTS (SELECT 1 ${ofAll(ranges)})));
      END IF;
    END IF;`
}

/** One command after the other; each may fail because of those before it that are written. */
const judge = `
    FOR command IN 1 .. cardinality(now) LOOP
      meets := false;
      WHILE pair <= cardinality(p_later) AND p_later[pair] = command LOOP
        IF starts[p_earlier[pair]] + p_offset[pair] > p_after[pair] THEN meets := true; END IF;
        pair := pair + 1;
      END LOOP;
      starts[command] := NULL;
      times[command] := NULL;
      IF command = ANY (known) THEN outcome := 'known';
      ELSIF command = ANY (beyond) THEN outcome := 'beyond';
      ELSIF meets OR command = ANY (failing) THEN outcome := 'failed';
      ELSE
        outcome := 'appended';
        latest := greatest(latest, now[command]::bigint);
        starts[command] := head + 1;
        times[command] := latest;
        head := head + sizes[command];
      END IF;
      head_then := head;
      recorded := latest;
      RETURN NEXT;
    END LOOP;`

/**
 * What is known was committed, but perhaps by somebody whose wait for a standby was broken off. A commit that writes something
 * waits for all that was written before it; one that writes nothing would not.
 */
const settle = `
      IF cardinality(known) > 0 THEN
        IF pg_is_in_recovery() THEN
          RAISE EXCEPTION 'a standby cannot tell whether the others have what it has' USING ERRCODE = 'read_only_sql_transaction';
        END IF;
        PERFORM pg_logical_emit_message(true, 'westum_mobility', '');
      END IF;`

/** The events of those commands that have a place. */
const place = `
    WITH new AS MATERIALIZED (
      SELECT starts[u.command] + u.nth AS position, times[u.command] AS recorded_at, u.id, u.type, u.version, u.tags,
        u.digest, u.data, u.meta
      FROM unnest(e_command, e_nth, e_id, e_type, e_version, e_tags, e_digest, e_data, e_meta)
        u (command, nth, id, type, version, tags, digest, data, meta)
      WHERE starts[u.command] IS NOT NULL
    )`

/**
 * Judges so many commands one after the other, each on the log as the earlier ones leave it, and writes what may be written.
 *
 * `e_*` are their events in order, `c_*` the items of their conditions, `k_types` the lists of types that these name by number
 * from 1, NULL where an item asks for none: the same few lists come again and again. `p_*` are pairs of commands, ordered by
 * the later, which must fail when the earlier is written: event number `p_offset` of it, from 0, matches, if it comes to stand
 * above `p_after`. What is stored already is told as `known`, before any condition is asked; then as `beyond` what was decided on a
 * position where the log has not come to.
 */
export const append = (tenant: Tenant): string => `
  CREATE OR REPLACE FUNCTION ${tenant.schema}.append(
    now double precision[],
    e_command integer[], e_nth integer[], e_id text[], e_type text[], e_version integer[], e_tags text[], e_digest text[],
    e_data text[], e_meta text[],
    c_command integer[], c_tags text[], c_types integer[], c_after double precision[], k_types text[],
    p_earlier integer[], p_later integer[], p_offset integer[], p_after double precision[]
  ) RETURNS TABLE (outcome text, head_then double precision, recorded double precision)
  ${definer(tenant.schema)} AS $body$
  DECLARE
    stood bigint;
    head bigint;
    latest bigint;
    known integer[];
    failing integer[];
    beyond integer[];
    sizes integer[];
    starts bigint[];
    times bigint[];
    pair integer := 1;
    meets boolean;
    is_more boolean;
  BEGIN
    ${lock(tenant.schema)}
    ${look(tenant.schema)}
    ${weigh(tenant.schema)}
    ${judge}
    IF head = stood THEN
      ${settle}
      RETURN;
    END IF;
    ${place}, ${write(tenant.schema)}
    ${tell(tenant)}
  END $body$`

/** Writes a piece of another log behind the last event, which must stand at `behind`; tells where it stands if elsewhere. */
export const restore = (tenant: Tenant): string => {
  const { schema } = tenant
  return `
  CREATE OR REPLACE FUNCTION ${schema}.restore(
    behind double precision,
    e_position double precision[], e_recorded_at double precision[], e_id text[], e_type text[], e_version integer[],
    e_tags text[], e_digest text[], e_data text[], e_meta text[]
  ) RETURNS double precision
  ${definer(schema)} AS $body$
  DECLARE
    head bigint;
  BEGIN
    ${lock(schema)}
    SELECT coalesce(max(e.position), 0) INTO head FROM ${schema}.event e;
    IF head <> behind THEN RETURN head; END IF;
    INSERT INTO ${schema}.gap (last, next)
    SELECT g.last, g.next FROM (
      SELECT lag(u.position::bigint, 1, head) OVER (ORDER BY u.position) AS last, u.position::bigint AS next
      FROM unnest(e_position) u (position)
    ) g WHERE g.next > g.last + 1;
    WITH new AS MATERIALIZED (
      SELECT u.position::bigint AS position, u.recorded_at::bigint AS recorded_at, u.id, u.type, u.version, u.tags, u.digest,
        u.data, u.meta
      FROM unnest(e_position, e_recorded_at, e_id, e_type, e_version, e_tags, e_digest, e_data, e_meta)
        u (position, recorded_at, id, type, version, tags, digest, data, meta)
    ), ${write(schema)}
    head := e_position[cardinality(e_position)]::bigint;
    ${tell(tenant)}
    RETURN NULL;
  END $body$`
}

/** The last position recorded at or before an instant. Times grow with positions, so that halving finds it. */
export const positionAt = ({ schema }: Tenant): string => `
  CREATE FUNCTION ${schema}.position_at(instant double precision) RETURNS double precision
  LANGUAGE plpgsql STABLE SET search_path = ${schema}, pg_temp SET jit = off AS $body$
  DECLARE
    low bigint := 0;
    high bigint;
    middle bigint;
    found bigint;
    recorded bigint;
  BEGIN
    SELECT coalesce(max(e.position), 0) INTO high FROM ${schema}.event e;
    WHILE low < high LOOP
      middle := low + (high - low + 1) / 2;
      SELECT e.position, e.recorded_at INTO found, recorded
      FROM ${schema}.event e WHERE e.position <= middle ORDER BY e.position DESC LIMIT 1;
      IF found > low AND recorded > instant THEN high := found - 1; ELSE low := middle; END IF;
    END LOOP;
    RETURN (SELECT coalesce(max(e.position), 0) FROM ${schema}.event e WHERE e.position <= low);
  END $body$`
