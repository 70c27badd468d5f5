"""Making a used PostgreSQL database fresh again: dropping one costs a checkpoint of the whole server, every time.

A copy of every table's rows stands in the schema ``kept``; they are put back, unless the test has changed more
than rows: then the database is not worth keeping.
"""

from typing import LiteralString

import psycopg

#: Everything about a database but its rows.
_SHAPE: LiteralString = """
SELECT md5(string_agg(what, E'\\n' ORDER BY what)) FROM (
  SELECT concat_ws(' ', 'class', relname, relkind, relacl::text, relrowsecurity) AS what
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', 'column', attrelid::regclass, attname, atttypid, atttypmod, attnotnull, attisdropped,
                             attacl::text)
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
   WHERE relnamespace = 'public'::regnamespace AND attnum > 0
  UNION ALL SELECT concat_ws(' ', 'trigger', tgrelid::regclass, tgname, tgenabled)
    FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT concat_ws(' ', 'function', proname, md5(prosrc), proacl::text)
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', 'schema', nspname, nspacl::text) FROM pg_namespace WHERE nspname NOT LIKE 'pg_%'
  UNION ALL SELECT concat_ws(' ', 'setting', setconfig::text)
    FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase WHERE datname = current_database()
) AS all_of_it"""
_KEEP = """
CREATE SCHEMA kept;
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('CREATE TABLE kept.%1$I AS TABLE public.%1$I', t.name);
  END LOOP;
END $$;
CREATE TABLE kept."#sequences" AS SELECT sequencename AS name, last_value FROM pg_sequences WHERE schemaname = 'public';
CREATE TABLE kept."#shape" (what text);
"""
_RESTORE = """
SET session_replication_role = replica;
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DELETE FROM public.%1$I', t.name);
    EXECUTE format('INSERT INTO public.%1$I SELECT * FROM kept.%1$I', t.name);
  END LOOP;
  FOR t IN SELECT name, last_value FROM kept."#sequences" LOOP
    PERFORM setval(format('public.%I', t.name)::regclass, coalesce(t.last_value, 1), t.last_value IS NOT NULL);
  END LOOP;
END $$;
"""
_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""


def keep(dsn: str) -> None:
    """Keep a copy of every row of the database, and of its shape."""
    with psycopg.connect(dsn) as connection:
        connection.execute(_KEEP)
        connection.execute('INSERT INTO kept."#shape" ' + _SHAPE)


def put_back(dsn: str) -> bool:
    """Whether the database is as it was kept, once more; nobody else stays connected to it."""
    try:
        with psycopg.connect(dsn) as connection:
            connection.execute(_OTHERS)
            was = connection.execute('SELECT what FROM kept."#shape"').fetchone()
            if was != connection.execute(_SHAPE).fetchone():
                return False
            connection.execute(_RESTORE)
    except psycopg.Error:
        return False
    return True
