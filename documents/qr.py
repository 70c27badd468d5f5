"""QR codes as shapes, so that they stay sharp at every size and need no picture."""

from typing import Any

import segno


def qr(text: str) -> dict[str, Any]:
    """The code of ``text``: how many modules its side has (``size``), and the dark ones as the path of an SVG
    (``path``). Without a border: four empty modules around it are the page's business."""
    matrix = [bytes(row) for row in segno.make(text, micro=False, error="m").matrix]
    runs = ((x, y, length) for y, row in enumerate(matrix) for x, length in _runs(row))
    return {"size": len(matrix), "path": "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in runs)}


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules begin in a row, and how many stand side by side."""
    starts = [x for x, dark in enumerate(row) if dark and (x == 0 or not row[x - 1])]
    return [(x, (row + b"\0").index(0, x) - x) for x in starts]
