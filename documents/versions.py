"""What the bytes of a rendering depend on besides the content; recorded with every edition."""

import zlib
from importlib.metadata import version

from documents.circular import CIRCULAR
from documents.fonts import Fonts, default_fonts, digest, files
from documents.kind import DocumentKind
from documents.templates import TEMPLATES

RENDERERS = ("typst", "docxtpl", "python-docx", "lxml", "xlsxwriter", "jinja2", "orjson")
SUFFIXES = (".typ", ".html")


def versions(fonts: Fonts | None = None, kind: DocumentKind = CIRCULAR) -> dict[str, str]:
    """Name to version: the renderers, the compressor, the templates of ``kind`` and font files (as sha256 in hex)."""
    chosen = fonts or default_fonts()
    templates = [path for folder in (TEMPLATES, kind.templates) for path in folder.iterdir()]
    return {
        **{name: version(name) for name in RENDERERS},
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{path.name: digest(path) for path in sorted(templates) if path.suffix in SUFFIXES},
        **files(chosen),
    }
