"""A round sample seal (样章): the unit's name on the arc, and plainly inside that it is a sample."""

from documents.check import check_text
from documents.fonts import Fonts
from documents.samples.templates import TEMPLATES
from documents.typesetting import typeset

#: Of the picture; a registered imprint is scanned as finely.
PPI = 600.0


def sample_seal(unit: str, fonts: Fonts, form: str = "pdf") -> bytes:
    """The seal, 42 mm across, as "pdf" (vector), "svg" or "png" (600 dpi, transparent ground).

    Long names are narrowed. Raises ``UnprintableCharacter`` or ``MissingGlyph``.
    """
    check_text(unit, fonts)
    return typeset(TEMPLATES / "seal.typ", {"unit": "".join(unit.split())}, fonts, form, PPI if form == "png" else None)
