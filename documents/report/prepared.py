"""The prepared report: typeset, with two empty signature fields."""

from collections.abc import Mapping
from typing import Any

from documents.fonts import Fonts


def prepared(content: Mapping[str, Any], fonts: Fonts) -> bytes:
    """The PDF of ``ducha.report/1`` with the fields ``PrincipalSignature`` and ``UnitSeal``, both empty.

    The same content and fonts give the same bytes. Raises ``UnknownSchema``, ``MalformedContent``,
    ``UnprintableCharacter``, ``MissingGlyph``, ``TextTooLong`` or ``TypesettingRefused``.
    """
    raise NotImplementedError
