"""A program of its own that reads the text layer of a PDF, lines per page, under limits (``sandbox``).

The PDF comes on standard input; what is too much ends the program, and the caller takes that as unreadable. Form fields
are drawn with their contents: what a signature shows, or hides, belongs to the page.
"""

import json
import sys
from typing import Any

import pypdfium2 as pdfium

MOST_PAGES = 500
MOST_CHARACTERS = 2_000_000


def main() -> None:
    """Read, and write what was read."""
    document = pdfium.PdfDocument(sys.stdin.buffer.read())
    document.init_forms()
    if len(document) > MOST_PAGES:
        sys.exit(3)
    pages, room = [], MOST_CHARACTERS
    for number in range(len(document)):
        lines = _lines(document, number)
        room -= sum(map(len, lines))
        if room < 0:
            sys.exit(4)
        pages.append(lines)
    sys.stdout.write(json.dumps({"pages": pages}))


def _lines(document: Any, number: int) -> list[str]:
    # Flattened, a page has to be loaded anew before its text is the whole.
    document[number].flatten()
    text = document[number].get_textpage().get_text_bounded()
    return [line.strip() for line in text.splitlines() if line.strip()]


if __name__ == "__main__":
    main()
