"""The letters' page templates, read as files; the text of a letter never enters their source."""

from pathlib import Path

TEMPLATES = Path(__file__).parent
