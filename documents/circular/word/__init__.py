"""The circular's Word template: built in code, so that it can be read and reviewed, and filled by ``word.filling``.

The courtesy copy for editing: the page that is signed and kept is the PDF.
"""

from documents.circular.word.template import template

__all__ = ["template"]
