"""What events say: payloads and JSON columns read without trust."""

from typing import Any

import orjson


def said(payload: Any) -> dict[str, Any]:
    """The value of a stored JSON object; empty when it is none, which then agrees with nothing."""
    try:
        value = orjson.loads(payload)
    except (TypeError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
