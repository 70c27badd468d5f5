"""The font files of a site, and which role of an official page each of them can play.

A face is known by any of its family names in any language: Windows, WPS and the foundries call it differently.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

from documents.refusals import FontBroken, FontFolderEmpty, FontFolderMissing

SUFFIXES = (".otf", ".ttf", ".otc", ".ttc")
# Entries of a font's name table: family, full name, typographic family.
NAMES = (1, 4, 16)

# The faces that GB/T 9704 means, best first, and those that offices use in their place.
ROLES = {
    "body": (
        *("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "FZFangSong-Z02", "方正仿宋简体"),
        *("FZFangSong-Z02S", "华文仿宋", "STFangsong", "朱雀仿宋", "Zhuque Fangsong", "FandolFang R", "FandolFang"),
    ),
    "title": (
        *("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "小标宋"),
        *("华文中宋", "STZhongsong"),
    ),
    "kai": (
        *("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "FZKai-Z03", "方正楷体简体", "FZKai-Z03S"),
        *("华文楷体", "STKaiti", "FandolKai R", "FandolKai"),
    ),
    "hei": (
        *("黑体", "SimHei", "方正黑体_GBK", "FZHei-B01", "方正黑体简体", "FZHei-B01S", "华文黑体", "STHeiti"),
        *("FandolHei R", "FandolHei"),
    ),
}


@dataclass(frozen=True)
class Face:
    """One face in a file: ``family`` as the typesetter calls it, ``names`` as anybody may."""

    path: Path
    index: int
    family: str
    names: frozenset[str]
    characters: frozenset[int]


@cache
def faces_in(folder: Path) -> tuple[Face, ...]:
    """Every face below ``folder``, by file and place in it; read once in a process.

    Raises FontFolderMissing, FontFolderEmpty, or FontBroken for a file that calls itself a font and is none.
    """
    if not folder.is_dir():
        raise FontFolderMissing(folder=folder)
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    if not paths:
        raise FontFolderEmpty(folder=folder)
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]).fonts()
    faces = {(Path(face.path), face.index): face.family for face in found if face.path}
    for path in paths:
        if path not in {read for read, _ in faces}:
            raise FontBroken(path=path)
    return tuple(face(path, index, family) for (path, index), family in sorted(faces.items()))


def face(path: Path, index: int, family: str) -> Face:
    """The face at ``index`` of a file, whose names and characters are read. Raises FontBroken."""
    try:
        with TTFont(path, fontNumber=index, lazy=True) as font:
            records = [record for record in font["name"].names if record.nameID in NAMES]
            names = frozenset(_plain(record.toUnicode(errors="replace")) for record in records)
            return Face(path, index, family, names | {_plain(family)}, frozenset(font.getBestCmap()))
    except Exception as fault:  # a reader of binary tables fails in every way on bytes that are none
        raise FontBroken(path=path) from fault


def for_role(role: str, faces: Iterable[Face]) -> list[Face]:
    """The face that plays ``role`` best, or none."""
    candidates = list(faces)
    ranked = [face for name in ROLES[role] for face in candidates if _plain(name) in face.names]
    return ranked[:1]


def _plain(name: str) -> str:
    return name.casefold().translate({ord(sign): None for sign in " _-\u3000"})
