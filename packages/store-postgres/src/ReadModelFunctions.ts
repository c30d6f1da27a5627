/**
 * The functions of read models: rows and versions are written through them alone, each call of which is one transaction.
 */
import { digest, rowsPrefix, short } from "./ReadModelTables.ts"
import type { Tenant } from "./Tenant.ts"

/** Rights are the owner's, names are looked up in the schema alone, plans are never compiled. */
const definer = (schema: string): string =>
  `LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = ${schema}, pg_temp SET jit = off`

/** The version that is meant. */
const meant = "b.model = of_model AND b.version = of_version"

/** The columns of a version, as [name, type], each with its number from 0. */
const columnsIn = (shape: string): string =>
  `(SELECT c.pair ->> 0 AS name, c.pair ->> 1 AS type, c.nth - 1 AS nth
      FROM json_array_elements(${shape}::json) WITH ORDINALITY c (pair, nth)) c`

/** Makes the version where it is not there; tells its columns, where it stands, and whether it answers. */
const prepare = (tenant: Tenant): string => {
  const { schema } = tenant
  const table = `${rowsPrefix(tenant)}%s`
  return `
  CREATE FUNCTION ${schema}.prepare_read_model(of_model text, of_version text, shape text)
  RETURNS TABLE (stored text, stands double precision, serves boolean)
  ${definer(schema)} AS $body$
  DECLARE
    made integer;
    defined text;
    statement text;
  BEGIN
    LOOP
      RETURN QUERY SELECT b.columns, b.up_to::double precision, b.serving FROM ${schema}.read_model b WHERE ${meant};
      EXIT WHEN FOUND;
      INSERT INTO ${schema}.read_model (model, version, columns) VALUES (of_model, of_version, shape)
      ON CONFLICT DO NOTHING RETURNING id INTO made;
      -- Somebody else has just made it.
      CONTINUE WHEN made IS NULL;
      SELECT coalesce(string_agg(
        format(', c%s %s', c.nth, CASE c.type WHEN 'text' THEN 'text COLLATE "C"' ELSE 'double precision' END), '' ORDER BY c.nth), '')
      INTO defined FROM ${columnsIn("shape")};
      EXECUTE format('CREATE TABLE ${table} (key text COLLATE "C" NOT NULL, state text NOT NULL%s)', made, defined);
      EXECUTE format('CREATE UNIQUE INDEX ON ${table} (${short("key")}, (${digest("key").replaceAll("'", "''")}))', made);
      FOR statement IN SELECT format(
        CASE c.type WHEN 'text' THEN 'CREATE INDEX ON ${table} (${short("c%s")} NULLS FIRST)'
        ELSE 'CREATE INDEX ON ${table} (c%s NULLS FIRST)' END, made, c.nth) FROM ${columnsIn("shape")}
      LOOP
        EXECUTE statement;
      END LOOP;
      -- Who may read the list may read the rows: nobody has to think of rights when a version is new.
      FOR statement IN SELECT DISTINCT format('GRANT SELECT ON ${table} TO %s', made,
        CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END)
        FROM pg_catalog.pg_class t, aclexplode(t.relacl) a
        WHERE t.oid = '${schema}.read_model'::regclass AND a.privilege_type = 'SELECT' AND a.grantee <> t.relowner
      LOOP
        EXECUTE statement;
      END LOOP;
    END LOOP;
  END $body$`
}

/**
 * Keeps rows, position and mark if the version still stands where they start from, and tells nothing; otherwise where it stands, -1 when
 * it is not there. Who comes first holds the version until the commit; who waited finds it moved. Cells are JSON, by the names of
 * the columns; each key comes once.
 */
const advance = (tenant: Tenant): string => {
  const { schema } = tenant
  const table = `${rowsPrefix(tenant)}%1$s`
  const conflict = `${short("key")}, (${digest("key").replaceAll("'", "''")})`
  return `
  CREATE OR REPLACE FUNCTION ${schema}.advance_read_model(
    of_model text, of_version text, stood double precision, comes double precision, keys text[], states text[], cells text[],
    event text DEFAULT NULL, recorded_at double precision DEFAULT NULL
  ) RETURNS double precision
  ${definer(schema)} AS $body$
  DECLARE
    build integer;
    shape text;
    names text;
    values_of text;
    changes text;
  BEGIN
    UPDATE ${schema}.read_model b SET up_to = comes::bigint, mark_event = event, mark_recorded_at = recorded_at::bigint
    WHERE ${meant} AND b.up_to = stood::bigint
    RETURNING b.id, b.columns INTO build, shape;
    IF build IS NULL THEN
      RETURN coalesce((SELECT b.up_to::double precision FROM ${schema}.read_model b WHERE ${meant}), -1);
    END IF;
    IF cardinality(keys) = 0 THEN RETURN NULL; END IF;
    SELECT coalesce(string_agg(format(', c%s', c.nth), '' ORDER BY c.nth), ''),
      coalesce(string_agg(format(', (u.cells ->> %L)%s', c.name, CASE c.type WHEN 'text' THEN '' ELSE '::double precision' END), ''
        ORDER BY c.nth), ''),
      coalesce(string_agg(format(', c%1$s = excluded.c%1$s', c.nth), '' ORDER BY c.nth), '')
    INTO names, values_of, changes FROM ${columnsIn("shape")};
    EXECUTE format(
      'INSERT INTO ${table} (key, state%2$s) SELECT u.key, u.state%3$s FROM unnest($1, $2, $3::json[]) u (key, state, cells)
      ON CONFLICT (${conflict}) DO UPDATE SET state = excluded.state%4$s', build, names, values_of, changes)
    USING keys, states, cells;
    RETURN NULL;
  END $body$`
}

/** The numbers of a version: which are compared one by one. */
const numbersOf = (version: string): string => `string_to_array(${version}, '.')::integer[]`

/** Lets the version answer unless the one that does is further, or newer; tells whether it answers, nothing when it is not there. */
const serve = ({ schema }: Tenant): string => `
  CREATE OR REPLACE FUNCTION ${schema}.serve_read_model(of_model text, of_version text) RETURNS boolean
  ${definer(schema)} AS $body$
  DECLARE
    build integer;
    stands bigint;
  BEGIN
    -- All versions of the model, in one order for everybody: none of them moves or answers meanwhile.
    PERFORM b.id FROM ${schema}.read_model b WHERE b.model = of_model ORDER BY b.id FOR UPDATE;
    SELECT b.id, b.up_to INTO build, stands FROM ${schema}.read_model b WHERE ${meant};
    IF build IS NULL THEN RETURN NULL; END IF;
    IF EXISTS (
      SELECT 1 FROM ${schema}.read_model b WHERE b.model = of_model AND b.serving
        AND (b.up_to > stands OR ${numbersOf("b.version")} > ${numbersOf("of_version")})
    ) THEN
      RETURN false;
    END IF;
    UPDATE ${schema}.read_model b SET serving = false WHERE b.model = of_model AND b.serving AND b.id <> build;
    UPDATE ${schema}.read_model b SET serving = true WHERE b.id = build AND NOT b.serving;
    RETURN true;
  END $body$`

/** A function that leaves nothing of a version where more holds of it. */
const remove = (tenant: Tenant, name: string, where: string): string => {
  const { schema } = tenant
  return `
  CREATE FUNCTION ${schema}.${name}(of_model text, of_version text) RETURNS void
  ${definer(schema)} AS $body$
  DECLARE
    gone integer;
  BEGIN
    DELETE FROM ${schema}.read_model b WHERE ${meant}${where} RETURNING b.id INTO gone;
    IF gone IS NOT NULL THEN EXECUTE format('DROP TABLE ${rowsPrefix(tenant)}%s', gone); END IF;
  END $body$`
}

/** Leaves nothing of the version, unless it answers. */
const drop = (tenant: Tenant): string => remove(tenant, "drop_read_model", " AND NOT b.serving")

/** Leaves nothing of the version, whether it answers or not. */
const forget = (tenant: Tenant): string => remove(tenant, "forget_read_model", "")

/** Those and no others may call a function who may call another: nobody has to give rights anew because a program was updated. */
const sameRights = ({ schema }: Tenant, of: string, as: string): ReadonlyArray<string> => [
  `REVOKE ALL ON FUNCTION ${schema}.${of} FROM PUBLIC`,
  `DO $body$ DECLARE who text; BEGIN
    FOR who IN SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END
      FROM pg_catalog.pg_proc p, aclexplode(p.proacl) a
      WHERE p.oid = to_regprocedure('${schema}.${as}') AND a.privilege_type = 'EXECUTE' AND a.grantee <> p.proowner
    LOOP EXECUTE format('GRANT EXECUTE ON FUNCTION ${schema}.${of} TO %s', who); END LOOP;
  END $body$`
]

/** What `advance_read_model` takes, without the mark, as it did before there were any. */
const unmarked = "advance_read_model(text, text, double precision, double precision, text[], text[], text[])"

const marked = unmarked.replace(")", ", text, double precision)")

/**
 * The statements that make what came later, in a schema that has the others. A program that knows of no marks goes on, with the function
 * that takes their place: what it leaves out is nothing.
 */
export const laterReadModelFunctions = (tenant: Tenant): ReadonlyArray<string> => [
  advance(tenant),
  ...sameRights(tenant, marked, unmarked),
  `DROP FUNCTION IF EXISTS ${tenant.schema}.${unmarked}`,
  serve(tenant),
  forget(tenant),
  ...sameRights(tenant, "forget_read_model(text, text)", "drop_read_model(text, text)")
]

/** The statements that make them. */
export const readModelFunctions = (tenant: Tenant): ReadonlyArray<string> => [
  prepare(tenant),
  advance(tenant),
  serve(tenant),
  drop(tenant)
]
