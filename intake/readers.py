"""From a file to a Notice. A new format is one module with a ``read`` function and one line in READERS."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from intake import text_table
from intake.anomalies import anomalies
from intake.files import bytes_of
from intake.notice import Notice
from intake.preamble import read_preamble
from intake.refusals import UnknownFormat
from intake.source import Source
from intake.task_table import read_tasks, unread_columns

READERS: dict[str, Callable[[bytes, Path], Source]] = {
    ".txt": text_table.read,
    ".md": text_table.read,
}
"""Suffix (lower case) and the reader of that format; the path is only for the words of a refusal."""


def read_notice(path: Path) -> Notice:
    """Read a notice with its annex of tasks.

    Raises a refusal of ``intake.refusals`` for a file that cannot be read or holds no complete notice; what
    is merely odd becomes one of the notice's warnings.
    """
    data = bytes_of(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnknownFormat(suffix=path.suffix or path.name, known=" ".join(READERS))
    return _understood(reader(data, path), sha256(data).hexdigest())


def _understood(source: Source, digest: str) -> Notice:
    preamble = read_preamble(source.paragraphs)
    titles = (preamble.annex_title, preamble.title)
    tasks = read_tasks(source, titles)
    found = anomalies(tasks, preamble.declared_tasks)
    warnings = (*found, *unread_columns(source, titles), *source.warnings)
    return Notice(**preamble._asdict(), tasks=tasks, warnings=warnings, digest=digest)
