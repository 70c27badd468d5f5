"""Which font files draw the pages, and which characters they have."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst
from fontTools.ttLib import TTFont
from pylopdf_fonts_zh_cn import sans_path, serif_path

from documents.refusals import FontMissing


@dataclass(frozen=True)
class Fonts:
    """The faces of a page: ``serif`` for the body, ``sans`` for headings and tables.

    ``directories`` hold further faces of the site; they draw what the first two lack. Only files named here
    are ever used, never the fonts of the machine: the same ledger must give the same bytes elsewhere.
    """

    serif: Path
    sans: Path
    directories: tuple[Path, ...] = ()

    @property
    def serif_families(self) -> list[str]:
        """Family names for the body, in the order in which they are tried."""
        return list(dict.fromkeys([self._family(self.serif), self._family(self.sans), *self._others()]))

    @property
    def sans_families(self) -> list[str]:
        """Family names for headings and tables, in the order in which they are tried."""
        return list(dict.fromkeys([self._family(self.sans), self._family(self.serif), *self._others()]))

    @property
    def faces(self) -> dict[str, list[str]]:
        """Family names by role: ``body`` 仿宋, ``title`` 小标宋, ``kai`` 楷体, ``hei`` 黑体, ``sans`` for tables."""
        serif, sans = self.serif_families, self.sans_families
        return {"body": serif, "title": serif, "kai": serif, "hei": sans, "sans": sans}

    def _family(self, path: Path) -> str:
        return next(face.family for face in book(self).fonts() if face.path and Path(face.path) == path)

    def _others(self) -> list[str]:
        return sorted(face.family for face in book(self).fonts() if face.path and self._is_extra(face.path))

    def _is_extra(self, path: str) -> bool:
        return any(directory in Path(path).parents for directory in self.directories)


def default_fonts() -> Fonts:
    """The faces that come with the program: Noto Serif SC and Noto Sans SC (OFL-1.1)."""
    return Fonts(serif=Path(serif_path()), sans=Path(sans_path()))


def files(fonts: Fonts) -> list[Path]:
    """Every font file that a page may use, without repetition, in a fixed order."""
    faces = [Path(face.path) for face in book(fonts).fonts() if face.path]
    extra = sorted(path for path in faces if fonts._is_extra(str(path)))
    return list(dict.fromkeys([fonts.serif, fonts.sans, *extra]))


@cache
def book(fonts: Fonts) -> typst.Fonts:
    """The typesetter's font book over exactly these files; raises FontMissing if a named file is not in it."""
    folders: list[Path] = list(dict.fromkeys([fonts.serif.parent, fonts.sans.parent, *fonts.directories]))
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    paths = {Path(face.path) for face in found.fonts() if face.path}
    for wanted in (fonts.serif, fonts.sans):
        if wanted not in paths:
            raise FontMissing(path=wanted)
    return found


@cache
def drawable(fonts: Fonts) -> frozenset[int]:
    """The code points that at least one of the files can draw."""
    return frozenset().union(*(_characters(path) for path in files(fonts)))


@cache
def digest(path: Path) -> str:
    """SHA-256 of a font or template file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _characters(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True, fontNumber=0) as face:
        return frozenset(face.getBestCmap())
