"""From a file to a Notice. A new format is one module with a ``read`` function and one line in READERS."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from bilingual import Text
from intake import separated, text_table, web_page, word, workbook
from intake.anomalies import anomalies
from intake.files import bytes_of
from intake.format_refusals import OldFormat
from intake.notice import Notice, Warning
from intake.preamble import Preamble, is_whole_notice, read_annex_title, read_preamble
from intake.refusals import NoticeIncomplete, UnknownFormat
from intake.source import Source
from intake.task_table import read_tasks, unread_columns

READERS: dict[str, Callable[[bytes, Path], Source]] = {
    ".txt": text_table.read,
    ".md": text_table.read,
    ".docx": word.read,
    ".xlsx": workbook.read,
    ".html": web_page.read,
    ".htm": web_page.read,
    ".csv": separated.read,
    ".tsv": separated.read,
}
"""Suffix (lower case) and the reader of that format; the path is only for the words of a refusal."""

_NEWER = dict.fromkeys((".doc", ".wps", ".wpt", ".dot", ".rtf"), ".docx") | dict.fromkeys((".xls", ".et"), ".xlsx")


def read_notice(path: Path) -> Notice:
    """Read a notice with its annex of tasks.

    Raises a refusal of ``intake.refusals`` or ``intake.format_refusals`` for a file that cannot be read or holds no
    complete notice; what is merely odd becomes one of the notice's warnings.
    """
    data = bytes_of(path)
    suffix, known = path.suffix.lower(), " ".join(READERS)
    if suffix in _NEWER:
        raise OldFormat(suffix=suffix, newer=_NEWER[suffix], known=known)
    reader = READERS.get(suffix)
    if reader is None:
        raise UnknownFormat(suffix=path.suffix or path.name, known=known)
    return _understood(reader(data, path), sha256(data).hexdigest())


def _understood(source: Source, digest: str) -> Notice:
    is_whole = is_whole_notice(source.paragraphs + source.after)
    preamble = _preamble(source) if is_whole else read_annex_title(source.paragraphs)
    titles = (preamble.annex_title, preamble.title)
    tasks = read_tasks(source, titles)
    found = anomalies(tasks, preamble.declared_tasks)
    alone = () if is_whole else (_annex_alone(),)
    warnings = (*alone, *found, *unread_columns(source), *source.warnings)
    return Notice(**preamble._asdict(), tasks=tasks, warnings=warnings, digest=digest)


def _preamble(source: Source) -> Preamble:
    """What stands before the table; a notice that has it in its midst is signed and dated behind it."""
    try:
        return read_preamble(source.paragraphs)
    except NoticeIncomplete:
        if not source.after:
            raise
        return read_preamble(source.paragraphs + source.after)


def _annex_alone() -> Warning:
    zh = "文件只有任务分解表，没有通知正文：发文字号、标题、发文机关和日期均缺，导入时须用完整的通知。"
    en = (
        "The file is the annex alone: number, title, issuer and date are missing, and an import needs the whole notice."
    )
    return Warning("annex_alone", None, Text(zh, en))
