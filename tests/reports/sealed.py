"""Sealed files in a home, and what can happen to such a file on its way."""

import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from actions.sign import withdraw
from actions.signing_files import seal_with_key, sign_with_key
from documents import default_fonts
from documents.signing import Key, Roots
from reports.origin import Answer, LedgerRecords, verify_file
from tests.quarter import Home, Scene, at
from tests.signing import WHEN, imprint, means, principal, samples, unit_seal

#: Two units; the first one has withdrawn its first revision.
UNITS = ("GXJ", "FGJ")
FONTS, ROOTS, NOW = default_fonts(), Roots((samples().root,)), at("2020-12-01")


def seal_reports(home: Home, folder: Path) -> dict[str, bytes]:
    """The sealed files by name ("GXJ-r1"): two revisions of GXJ, one of FGJ."""
    with home.act() as scene:
        people = {
            unit: (principal(scene, unit), unit_seal(scene, unit), imprint(scene, folder, unit)) for unit in UNITS
        }
        keys = {unit: (own[0].key, own[1].key) for unit, own in people.items()}
        found = {f"{unit}-r1": _seal(scene, unit, folder, keys[unit]) for unit in UNITS}
        first = scene.submission("GXJ")
        withdraw(scene.session, first, scene.person("GXJ.principal"), at("2020-10-11"), "（演示）重报")
        scene.session.flush()
        return found | {"GXJ-r2": _seal(scene, "GXJ", folder, keys["GXJ"], "（演示）重报")}


def _seal(scene: Scene, unit: str, folder: Path, keys: tuple[Key, Key], words: str = "（演示）完成") -> bytes:
    submission = scene.draft(unit, words=words)
    when = WHEN if submission.revision == 0 else at("2020-10-11T15:00")
    sign_with_key(scene.session, submission, scene.person(f"{unit}.principal"), when, means(folder), keys[0])
    place = seal_with_key(scene.session, submission, scene.person(f"{unit}.seal_keeper"), when, means(folder), keys[1])
    return (folder / place).read_bytes()


def ask(scene: Scene, folder: Path, data: bytes, roots: Roots | None = ROOTS) -> Answer:
    """What ``ducha verify`` answers."""
    return verify_file(data, LedgerRecords(scene.session, folder), roots, NOW, FONTS)


def one_byte_changed(data: bytes, count: int, seed: int = 5) -> Iterator[bytes]:
    """``count`` copies of ``data``, each with one byte, anywhere, made another."""
    chance = random.Random(seed)
    for _ in range(count):
        place, by = chance.randrange(len(data)), chance.randrange(1, 256)
        yield data[:place] + bytes([data[place] ^ by]) + data[place + 1 :]


def overlaid(data: bytes) -> bytes:
    """The file with a white square over its first page, added as a proper incremental update."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    stream = generic.StreamObject(stream_data=b"q 1 g 100 100 300 300 re f Q")
    writer.add_stream_to_page(0, writer.add_object(stream))
    return _written(writer)


def encrypted(data: bytes) -> bytes:
    """The file behind a password."""
    writer: Any = copy_into_new_writer(PdfFileReader(io.BytesIO(data), strict=False))
    writer.encrypt("owner", "user")
    return _written(writer)


def renamed(data: bytes, old: str, new: str) -> bytes:
    """The file with another name wherever it says what it is: in plain text and in hex."""
    plain = data.replace(old.encode(), new.encode())
    return plain.replace(old.encode().hex().encode(), new.encode().hex().encode())


def _written(writer: Any) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


HARMS: dict[str, Callable[[bytes], bytes]] = {
    "an overlay after the seal": overlaid,
    "cut off": lambda data: data[: len(data) * 3 // 4],
    "one byte cut off": lambda data: data[:-1],
    "one byte added": lambda data: data + b"\n",
    "behind a password": encrypted,
}
