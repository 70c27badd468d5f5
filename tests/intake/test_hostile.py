"""Whatever the bytes, reading ends in a value or in a refusal that can be said in both languages."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual import Refused
from intake import read_notice, read_units
from intake.tidy import tidy
from tests.intake.sample import NOTICE, UNITS, small

LAYOUT = (
    "\t",
    "\n",
    "\r",
    "\x85",
    "\u2028",
    "\0",
    "\ud7ff",
    " ",
    "#",
    "---\t--",
    "16\t",
    "<p>",
    "</b>",
    "<sup>2</sup>",
)
WORDS = ("“", "（", "〔", "，", '"', "{x}", "0", "2020", "号", "年", "二十", "序号", "通知", "附件", "第三季度目标")
SCRAPS = st.sampled_from(LAYOUT + WORDS)
ENCODINGS = st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-16-be", "utf-32"])

TABLE = (
    "<table><tr><td rowspan='2'>序号</td><td>任务</td><td>一季度</td></tr><tr><td>1</td><td>甲,乙\t丙</td></tr></table>"
)
PAGE = small() + TABLE + small(header="序号,年度工作任务,第一季度目标", rows=("1,甲,乙", '2,"丙",'))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


def refusal_of(read: Callable[[Path], object], path: Path) -> Refused | None:
    try:
        read(path)
    except Refused as refused:
        return refused
    return None


def read_both(folder: Path, data: bytes, suffix: str = "txt") -> None:
    path = folder / f"file.{suffix}"
    path.write_bytes(data)
    for read in (read_notice, read_units):
        if refused := refusal_of(read, path):
            assert refused.sentence("zh")
            assert refused.sentence("en")


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """``text`` with a few scraps put in and pieces taken out."""
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 10, 200])))
        text = text[:start] + draw(SCRAPS | st.text(max_size=5)) + text[end:]
    return text


@settings(deadline=None, max_examples=200)
@given(data=st.binary(max_size=400))
def test_random_bytes(folder: Path, data: bytes) -> None:
    read_both(folder, data)


@settings(deadline=None, max_examples=200)
@given(text=st.text(max_size=300) | st.lists(SCRAPS, max_size=60).map("".join), encoding=ENCODINGS)
def test_random_text(folder: Path, text: str, encoding: str) -> None:
    read_both(folder, text.encode(encoding))


@settings(deadline=None, max_examples=200)
@given(text=damaged(small()) | damaged(NOTICE.read_text(encoding="utf-8")), encoding=ENCODINGS)
def test_damaged_notices(folder: Path, text: str, encoding: str) -> None:
    read_both(folder, text.encode(encoding, errors="replace"))


@settings(deadline=None, max_examples=200)
@given(text=damaged(PAGE), suffix=st.sampled_from(["html", "csv", "tsv"]))
def test_damaged_pages_and_separated_values(folder: Path, text: str, suffix: str) -> None:
    read_both(folder, text.encode(errors="replace"), suffix)


@settings(deadline=None, max_examples=200)
@given(text=damaged(UNITS.read_text(encoding="utf-8")), encoding=ENCODINGS)
def test_damaged_unit_lists(folder: Path, text: str, encoding: str) -> None:
    read_both(folder, text.encode(encoding, errors="replace"))


@settings(deadline=None, max_examples=100)
@given(text=damaged(small()))
def test_what_is_read_is_read_the_same_twice_and_its_rows_are_within_reach(folder: Path, text: str) -> None:
    path = folder / "file.txt"
    path.write_bytes(text.encode(errors="replace"))
    with suppress(Refused):
        notice = read_notice(path)
        assert notice == read_notice(path)
        assert all(0 < task.seq < 1000 for task in notice.tasks)


@given(text=st.text(alphabet=st.sampled_from(list(" 1a万“：。%<p>/b\u3000\n")), max_size=30))
def test_tidying_loses_no_character_but_blanks_and_markup_and_settles_at_once(text: str) -> None:
    clean = tidy(text)
    for tag in ("<p>", "</p>", "<b>", "</b>"):
        text = text.replace(tag, "")
    if "<" not in text:
        assert "".join(clean.split()) == "".join(text.split())
        assert tidy(clean) == clean
