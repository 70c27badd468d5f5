"""The words of what does not agree."""

from bilingual import Text
from reports.ledger import Break


def differs(subject: str, seq: int, field: str) -> Break:
    """The break of one field, or of a whole row."""
    return Break(subject, seq, Text(f"“{field}”与事件不符", f"“{field}” is not what the events say"))


def unreadable(subject: str, seq: int) -> Break:
    """The break of a chain whose events no program of ours could have written."""
    return Break(subject, seq, Text("事件无法解读", "its events cannot be read"))


def unspoken(subject: str) -> Break:
    """The break of a row that no event has brought into being."""
    return Break(subject, 0, Text("没有任何事件提到它", "no event speaks of it"))


def missing(subject: str) -> Break:
    """The break of a row that events speak of and that is not there."""
    return Break(subject, 0, Text("账上有记载，记录却不在了", "the ledger speaks of it, and it is not there"))
