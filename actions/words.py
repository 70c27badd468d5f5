"""Free text on its way into the records: not blank, not too long, and printable on every document."""

from actions.fonts import chosen_fonts
from actions.refusals import WordsMissing, WordsTooLong
from bilingual import Text
from documents import check_text

#: The longest text of one field; a report is asked to be concise (简洁精炼).
LONGEST = 20_000
SHORT = 60
NAME = 100
UNIT_NAME = 200

FIELDS = {
    "category": Text("问题类别", "category"),
    "text": Text("内容", "text"),
    "reason": Text("理由", "reason"),
    "evidence": Text("依据", "evidence"),
    "answer": Text("答复", "answer"),
    "responsible": Text("责任人", "responsible post"),
    "measures": Text("工作措施", "measures"),
    "progress": Text("进展", "progress"),
    "decision": Text("批复意见", "decision"),
    "name": Text("名称", "name"),
    "document": Text("书面依据", "document"),
    "cc": Text("抄送单位", "copy to"),
}


def fit(field: str, text: str, longest: int = LONGEST, *, blank: bool = False) -> str:
    """``text`` for ``field``, as it is. Raises ``WordsMissing`` (unless ``blank`` is fine), ``WordsTooLong``, or
    what ``check_text`` raises for a character that cannot be printed."""
    if not text.strip() and not blank:
        raise WordsMissing(field=FIELDS[field])
    if len(text) > longest:
        raise WordsTooLong(field=FIELDS[field], length=len(text), longest=longest)
    check_text(text, chosen_fonts())
    return text
