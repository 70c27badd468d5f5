"""A phrase in Chinese and English."""

from typing import NamedTuple, Protocol, runtime_checkable


@runtime_checkable
class Said(Protocol):
    """Anything that has words in both languages: a ``Text``, a quarter."""

    def said(self, lang: str) -> str:
        """Its words in ``lang`` ("zh" or "en")."""
        ...


class Text(NamedTuple):
    """One phrase in both languages. ``zh`` comes first: Chinese is the first language of every page."""

    zh: str
    en: str

    def said(self, lang: str) -> str:
        """The phrase in ``lang`` ("zh" or "en"); anything but "en" is answered in Chinese."""
        return self.en if lang == "en" else self.zh
