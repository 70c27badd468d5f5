"""The content itself as a file: sorted keys, two blanks of indent, one line end at the end."""

from collections.abc import Mapping
from typing import Any

import orjson

from documents.fonts import Fonts


def render(content: Mapping[str, Any], fonts: Fonts) -> bytes:
    """The content as canonical JSON in UTF-8; ``fonts`` plays no part."""
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
