"""The database holds the door: SQL that refuses what the ledger does not cover, on both engines.

Migrations call these; what a released migration has created changes only by a later migration.
"""

APPEND_ONLY = "ducha: this table is append-only"
WITHOUT_EVENT = "ducha: no change without its event in the ledger"
KEPT = "ducha: what the ledger speaks of is never deleted"


def append_only(dialect: str, table: str, *keys: tuple[str, ...]) -> list[str]:
    """Statements that refuse UPDATE and DELETE (and TRUNCATE) on ``table``; ``keys`` are its unique keys."""
    if dialect == "sqlite":
        return [
            _sqlite(f"{table}_{verb.lower()}", f"BEFORE {verb} ON {table}", "1", APPEND_ONLY)
            for verb in ("UPDATE", "DELETE")
        ] + [_no_replacing(table, *keys)]
    when = f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT"
    return _postgresql(f"{table}_append_only", when, "true", APPEND_ONLY)


def ledgered(dialect: str, table: str, *keys: tuple[str, ...], state: bool) -> list[str]:
    """Statements that tie ``subject``, ``head``, ``seq`` (and ``state``) of ``table`` to the ledger.

    A new row needs its first event; a new head needs the event that follows the old one, from the old
    state to the new; rows are never deleted.
    """
    ledger = "audit_event" if dialect == "sqlite" else "public.audit_event"
    born, moved = _born(state, ledger), _moved(state, ledger)
    same = " AND ".join(f"NEW.{c} = OLD.{c}" for c in _columns(state))
    if dialect == "sqlite":
        return [
            _sqlite(f"{table}_born", f"BEFORE INSERT ON {table}", f"NOT {born}", WITHOUT_EVENT),
            _sqlite(f"{table}_moved", f"BEFORE UPDATE ON {table}", f"NOT ({same}) AND NOT {moved}", WITHOUT_EVENT),
            _sqlite(f"{table}_kept", f"BEFORE DELETE ON {table}", "1", KEPT),
            _no_replacing(table, ("subject",), *keys),
        ]
    each = f"ON {table} FOR EACH ROW"
    return [
        *_postgresql(f"{table}_born", f"BEFORE INSERT {each}", f"NOT {born}", WITHOUT_EVENT),
        *_postgresql(f"{table}_moved", f"BEFORE UPDATE {each}", f"NOT ({same}) AND NOT {moved}", WITHOUT_EVENT),
        *_postgresql(f"{table}_kept", f"BEFORE DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT", "true", KEPT),
    ]


def _no_replacing(table: str, *keys: tuple[str, ...]) -> str:
    """SQLite's INSERT OR REPLACE deletes without firing the DELETE trigger; so it must not find anything."""
    same = " OR ".join("(" + " AND ".join(f"t.{c} = NEW.{c}" for c in key) + ")" for key in keys)
    condition = f"EXISTS (SELECT 1 FROM {table} t WHERE {same})"
    return _sqlite(f"{table}_unreplaced", f"BEFORE INSERT ON {table}", condition, KEPT)


def qualified(table: str, *, state: bool) -> list[str]:
    """PostgreSQL: the functions of ``ledgered``, which name the ledger with its schema; whoever may make temporary
    tables could otherwise put one of that name before it."""
    made = ledgered("postgresql", table, state=state)
    return [one.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION") for one in made if "CREATE FUNCTION" in one]


def unmerged(table: str, *keys: tuple[str, ...]) -> str:
    """SQLite: UPDATE OR REPLACE deletes the row whose key it takes, without firing the DELETE trigger."""
    taken = " OR ".join("(" + " AND ".join(f"t.{c} = NEW.{c}" for c in key) + ")" for key in keys)
    condition = f"EXISTS (SELECT 1 FROM {table} t WHERE t.subject <> OLD.subject AND ({taken}))"
    return _sqlite(f"{table}_unmerged", f"BEFORE UPDATE ON {table}", condition, KEPT)


def _columns(state: bool) -> tuple[str, ...]:
    return ("subject", "head", "seq", "state") if state else ("subject", "head", "seq")


def _born(state: bool, ledger: str) -> str:
    target = " AND e.target = NEW.state" if state else ""
    return (
        f"EXISTS (SELECT 1 FROM {ledger} e WHERE e.hash = NEW.head AND e.subject = NEW.subject"
        f" AND e.seq = 1 AND NEW.seq = 1{target})"
    )


def _moved(state: bool, ledger: str) -> str:
    states = (
        " AND COALESCE(e.source, OLD.state) = OLD.state AND COALESCE(e.target, OLD.state) = NEW.state" if state else ""
    )
    return (
        f"(NEW.subject = OLD.subject AND NEW.seq = OLD.seq + 1 AND EXISTS (SELECT 1 FROM {ledger} e"
        " WHERE e.hash = NEW.head AND e.previous = OLD.head AND e.subject = NEW.subject"
        f" AND e.seq = NEW.seq{states}))"
    )


def _sqlite(name: str, when: str, condition: str, words: str) -> str:
    return f"CREATE TRIGGER {name} {when} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{words}'); END"


def _postgresql(name: str, when: str, condition: str, words: str) -> list[str]:
    body = f"BEGIN IF {condition} THEN RAISE EXCEPTION '{words}'; END IF; RETURN NEW; END"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {name}()",
    ]
