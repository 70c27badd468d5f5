"""A round sample seal (样章): the unit's name on the arc, and plainly inside that it is a sample."""

from documents.fonts import Fonts


def sample_seal(unit: str, fonts: Fonts, form: str = "pdf") -> bytes:
    """The seal, 42 mm across, as "pdf" (vector), "svg" or "png" (600 dpi, transparent ground).

    Raises ``UnprintableCharacter`` or ``MissingGlyph``.
    """
    raise NotImplementedError
