"""The agreed shape of a letter's content."""

import re

from bilingual import Text
from documents.shape import DAY, NAME, TEXT, Kind, Shape, or_none

SCHEMA = "ducha.letter/1"

_HASH, _CODE = re.compile("[0-9a-f]{64}"), re.compile("DUCHA:LETTER/[0-9A-F]{64}")
HASH = Kind(
    Text("64位十六进制", "64 hex digits"), lambda value: isinstance(value, str) and bool(_HASH.fullmatch(value))
)
CODE = Kind(
    Text("函件核验码", "a letter's code"), lambda value: isinstance(value, str) and bool(_CODE.fullmatch(value))
)

CONTENT: Shape = {
    "schema": NAME,
    "kind": NAME,
    "name": NAME,
    "office": NAME,
    "label": or_none(TEXT),
    "number": NAME,
    "title": NAME,
    "addressee": NAME,
    "paragraphs": [TEXT],
    "items": [{"heading": TEXT, "points": [{"name": TEXT, "text": TEXT}]}],
    "closing": TEXT,
    "signature": NAME,
    "dated": DAY,
    "code": CODE,
    "quarter": NAME,
    "unit": NAME,
    "event": HASH,
}
