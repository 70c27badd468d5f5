"""Characters that nobody sees: they part words that are whole to a reader, or steer the terminal they are shown on."""

import re

# Control characters except TAB and line feed, soft hyphens, joiners, marks of direction.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


def seen(text: str) -> str:
    """The words of a notice as a person sees them. A list of units refuses such characters instead: there names are
    compared by machine for years."""
    return _UNSEEN.sub("", text)
