"""The circular's page templates, read as files; the text of a circular never enters their source."""

from pathlib import Path

TEMPLATES = Path(__file__).parent
