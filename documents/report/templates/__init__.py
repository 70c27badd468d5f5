"""The template of a report, read as a file."""

from pathlib import Path

TEMPLATES = Path(__file__).parent
