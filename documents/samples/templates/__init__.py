"""The templates of this folder, read as files."""

from pathlib import Path

TEMPLATES = Path(__file__).parent
