"""Writing a frozen circular to files, whole or not at all."""

import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import orjson

from documents import FORMS, Fonts, render, versions
from models import CircularEdition, Office, Period


def edition_folder(office: Office, period: Period, edition: CircularEdition) -> str:
    """The folder's name, unique for good: quarter, office, number of the year ("2020Q3-main-1")."""
    return f"{period.quarter}-{office.code}-{edition.issue}"


def publish(content: str, folder: Path, fonts: Fonts, forms: Sequence[str] = tuple(FORMS)) -> list[Path]:
    """Render ``content`` (the edition's canonical JSON) in each of ``forms`` into ``folder``; returns the paths.

    Everything is rendered before the first file is written. Raises the renderers' refusals.
    """
    rendered = rendered_forms(content, fonts, forms)
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / f"circular{FORMS[form].suffix}", data) for form, data in rendered.items()]


def publish_missing(content: str, folder: Path, fonts: Fonts) -> list[Path]:
    """``publish`` for the forms that are not there yet: what has been published is never written anew, whatever
    renderers and fonts have come since."""
    missing = [form for form in FORMS if not (folder / f"circular{FORMS[form].suffix}").exists()]
    return publish(content, folder, fonts, missing) if missing else []


def rendered_forms(content: str, fonts: Fonts, forms: Sequence[str] = tuple(FORMS)) -> dict[str, bytes]:
    """The bytes of each of ``forms``. Raises the renderers' refusals."""
    value = orjson.loads(content)
    return {form: render(value, form, fonts) for form in forms}


def recorded_versions(content: str, fonts: Fonts) -> dict[str, str]:
    """What an edition remembers of its first rendering: renderer and font versions, and each file's SHA-256."""
    files = {f"file:{form}": sha256(data).hexdigest() for form, data in rendered_forms(content, fonts).items()}
    return versions(fonts) | files


def recorded_files(content: str, recorded: Mapping[str, str], folder: Path, fonts: Fonts) -> dict[str, bytes]:
    """The circular's files by name, exactly as ``recorded`` when it was frozen: those in ``folder``, others rendered.

    What neither yields (a file was changed, and renderers or fonts are others by now) is left out.
    """
    found = {}
    for form in (form for form in FORMS if f"file:{form}" in recorded):
        published = folder / f"circular{FORMS[form].suffix}"
        data = published.read_bytes() if published.is_file() else b""
        if sha256(data).hexdigest() != recorded[f"file:{form}"]:
            data = rendered_forms(content, fonts, [form])[form]
        if sha256(data).hexdigest() == recorded[f"file:{form}"]:
            found[published.name] = data
    return found


def _write(path: Path, data: bytes) -> Path:
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(data)
    os.replace(beside, path)
    return path
