"""How the ledger is chained: canonical bytes, and the hash of an event with the one before it.

Canonical JSON is RFC 8785 for what we store: keys are ASCII, numbers are integers, and decimals
travel as strings.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

#: Stored with every event, so that another algorithm can follow one day without touching old entries.
ALGORITHM = "sha256"
#: What the first event of a subject names as the one before it.
GENESIS = ""
#: The fields of an event that its hash covers.
HASHED = (
    "subject", "seq", "at", "action", "actor", "role", "on_behalf_of", "via", "os_account",
    "source", "target", "payload", "algorithm", "previous",
)  # fmt: skip


def name_of(subject: str) -> str:
    """What people call the subject of a submission: the quarter and the unit's code ("2020Q3/GXJ")."""
    return "/".join(subject.rsplit("/", 2)[-2:])


def canonical(value: Any) -> bytes:
    """``value`` (dicts, lists, strings, integers, booleans, None) as the one JSON text that everybody gets.

    Raises ``TypeError`` for a float: figures are decimals and travel as strings.
    """
    _refuse_floats(value)
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def digest(value: Any) -> str:
    """SHA-256 of the canonical bytes, in lower-case hex."""
    return hashlib.sha256(canonical(value)).hexdigest()


def text_digest(text: str) -> str:
    """SHA-256 of a stored canonical text, in lower-case hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def rows_digest(rows: Iterable[Sequence[Any]]) -> str:
    """The digest of many rows, in whatever order they come."""
    return digest(sorted(rows, key=canonical))


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError(f"a float has no place in canonical content: {value!r}")
    if isinstance(value, dict):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)


def event_hash(event: Mapping[str, Any]) -> str:
    """The hash of one ledger event: SHA-256 over the canonical JSON of every stored field but the hash itself.

    ``payload`` enters as the text that is stored, and ``previous`` names the event before, so one changed
    byte anywhere breaks this event or the next.
    """
    # Its fields are texts and whole numbers, so no figure has to be looked for.
    said = orjson.dumps({field: event[field] for field in HASHED}, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(said).hexdigest()
