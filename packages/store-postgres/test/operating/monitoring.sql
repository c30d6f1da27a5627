-- standbys: on the primary. For which of them commits wait (sync_state is sync), and how far each is behind.
SELECT application_name, state, sync_state,
  pg_wal_lsn_diff(pg_current_wal_lsn(), flush_lsn)::float8 AS bytes_behind,
  coalesce(extract(epoch FROM flush_lag), 0)::float8 AS seconds_behind
FROM pg_stat_replication;

-- unconfirmed: commits that wait for a standby, and for how many seconds the longest has. More than a few: it is away.
SELECT count(*)::float8 AS commits,
  coalesce(max(extract(epoch FROM clock_timestamp() - query_start)), 0)::float8 AS seconds
FROM pg_stat_activity WHERE wait_event = 'SyncRep';

-- queue: appends that wait for the lock of a log, in this database. At most one for each process that writes.
SELECT objid::regclass::text AS log, (count(*) FILTER (WHERE NOT granted))::float8 AS waiting
FROM pg_locks
WHERE locktype = 'advisory' AND classid = 1464691815 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
GROUP BY objid;

-- head: how long the log is, and when it grew last.
SELECT position::float8 AS position, to_timestamp(recorded_at / 1000.0)::text AS recorded_at
FROM mobility.event ORDER BY position DESC LIMIT 1;

-- gaps: positions that are missing. Always 0, but for those that a restored log came with (mobility.gap). Reads an index of the whole log: once a day, and after each restore.
SELECT (coalesce(max(position), 0) - count(*))::float8 AS missing FROM mobility.event;

-- size: bytes of the tables with their indexes.
SELECT c.relname AS name, pg_total_relation_size(c.oid)::float8 AS bytes
FROM pg_class c WHERE c.relnamespace = 'mobility'::regnamespace AND c.relkind = 'r' ORDER BY c.relname;

-- vacuum: rows since the last one, and the age of the oldest transaction that the table still names.
SELECT s.relname AS name, s.n_ins_since_vacuum::float8 AS inserted, s.last_autovacuum::text AS vacuumed,
  age(c.relfrozenxid)::float8 AS age
FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid WHERE s.schemaname = 'mobility' ORDER BY s.relname;

-- transactions: seconds that the oldest open one is old. A long one, of whatever program, stops all vacuum.
SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)::float8 AS seconds
FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid();

-- archive: segments that could not be archived, and when one was last. It must not stand still, or the disk fills.
SELECT archived_count::float8 AS archived, failed_count::float8 AS failed, last_archived_time::text AS last
FROM pg_stat_archiver;

-- slots: bytes that the server keeps for a standby that may never come back.
SELECT slot_name::text AS slot, active, pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::float8 AS bytes_kept
FROM pg_replication_slots;
