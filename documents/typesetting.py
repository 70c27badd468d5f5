"""Typst sets the pages. The text of a document reaches a template only as JSON data, never as its source."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import typst

from documents.fonts import Fonts, book
from documents.refusals import TypesettingRefused

# Templates of every folder are below here; they import what they share as "/templates/page.typ".
ROOT = Path(__file__).parent


class Place(NamedTuple):
    """A point on a page: the page from 1, and points from its upper left corner."""

    page: int
    x: float
    y: float


def typeset(
    template: Path, data: Mapping[str, Any], fonts: Fonts, form: str = "pdf", ppi: float | None = None
) -> bytes:
    """``template``, a file below ``documents/``, as PDF (or "svg", "png"); it reads ``data`` from ``sys.inputs.view``.

    The families of each role are added to the data as ``faces``. Raises TypesettingRefused on any warning: a missing
    font family is only a warning to typst, and the page it then makes has boxes for characters.
    """
    return _typeset(template, data, fonts, (), form, ppi)[0]


def typeset_with_places(
    template: Path, data: Mapping[str, Any], fonts: Fonts, marks: tuple[str, ...]
) -> tuple[bytes, list[Place]]:
    """The same, and where the template has set each of the ``marks``: metadata of page, x and y under that label."""
    return _typeset(template, data, fonts, marks, "pdf", None)


def _typeset(
    template: Path, data: Mapping[str, Any], fonts: Fonts, marks: tuple[str, ...], form: Any, ppi: float | None
) -> tuple[bytes, list[Place]]:
    compiler = typst.Compiler(
        template,
        root=ROOT,
        font_paths=book(fonts),
        ignore_system_fonts=True,
        sys_inputs={"view": _json({**data, "faces": fonts.faces})},
    )
    try:
        page, warnings = compiler.compile_with_warnings(format=form, ppi=ppi)
        places = [Place(**orjson.loads(compiler.query(f"<{mark}>", field="value", one=True))) for mark in marks]
    except typst.TypstError as fault:
        raise TypesettingRefused(reason=fault.message) from fault
    if warnings:
        raise TypesettingRefused(reason="; ".join(warning.message for warning in warnings))
    assert isinstance(page, bytes)
    return page, places


def _json(data: Mapping[str, Any]) -> str:
    return orjson.dumps(data, option=orjson.OPT_SORT_KEYS).decode()
