"""Free text on its way into the records."""

import pytest

from actions.refusals import WordsMissing, WordsTooLong
from actions.words import FIELDS, LONGEST, NAME, SHORT, fit
from documents.refusals import MissingGlyph, UnprintableCharacter


@pytest.mark.parametrize("text", ["已完成", " 前后有空格 ", "第一行\n第二行\t缩进", "GXJ-01 · 50%", "a" * LONGEST])
def test_what_can_be_kept_is_kept_as_it_is(text: str) -> None:
    assert fit("reason", text) == text


@pytest.mark.parametrize("text", ["", " ", "\n\t", "　　"])
def test_a_blank_is_refused_by_the_name_of_its_field_unless_it_may_be_blank(text: str) -> None:
    for field, words in FIELDS.items():
        with pytest.raises(WordsMissing) as caught:
            fit(field, text)
        assert words.zh in caught.value.sentence("zh")
        assert words.en in caught.value.sentence("en")
        assert fit(field, text, blank=True) == text


@pytest.mark.parametrize("longest", [SHORT, NAME, LONGEST])
def test_one_character_too_many_is_refused_with_both_numbers(longest: int) -> None:
    assert fit("category", "字" * longest, longest) == "字" * longest
    for blank in (False, True):
        with pytest.raises(WordsTooLong) as caught:
            fit("category", "字" * (longest + 1), longest, blank=blank)
        assert f"问题类别有 {longest + 1} 字，超过 {longest} 字的上限" in caught.value.sentence("zh")
        assert f"{longest + 1} characters, more than {longest}" in caught.value.sentence("en")


@pytest.mark.parametrize("text", ["a\0b", "缺\u200b佐证", "a\u202eb", "a\udc80", "a\u2028b", "\x1b[31m"])
def test_what_no_page_can_carry_is_refused(text: str) -> None:
    for blank in (False, True):
        with pytest.raises(UnprintableCharacter):
            fit("text", text, blank=blank)


def test_what_no_font_can_draw_is_refused() -> None:
    with pytest.raises(MissingGlyph):
        fit("text", "完成\U00012000")
