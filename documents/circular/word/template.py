"""The Word template as bytes, made once in a process."""

from functools import cache

from documents.circular.word.annexes import annexes
from documents.circular.word.letter import letter
from documents.word.page import landscape
from documents.word.parts import template_of


@cache
def template() -> bytes:
    """A .docx with template tags in it; it holds no text of any circular."""
    return template_of(letter, landscape, annexes)
