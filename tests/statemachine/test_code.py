"""The code on the paper leads back to exactly one revision, or to nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statemachine.code import Code

DIGEST = "0123456789abcdef" * 4
CODE = Code("2020Q3", "TCJ", 1, DIGEST)


def test_a_code_says_quarter_unit_revision_and_digest_in_capitals() -> None:
    assert CODE.text == f"DUCHA:2020Q3/TCJ/1/{DIGEST.upper()}"
    assert (CODE.short, CODE.name) == ("01234567", "2020Q3/TCJ")


@pytest.mark.parametrize(
    "text",
    [
        f"ducha:2020q3/TCJ/1/{DIGEST}",
        f"  DUCHA: 2020Q3 / TCJ / 1 /\n{DIGEST.upper()} ",
        f"DUCHA:2020Q3/TCJ/1/{DIGEST[:30]}\u3000{DIGEST[30:]}",
    ],
)
def test_case_and_blanks_do_not_matter(text: str) -> None:
    assert Code.parse(text) == CODE


@pytest.mark.parametrize(
    "text",
    [
        "", "DUCHA:", "0123ABCD", f"OTHER:2020Q3/TCJ/1/{DIGEST}", f"DUCHA:2020Q5/TCJ/1/{DIGEST}",
        f"DUCHA:2020Q3//1/{DIGEST}", f"DUCHA:2020Q3/TCJ/0/{DIGEST}", f"DUCHA:2020Q3/TCJ/1/{DIGEST}0",
        f"DUCHA:2020Q3/TCJ/1/2/{DIGEST}", f"DUCHA:2020Q3/TCJ/٣/{DIGEST}", f"DUCHA:2020Q3/{'T' * 41}/1/{DIGEST}",
    ],
)  # fmt: skip
def test_what_is_no_code_of_ours_is_none(text: str) -> None:
    assert Code.parse(text) is None


@given(st.text())
def test_no_text_is_a_fault(text: str) -> None:
    found = Code.parse(text)
    assert found is None or Code.parse(found.text) == found


@given(
    st.from_regex(r"[12][0-9]{3}Q[1-4]", fullmatch=True),
    st.text(st.characters(categories=("L", "N")), min_size=1, max_size=40),
    st.integers(1, 999_999),
    st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
)
def test_every_code_is_read_back(quarter: str, unit: str, revision: int, digest: str) -> None:
    code = Code(quarter, unit, revision, digest)
    assert Code.parse(code.text) == code


@pytest.mark.parametrize(
    "typed", [CODE.text, CODE.text.lower(), CODE.short, " 0123 4567 ", DIGEST, DIGEST[:20].upper()]
)
def test_a_code_is_shown_by_its_text_and_by_the_beginning_of_its_digest(typed: str) -> None:
    assert CODE.shown_by(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "", "0123456", "01234568", "0123456z", DIGEST + "0",
        Code("2020Q3", "TCJ", 2, DIGEST).text, Code("2020Q2", "TCJ", 1, DIGEST).text,
        Code("2020Q3", "FGJ", 1, DIGEST).text, Code("2020Q3", "TCJ", 1, DIGEST[::-1]).text,
    ],
)  # fmt: skip
def test_another_code_or_too_little_of_one_does_not_show_it(typed: str) -> None:
    assert not CODE.shown_by(typed)
