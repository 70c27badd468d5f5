"""What stands before the annex: number, title, issuer, date, and the rules of reporting."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from bilingual import Text
from intake.numerals import NUMERAL, number
from intake.refusals import NoticeIncomplete
from intake.tidy import close_up
from intake.wording import TITLE_ENDS, half_width

_DOC_NUMBER = re.compile(r"([\u4e00-\u9fff]{2,20}) ?[〔\[［（(] ?((?:19|20)\d\d) ?[〕\]］）)] ?第?(\d{1,5})号")
_DATE = re.compile(
    r"(\d{4}|[〇零一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_DECLARED = re.compile(f"({NUMERAL})[大项件个](?:重点|实事|任务)")
_DUE = re.compile(f"季度结束后的?({NUMERAL})个工作日")
_METHODS = re.compile(r"采[用取]([^。]{1,100}?)等[^，。]{0,20}督查方式")
_ANNEX = re.compile(f"附件?表? ?{NUMERAL}?[：:]?")
_FORMS = {"纸质": "paper", "电子": "electronic"}

DOC_NUMBER = Text(
    "发文字号（如“临政字〔2020〕112号”，单独一行）", "its document number (a line like 临政字〔2020〕112号)"
)
TITLE = Text("标题（“关于……的通知”）", "its title (关于……的通知)")
ISSUED_ON = Text("成文日期（如“2020年8月12日”，单独一行）", "the date of issue (a line like 2020年8月12日)")
ISSUER = Text("发文机关（成文日期的上一行）", "its issuer (the line above the date)")


class Preamble(NamedTuple):
    """The fields of ``Notice`` that stand before the annex; ``issued_on`` is None only for an annex alone."""

    doc_number: str
    title: str
    issuer: str
    issued_on: date | None
    declared_tasks: int | None
    addressees: str
    annex_title: str
    due_working_days: int | None
    forms: tuple[str, ...]
    methods: tuple[str, ...]


def read_preamble(paragraphs: tuple[str, ...]) -> Preamble:
    """Understand the paragraphs before the annex. Raises NoticeIncomplete."""
    title, after = _title(paragraphs)
    day, dated_at = _issued_on(paragraphs)
    body = "\n".join(paragraphs[after:])
    return Preamble(
        doc_number=_doc_number(paragraphs),
        title=title,
        issuer=_issuer(paragraphs, dated_at),
        issued_on=day,
        declared_tasks=_count(_DECLARED, title) or _count(_DECLARED, body),
        addressees=_addressees(paragraphs[after:]),
        annex_title=_annex_title(paragraphs[after:]),
        due_working_days=_count(_DUE, body),
        forms=_forms(body),
        methods=_methods(body),
    )


def is_whole_notice(paragraphs: tuple[str, ...]) -> bool:
    """Whether any of a notice's own parts is there: number, title, date or addressees; without one it is an annex."""
    return any(_says(part, paragraphs) for part in (_doc_number, _title, _issued_on)) or bool(_addressees(paragraphs))


def read_annex_title(paragraphs: tuple[str, ...]) -> Preamble:
    """What the lines above a table say when the file is the annex alone: its title and the number of tasks in it."""
    lines = [close_up(text) for text in paragraphs if not _ANNEX.fullmatch(text)]
    title = _annex_title(paragraphs) or max(lines[:3], key=len, default="")
    return Preamble("", "", "", None, _count(_DECLARED, title), "", title, None, (), ())


def _says(part: Callable[[tuple[str, ...]], object], paragraphs: tuple[str, ...]) -> bool:
    try:
        part(paragraphs)
    except NoticeIncomplete:
        return False
    return True


def _doc_number(paragraphs: tuple[str, ...]) -> str:
    for text in paragraphs:
        if found := _DOC_NUMBER.fullmatch(half_width(text)):
            return f"{found[1]}〔{int(found[2])}〕{int(found[3])}号"
    raise NoticeIncomplete(what=DOC_NUMBER)


def _title(paragraphs: tuple[str, ...]) -> tuple[str, int]:
    """The title, which may be printed on up to three lines, and the index of what follows it."""
    for start, text in enumerate(paragraphs):
        if "关于" not in text[:30]:
            continue
        for after in range(start + 1, start + 4):
            title = close_up("".join(paragraphs[start:after]))
            if title.endswith(TITLE_ENDS) and "。" not in title:
                return title, after
    raise NoticeIncomplete(what=TITLE)


def _issued_on(paragraphs: tuple[str, ...]) -> tuple[date, int]:
    """The last date that has a line of its own, and the index of that line."""
    for index in range(len(paragraphs) - 1, -1, -1):
        if (found := _DATE.fullmatch(paragraphs[index])) and (day := _date(found)):
            return day, index
    raise NoticeIncomplete(what=ISSUED_ON)


def _date(found: re.Match[str]) -> date | None:
    year, month, day = (number(part) or 0 for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _issuer(paragraphs: tuple[str, ...], dated_at: int) -> str:
    issuer = close_up(paragraphs[dated_at - 1]) if dated_at else ""
    if not issuer or len(issuer) > 40 or "。" in issuer or issuer.startswith("附件"):
        raise NoticeIncomplete(what=ISSUER)
    return issuer


def _addressees(after_title: tuple[str, ...]) -> str:
    return next((text for text in after_title[:3] if text.endswith(("：", ":"))), "")


def _annex_title(after_title: tuple[str, ...]) -> str:
    """The last line that ends with 表, be it above the table or where the text announces its annex."""
    titles = [text for text in map(close_up, after_title) if text.endswith("表")]
    return re.sub("^附件[：:]", "", titles[-1]) if titles else ""


def _count(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return number(found[1]) if found else None


def _forms(body: str) -> tuple[str, ...]:
    sentences = [sentence for sentence in re.split("[。\n]", body) if "形式" in sentence]
    return tuple(form for word, form in _FORMS.items() if any(word in sentence for sentence in sentences))


def _methods(body: str) -> tuple[str, ...]:
    found = _METHODS.search(body)
    return tuple(filter(None, found[1].split("、"))) if found else ()
