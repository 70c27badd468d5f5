"""What the bytes of a rendering depend on besides the content; recorded with every edition."""

import zlib
from importlib.metadata import version

from documents.fonts import Fonts, default_fonts, digest, files
from documents.templates import TEMPLATES

RENDERERS = ("typst", "docxtpl", "python-docx", "lxml", "xlsxwriter", "jinja2", "orjson")


def versions(fonts: Fonts | None = None) -> dict[str, str]:
    """Name to version: the renderers, the compressor, the templates and font files (as sha256 in hex)."""
    chosen = fonts or default_fonts()
    return {
        **{name: version(name) for name in RENDERERS},
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{path.name: digest(path) for path in sorted([*TEMPLATES.glob("*.typ"), *TEMPLATES.glob("*.html")])},
        **{path.name: digest(path) for path in files(chosen)},
    }
