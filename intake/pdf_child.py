"""A program of its own that takes a PDF apart: characters and ruled lines of every page, as JSON.

It runs apart from its caller and under limits (``sandbox``), and knows nothing of notices. A PDF on its standard
input, with the most pages that it may have as the argument, gives ``{"pages": [{"text", "places", "lines"}]}`` or
``{"refused": why}``. A place is x from, x to, y of the middle and height, a line x from, y from, x to, y to, all in
points, upwards from the lower left corner of the page as it is seen; ``text`` has one character for every place.
"""

import ctypes
import sys
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import orjson
import pypdfium2 as pdfium
import pypdfium2.raw as raw

MOST_CHARACTERS = 400_000
"""Of all pages; 300 tasks of the sample's length have about 110,000."""
MOST_LINES = 5_000
"""Ruled lines of a page; a table of 40 rows and 8 columns, each cell with its own border, has about 1,300."""

_THIN = 3.0
_LONG = 5.0
_BLANK = 32

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
_OF_PAGE = (raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class Refused(Exception):
    """Why the file is not read, in one word, and a number that belongs to it."""


def main() -> None:
    """Read standard input, write standard output."""
    try:
        answer: dict[str, Any] = {"pages": list(_pages(sys.stdin.buffer.read(), int(sys.argv[1])))}
    except Refused as refused:
        answer = {"refused": refused.args[0], "count": refused.args[1]}
    except (pdfium.PdfiumError, OSError, ValueError, ctypes.ArgumentError) as error:
        answer = {"refused": "password" if "assword" in str(error) else "damaged", "count": 0}
    sys.stdout.buffer.write(orjson.dumps(answer))


def _pages(data: bytes, most: int) -> Iterator[dict[str, Any]]:
    document = pdfium.PdfDocument(data)
    if len(document) > most:
        raise Refused("pages", len(document))
    left = MOST_CHARACTERS
    for number in range(len(document)):
        page = document[number]
        text, places = _characters(page, left)
        left -= len(text)
        yield {"text": text, "places": places, "lines": _turned(page, list(_lines(page)))}
        page.close()


def _characters(page: pdfium.PdfPage, most: int) -> tuple[str, list[list[float]]]:
    """Every character with its place; a blank that the library only inferred is left out unless letters touch it."""
    textpage = page.get_textpage()
    count = raw.FPDFText_CountChars(textpage)
    if count > most:
        raise Refused("characters", MOST_CHARACTERS)
    box = raw.FS_RECTF()
    text: list[str] = []
    boxes: list[Box] = []
    for index in range(count):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code < _BLANK or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code == 0xFFFE:
            continue
        if code == _BLANK and raw.FPDFText_IsGenerated(textpage, index):
            if text and boxes:
                text.append("\0")
                boxes.append(boxes[-1])
            continue
        raw.FPDFText_GetLooseCharBox(textpage, index, box)
        text.append(chr(code))
        boxes.append((box.left, box.bottom, box.right, box.top))
    turned = _turned(page, boxes)
    places = [[x0, x1, (y0 + y1) / 2, y1 - y0] for x0, y0, x1, y1 in turned]
    textpage.close()
    return "".join(text), [[round(value, 2) for value in place] for place in places]


def _turned(page: pdfium.PdfPage, boxes: list[Box]) -> list[list[float]]:
    """Boxes on the page as it is seen, for pages that are turned by a right angle."""
    rotation, (width, height) = page.get_rotation(), page.get_size()
    turn = {
        90: lambda x, y: (y, height - x),
        180: lambda x, y: (width - x, height - y),
        270: lambda x, y: (width - y, x),
    }.get(rotation)
    if turn is None:
        return [list(box) for box in boxes]
    found = []
    for x0, y0, x1, y1 in boxes:
        (ax, ay), (bx, by) = turn(x0, y0), turn(x1, y1)
        found.append([min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)])
    return found


def _lines(page: pdfium.PdfPage) -> Iterator[Box]:
    """Upright and level lines, be they drawn, or filled shapes thin enough to look like one."""
    count = 0
    for parent, matrix, fill, stroke in _paths(page, _IDENTITY, 0):
        for points in _outlines(parent, matrix):
            for line in _of_outline(points, filled=fill and not stroke):
                if (count := count + 1) > MOST_LINES:
                    raise Refused("lines", MOST_LINES)
                yield line


def _paths(parent: Any, matrix: Matrix, level: int) -> Iterator[tuple[Any, Matrix, bool, bool]]:
    """Every visible path with the matrix from its own space to the page's, through nested forms."""
    count, get = (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject) if level else _OF_PAGE
    for index in range(count(parent)):
        found = get(parent, index)
        kind = raw.FPDFPageObj_GetType(found)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM):
            continue
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(found, own)
        whole = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        if kind == raw.FPDF_PAGEOBJ_FORM and level < 4:
            yield from _paths(found, whole, level + 1)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            mode, stroke = ctypes.c_int(), ctypes.c_int()
            raw.FPDFPath_GetDrawMode(found, mode, stroke)
            if mode.value or stroke.value:
                yield found, whole, bool(mode.value), bool(stroke.value)


def _outlines(path: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The outlines of a path, closed ones ending where they began; curves are broken off."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind != raw.FPDF_SEGMENT_LINETO and points:
            yield points
            points = []
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            yield [*points, points[0]]
            points = []
    if points:
        yield points


def _of_outline(points: list[tuple[float, float]], *, filled: bool) -> Iterator[Box]:
    if filled:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        yield from filter(_is_ruled, [(min(xs), min(ys), max(xs), max(ys))])
        return
    boxes = ((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)) for (x0, y0), (x1, y1) in pairwise(points))
    yield from filter(_is_ruled, boxes)


def _is_ruled(box: Box) -> bool:
    """Whether a box is as thin and as long as a ruled line."""
    across, upright = box[2] - box[0], box[3] - box[1]
    return min(across, upright) <= _THIN and max(across, upright) >= _LONG


def _product(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


if __name__ == "__main__":
    main()
