"""The page that all documents share, read as a file; no text of any document ever enters its source."""

from pathlib import Path

TEMPLATES = Path(__file__).parent
