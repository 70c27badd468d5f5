"""Typst sets the pages. The text of a document reaches a template only as JSON data, never as its source."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
import typst

from documents.fonts import Fonts, book
from documents.refusals import TypesettingRefused

# Templates of every folder are below here; they import what they share as "/templates/page.typ".
ROOT = Path(__file__).parent


def typeset(template: Path, data: Mapping[str, Any], fonts: Fonts) -> bytes:
    """``template``, a file below ``documents/``, as PDF; it reads ``data`` from ``sys.inputs.view``.

    The families of each role are added to the data as ``faces``. Raises TypesettingRefused on any warning: a missing
    font family is only a warning to typst, and the page it then makes has boxes for characters.
    """
    try:
        page, warnings = typst.compile_with_warnings(
            template,
            root=ROOT,
            font_paths=book(fonts),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"view": _json({**data, "faces": fonts.faces})},
        )
    except typst.TypstError as fault:
        raise TypesettingRefused(reason=fault.message) from fault
    if warnings:
        raise TypesettingRefused(reason="; ".join(warning.message for warning in warnings))
    return page


def _json(data: Mapping[str, Any]) -> str:
    return orjson.dumps(data, option=orjson.OPT_SORT_KEYS).decode()
