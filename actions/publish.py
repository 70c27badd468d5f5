"""Writing a frozen circular to files, whole or not at all."""

import os
from collections.abc import Sequence
from pathlib import Path

import orjson

from documents import FORMS, Fonts, render
from models import CircularEdition, Office, Period


def edition_folder(office: Office, period: Period, edition: CircularEdition) -> str:
    """The folder's name, unique for good: quarter, office, number of the year ("2020Q3-main-1")."""
    return f"{period.quarter}-{office.code}-{edition.issue}"


def publish(content: str, folder: Path, fonts: Fonts, forms: Sequence[str] = tuple(FORMS)) -> list[Path]:
    """Render ``content`` (the edition's canonical JSON) in each of ``forms`` into ``folder``; returns the paths.

    Everything is rendered before the first file is written. Raises the renderers' refusals.
    """
    value = orjson.loads(content)
    rendered = {f"circular{FORMS[form].suffix}": render(value, form, fonts) for form in forms}
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / name, data) for name, data in rendered.items()]


def _write(path: Path, data: bytes) -> Path:
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(data)
    os.replace(beside, path)
    return path
