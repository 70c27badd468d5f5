"""The page for the archive, set by typst. The text of a circular reaches the template only as JSON data."""

from collections.abc import Mapping
from typing import Any

import orjson
import typst

from documents.fonts import Fonts, book
from documents.refusals import TypesettingRefused
from documents.templates import TEMPLATES
from documents.view import view

TEMPLATE = "circular.typ"


def render(content: Mapping[str, Any], fonts: Fonts) -> bytes:
    """The circular as PDF; raises TypesettingRefused on any warning.

    A missing font family is only a warning to typst, and the page it then makes has boxes for characters.
    """
    try:
        page, warnings = typst.compile_with_warnings(
            TEMPLATES / TEMPLATE,
            root=TEMPLATES,
            font_paths=book(fonts),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"view": _data(content, fonts)},
        )
    except typst.TypstError as fault:
        raise TypesettingRefused(reason=fault.message) from fault
    if warnings:
        raise TypesettingRefused(reason="; ".join(warning.message for warning in warnings))
    return page


def _data(content: Mapping[str, Any], fonts: Fonts) -> str:
    faces = {"serif": fonts.serif_families, "sans": fonts.sans_families}
    return orjson.dumps({**view(content), "faces": faces}, option=orjson.OPT_SORT_KEYS).decode()
