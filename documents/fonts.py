"""Which font files draw the pages, and which characters they have."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst
from pylopdf_fonts_zh_cn import sans_path, serif_path

from documents.faces import ROLES, Face, face, faces_in, for_role
from documents.refusals import FontMissing

# The default face that stands in where the site has none for a role.
STANDS_IN = {"body": "serif", "title": "serif", "kai": "serif", "hei": "sans"}


@dataclass(frozen=True)
class Fonts:
    """The faces of a page: ``serif`` stands in for 仿宋, 楷体 and 小标宋, ``sans`` for 黑体.

    ``folder`` holds the faces of the site: one that is known by name wins for its role, every other one draws what the
    rest lack. Only files named here are ever used, never the fonts of the machine: the same ledger must give the same
    bytes elsewhere.
    """

    serif: Path
    sans: Path
    folder: Path | None = None

    @property
    def faces(self) -> dict[str, list[str]]:
        """Family names by role, in the order in which they are tried: ``body`` 仿宋, ``title`` 小标宋, ``kai`` 楷体,
        ``hei`` 黑体, and ``sans`` for small words in tables."""
        roles = {role: self._families(role) for role in ROLES}
        return {**roles, "sans": roles["hei"]}

    def _families(self, role: str) -> list[str]:
        serif, sans, *site = all_faces(self)
        defaults = [serif, sans] if STANDS_IN[role] == "serif" else [sans, serif]
        return list(dict.fromkeys(face.family for face in [*for_role(role, site), *defaults, *site]))


def default_fonts() -> Fonts:
    """The faces that come with the program: Noto Serif SC and Noto Sans SC (OFL-1.1)."""
    return Fonts(serif=Path(serif_path()), sans=Path(sans_path()))


def site_fonts(folder: Path | None) -> Fonts:
    """The default faces and those of the site's ``folder``, which is read once in a process.

    Raises FontFolderMissing, FontFolderEmpty or FontBroken.
    """
    fonts = default_fonts()
    chosen = Fonts(fonts.serif, fonts.sans, folder)
    all_faces(chosen)
    return chosen


@cache
def all_faces(fonts: Fonts) -> tuple[Face, ...]:
    """The serif, the sans, and every face of the site. Raises FontMissing or what the site's folder raises."""
    site = faces_in(fonts.folder) if fonts.folder else ()
    return (_default(fonts.serif, fonts), _default(fonts.sans, fonts), *site)


def _default(path: Path, fonts: Fonts) -> Face:
    families = [found.family for found in book(fonts).fonts() if found.path and Path(found.path) == path]
    if not families:
        raise FontMissing(path=path)
    return face(path, 0, families[0])


@cache
def book(fonts: Fonts) -> typst.Fonts:
    """The typesetter's font book over these files."""
    folders: list[Path] = list(dict.fromkeys([fonts.serif.parent, fonts.sans.parent]))
    folders += [fonts.folder] if fonts.folder else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@cache
def drawable(fonts: Fonts) -> frozenset[int]:
    """The code points that at least one of the faces can draw."""
    return frozenset().union(*(face.characters for face in all_faces(fonts)))


def files(fonts: Fonts) -> dict[str, str]:
    """Every font file that a page may use, by name (the site's by their place in its folder), with its SHA-256."""
    serif, sans, *site = all_faces(fonts)
    names = {default.path.name: default.path for default in (serif, sans)}
    names |= {f"site:{face.path.relative_to(fonts.folder or face.path).as_posix()}": face.path for face in site}
    return {name: digest(path) for name, path in names.items()}


@cache
def digest(path: Path) -> str:
    """SHA-256 of a font or template file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
