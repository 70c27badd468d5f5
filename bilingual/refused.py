"""The one kind of exception that a person is meant to read."""

import re
from typing import ClassVar

from bilingual.text import Said


class Refused(Exception):
    """Base of every refusal: what was refused, why, and what to do next, as a sentence in each language.

    A subclass states its two sentences in ``zh`` and ``en``; ``{name}`` in them is filled from the
    keyword arguments, and what can be ``said`` in a language appears in the sentence's own.
    """

    zh: ClassVar[str]
    en: ClassVar[str]

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.sentence("en"))

    @property
    def code(self) -> str:
        """A stable name for programs: the class name in kebab-case."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(self).__name__).lower()

    def sentence(self, lang: str) -> str:
        """The refusal in ``lang`` ("zh" or "en")."""
        words = {name: value.said(lang) if isinstance(value, Said) else value for name, value in self.details.items()}
        return (self.en if lang == "en" else self.zh).format(**words)
