-- The application's role: it works with the rows and owns nothing. Run as the owner of the tables:
--   psql -d DATABASE -v app=ducha_app -f deploy/postgresql-role.sql
-- Running it again changes nothing; after an upgrade with new tables, run it again.

SELECT format('CREATE ROLE %I LOGIN', :'app')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'app') \gexec

-- Nobody needs temporary tables here; one could be given the name of a real one.
SELECT format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SELECT format('REVOKE TEMPORARY ON DATABASE %I FROM %I', current_database(), :'app') \gexec

GRANT USAGE ON SCHEMA public TO :"app";
REVOKE CREATE ON SCHEMA public FROM :"app";
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO :"app";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :"app";

-- Answers of repeated calls are forgotten after a while; a list of confirmed figures is replaced whole, and a corrected
-- notice may lack a task, a target or a unit's part: the ledger keeps what they said. Nothing else is ever deleted.
GRANT DELETE ON idempotency_key, indicator, key_task, quarter_target, assignment TO :"app";

-- What is only ever added to: not even the triggers are asked.
REVOKE UPDATE ON audit_event, revision, circular_edition, checkpoint, checkpoint_head FROM :"app";
REVOKE INSERT, UPDATE ON alembic_version FROM :"app";
