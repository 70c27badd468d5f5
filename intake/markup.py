"""The gate for XML: no document type, no endless nesting, no link to another file; checked before a tree is built."""

import re
from pathlib import Path
from xml.parsers import expat

from bilingual import Text
from intake.format_refusals import ContentTooLarge, Damaged, UnsafePackage

MOST_ELEMENTS = 300_000
"""Elements of all parts of a document: an annex of 300 tasks has about 60,000."""
DEEPEST = 200
"""Nesting: a drawing in a table in a table comes to about 60. The parser of the tree stops at 256."""

_HYPERLINK = "/hyperlink"
_WEB = re.compile(r"https?://|mailto:|#", re.IGNORECASE)
_ENTITY = Text("XML 实体或文档类型声明", "an XML document type or entities")
_MACRO = Text("宏", "macros")
_OUTSIDE = Text("指向外部文件的关系", "a relationship to an outside file")
_MALFORMED = Text("XML 不完整", "its XML is not well-formed")


class MarkupGate:
    """Reads the parts of one document without keeping anything; what they hold together is counted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._elements = 0
        self._depth = 0

    def check(self, part: bytes) -> None:
        """Raises UnsafePackage, ContentTooLarge or Damaged."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        self._depth = 0
        try:
            parser.Parse(part, True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise Damaged(path=self._path, reason=_MALFORMED) from error

    def _doctype(self, *_: object) -> None:
        raise UnsafePackage(path=self._path, what=_ENTITY)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS:
            raise self._too_large("元素", "elements", MOST_ELEMENTS)
        if self._depth > DEEPEST:
            raise self._too_large("层嵌套", "levels of nesting", DEEPEST)
        if "TargetMode" in attributes:
            self._check_relationship(attributes)
        if "macroEnabled" in attributes.get("ContentType", ""):
            raise UnsafePackage(path=self._path, what=_MACRO)

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _check_relationship(self, attributes: dict[str, str]) -> None:
        """Nothing is followed, but only a link that a person would click belongs into a notice."""
        is_link = attributes.get("Type", "").endswith(_HYPERLINK) and _WEB.match(attributes.get("Target", ""))
        if attributes["TargetMode"].lower() != "internal" and not is_link:
            raise UnsafePackage(path=self._path, what=_OUTSIDE)

    def _too_large(self, zh: str, en: str, limit: int) -> ContentTooLarge:
        return ContentTooLarge(path=self._path, what=Text(f"超过 {limit} {zh}", f"over {limit} {en}"), limit=limit)
