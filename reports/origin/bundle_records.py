"""The records as an evidence bundle holds them: no database, no home."""

import json
import zipfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from reports.bundle import verifier
from reports.events import Event, decoded
from reports.origin.refusals import BundleTooLarge, BundleUnreadable

#: A bundle of a quarter with a thousand sealed reports has about 300 MB.
_LIMIT_MB = 2_000


class BundleRecords:
    """``files``: the members by name; ``faults``: what the bundle's own verifier says against them."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.faults: list[str] = verifier.verify(dict(files), None)
        self.root: str = json.loads(files["manifest.json"])["checkpoint"]["root"]
        chains = verifier.chains(files["events.jsonl"])
        self._chains = {subject: [decoded(event) for event in own] for subject, own in chains.items()}
        self._by_digest = {sha256(data).hexdigest(): data for data in files.values()}

    @classmethod
    def read(cls, path: Path) -> "BundleRecords":
        """The bundle in the zip at ``path``. Raises ``BundleUnreadable`` or ``BundleTooLarge``."""
        try:
            with zipfile.ZipFile(path) as archive:
                size = sum(member.file_size for member in archive.infolist())
            if size <= _LIMIT_MB * 1024 * 1024:
                return cls(verifier.read(path))
        except Exception as fault:  # whatever somebody has made of it
            raise BundleUnreadable(path=path, why=_first_line(fault)) from fault
        raise BundleTooLarge(path=path, size=size // 1024**2, limit=_LIMIT_MB)

    def speaking(self, digest: str) -> Sequence[Event]:
        """Among all events of the bundle."""
        return [event for own in self._chains.values() for event in own if digest in event["payload_text"]]

    def event(self, hash_: str) -> Event | None:
        """Among all events of the bundle."""
        return next((event for own in self._chains.values() for event in own if event["hash"] == hash_), None)

    def chain(self, subject: str) -> Sequence[Event]:
        """As packed."""
        return self._chains.get(subject, [])

    def unit_name(self, subject: str, at: str) -> str | None:
        """As the frozen circular calls it."""
        units = json.loads(self.files.get("circular.json", b"{}")).get("units", ())
        return next((unit["name"] for unit in units if unit["code"] == subject.rpartition("/")[2]), None)

    def kept(self, digest: str, place: str) -> bytes | None:
        """A member of the bundle, whatever its name."""
        return self._by_digest.get(digest)

    def letter(self, event: Event) -> dict[str, Any] | None:
        """A bundle has not all that a letter is made of."""
        return None

    def report(self, event: Event, dated: str) -> dict[str, Any] | None:
        """A bundle has not all that a printed report is made of."""
        return None


def _first_line(fault: Exception) -> str:
    return next(iter(str(fault).splitlines()), type(fault).__name__)
