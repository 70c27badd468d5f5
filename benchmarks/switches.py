"""What the door has and has not yet; every contender asks here."""

import importlib.util
from collections.abc import Callable
from importlib import import_module
from typing import Any

#: ``actions.idempotency.once`` where it exists; with it every contender of ours writes its idempotency row.
IDEMPOTENCY: Callable[..., Any] | None = (
    import_module("actions.idempotency").once if importlib.util.find_spec("actions.idempotency") else None
)
