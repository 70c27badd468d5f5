"""How the ledger is chained: canonical bytes, and the hash of an event with the one before it.

Canonical JSON is RFC 8785 for what we store: keys are ASCII, numbers are integers, and decimals
travel as strings.
"""

import hashlib
from typing import Any

import orjson

#: Stored with every event, so that another algorithm can follow one day without touching old entries.
ALGORITHM = "sha256"
#: What the first event of a subject names as the one before it.
GENESIS = ""


def canonical(value: Any) -> bytes:
    """``value`` (dicts, lists, strings, integers, booleans, None) as the one JSON text that everybody gets.

    Raises ``TypeError`` for a float: figures are decimals and travel as strings.
    """
    _refuse_floats(value)
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def digest(value: Any) -> str:
    """SHA-256 of the canonical bytes, in lower-case hex."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError(f"a float has no place in canonical content: {value!r}")
    if isinstance(value, dict):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)
