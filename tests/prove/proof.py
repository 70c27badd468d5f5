"""The figures that a long proof leaves in docs/proof/<name>.json, a part for each engine."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "docs" / "proof"


@contextmanager
def proof(name: str, engine: str, *, kept: bool) -> Iterator[dict[str, Any]]:
    """Figures to be filled in; with ``kept`` they are written down, with the seconds it took, if all went well."""
    figures: dict[str, Any] = {}
    begun = time.monotonic()
    yield figures
    if not kept:
        return
    path = FOLDER / f"{name}.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    known[engine] = figures | {"seconds": round(time.monotonic() - begun, 1)}
    FOLDER.mkdir(exist_ok=True)
    path.write_text(json.dumps(dict(sorted(known.items())), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
