"""What other people wrote, made fit to stand inside a message."""

import re

# Control characters (PostgreSQL cannot store NUL), halves of surrogate pairs, and the marks that turn the
# direction of writing, with which a name could make the words after it read as others.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def one_line(text: str) -> str:
    """``text`` on one line: every run of blanks and line ends is one space, nothing unprintable is left.

    So no name can begin a new mail header or forge a line of the message.
    """
    return _UNPRINTABLE.sub("", " ".join(text.split()))
