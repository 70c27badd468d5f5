"""The gate for Word and Excel files: a zip that is opened only as far as it is harmless.

Nothing is unpacked to the disk, no entity is expanded, no relationship is followed. Only markup is inflated; pictures
and other parts stay unread, whatever they claim to hold.
"""

import re
import zlib
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from bilingual import Text
from intake.format_refusals import ContentTooLarge, Damaged, Disguised, PasswordProtected, UnsafePackage
from intake.kinds import ZIP, is_encrypted_office, kind_of
from intake.markup import MarkupGate

MOST_PARTS = 1000
"""A notice with fifty pictures has about a hundred parts."""
TOTAL_MB = 64
"""All parts inflated: a file may have 20 MB, pictures do not shrink, and its markup has its own limit."""
PART_MB = 12
"""Markup of one part: an annex of 300 tasks has 2 to 4 MB, and a tree of it takes about ten times as much memory."""

_MB = 1024 * 1024
_CHUNK = 64 * 1024
_MARKUP = (".xml", ".rels", ".vml")
_PATH_IN_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|\\|[\0-\x1f]|(?:^|/)\.\.?(?:/|$)")
_MACROS = re.compile(r"vbaProject|vbaData|/macrosheets/|/activeX/", re.IGNORECASE)
_OWN_PARTS = {
    "word/document.xml": Text("Word 文档（.docx）", "a Word document (.docx)"),
    "xl/workbook.xml": Text("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)"),
    "ppt/presentation.xml": Text("演示文稿（.pptx）", "a presentation (.pptx)"),
    "OFD.xml": Text("OFD 版式文件", "an OFD document"),
    "content.xml": Text("OpenDocument 文件", "an OpenDocument file"),
}
_ARCHIVE = Text("普通压缩包", "an ordinary archive")
_OTHER = Text("文本或其他文件", "text or something else")
_MACRO = Text("宏或 ActiveX 控件", "macros or ActiveX controls")
_NAME = Text("名称带路径的成员", "a member whose name is a path")
_TWICE = Text("重名的成员", "two members of one name")
_CONTRADICTION = Text("压缩包的内容与其目录不符", "its contents contradict its directory")


class Package(NamedTuple):
    """The markup parts of a document by name, each well-formed and without a document type."""

    parts: dict[str, bytes]

    def as_zip(self) -> BytesIO:
        """The same parts, not compressed, for a library that opens packages itself."""
        out = BytesIO()
        with ZipFile(out, "w", ZIP_STORED) as archive:
            for name, part in self.parts.items():
                archive.writestr(name, part)
        out.seek(0)
        return out


def open_package(data: bytes, path: Path, main: str) -> Package:
    """The parts of an office file whose main part is ``main`` ("word/document.xml", "xl/workbook.xml").

    ``path`` is only for the words of a refusal. Raises Disguised, PasswordProtected, UnsafePackage, ContentTooLarge or
    Damaged.
    """
    if is_encrypted_office(data):
        raise PasswordProtected(path=path)
    if not data.startswith(ZIP):
        raise Disguised(path=path, kind=kind_of(data) or _OTHER)
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            _check_directory(members, path)
            _check_main(members, path, main)
            return Package(_parts(archive, members, path))
    except (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, RuntimeError, zlib.error) as error:
        raise Damaged(path=path, reason=_CONTRADICTION) from error


def _check_directory(members: list[ZipInfo], path: Path) -> None:
    """What the directory says, before anything is inflated."""
    if len(members) > MOST_PARTS:
        raise _too_large(path, Text(f"{len(members)} 个成员", f"{len(members)} members"), str(MOST_PARTS))
    if any(member.flag_bits & 0x1 for member in members):
        raise PasswordProtected(path=path)
    names = [member.orig_filename for member in members]
    for broken, what in (
        (any(map(_PATH_IN_NAME.search, names)), _NAME),
        (len(set(map(str.lower, names))) < len(names), _TWICE),
        (any(map(_MACROS.search, names)), _MACRO),
    ):
        if broken:
            raise UnsafePackage(path=path, what=what)
    _check_size(sum(member.file_size for member in members), TOTAL_MB, path)
    for member in filter(_is_markup, members):
        _check_size(member.file_size, PART_MB, path)


def _check_main(members: list[ZipInfo], path: Path, main: str) -> None:
    names = {member.filename for member in members}
    if main not in names:
        kind = next((kind for part, kind in _OWN_PARTS.items() if part in names), _ARCHIVE)
        raise Disguised(path=path, kind=kind)


def _parts(archive: ZipFile, members: list[ZipInfo], path: Path) -> dict[str, bytes]:
    """Every markup part, checked. The others are inflated too, piece by piece, only to be counted."""
    gate = MarkupGate(path)
    parts: dict[str, bytes] = {}
    total = 0
    for member in members:
        kept = bytearray()
        with archive.open(member) as file:
            while piece := file.read(_CHUNK):
                total += len(piece)
                _check_size(total, TOTAL_MB, path)
                if _is_markup(member):
                    kept += piece
        if _is_markup(member):
            parts[member.filename] = bytes(kept)
            gate.check(parts[member.filename])
    return parts


def _is_markup(member: ZipInfo) -> bool:
    return member.filename.lower().endswith(_MARKUP)


def _check_size(size: int, limit: int, path: Path) -> None:
    if size > limit * _MB:
        raise _too_large(path, Text(f"至少 {size // _MB} MB", f"at least {size // _MB} MB"), f"{limit} MB")


def _too_large(path: Path, what: Text, limit: str) -> ContentTooLarge:
    return ContentTooLarge(path=path, what=what, limit=limit)
