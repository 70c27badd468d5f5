from typing import Any

import pytest

from bilingual import Refused
from documents import FORMS, Fonts, check, check_text, render
from documents.refusals import (
    MalformedContent,
    MissingGlyph,
    TextTooLong,
    UnknownForm,
    UnknownSchema,
    UnprintableCharacter,
)
from tests.documents.sample import content


def with_progress(text: str) -> dict[str, Any]:
    made = content()
    made["tasks"][3]["entries"][0]["progress"] = text
    return made


@pytest.mark.parametrize("form", FORMS)
def test_a_character_that_no_face_has_is_refused_by_name(fonts: Fonts, form: str) -> None:
    with pytest.raises(MissingGlyph) as refusal:
        render(with_progress("负责人为𠮷某，已到岗✔。"), form, fonts)
    said = refusal.value.sentence("zh")
    assert "𠮷 (U+20BB7)、✔ (U+2714)" in said
    assert "负责人为𠮷某" in said


def test_rare_characters_of_names_are_fine(fonts: Fonts) -> None:
    check(with_progress("喆堃祎晞昉玥珺翀翾彧旻芃赟犇 ✓㎡①№〔〕β"), fonts)


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x0c", "\x07", "\x1b", "\x85", "\u202e", "\u200b", "\ud800"])
def test_control_characters_are_refused_by_code(fonts: Fonts, char: str) -> None:
    with pytest.raises(UnprintableCharacter) as refusal:
        check(with_progress(f"完成{char}投资"), fonts)
    assert f"U+{ord(char):04X}" in refusal.value.sentence("zh")
    assert "完成投资" in refusal.value.sentence("en")


def test_line_ends_and_tabs_pass(fonts: Fonts) -> None:
    check_text("第一行\r\n第二行\t末\n", fonts)


def test_text_longer_than_a_cell_is_refused_with_its_length(fonts: Fonts) -> None:
    check_text("字" * 32_767, fonts)
    with pytest.raises(TextTooLong, match="32768"):
        check_text("字" * 32_768, fonts)


def test_another_schema_is_refused(fonts: Fonts) -> None:
    with pytest.raises(UnknownSchema, match="circular/2"):
        check({**content(), "schema": "ducha.circular/2"}, fonts)
    with pytest.raises(UnknownSchema):
        check({}, fonts)


def test_an_unknown_form_is_refused_with_the_known_ones(fonts: Fonts) -> None:
    with pytest.raises(UnknownForm) as refusal:
        render(content(), "odt", fonts)
    assert "pdf、docx、xlsx、html、json" in refusal.value.sentence("zh")


@pytest.mark.parametrize("key", sorted(set(content()) - {"schema", "cc"}))
def test_a_part_that_is_absent_is_refused_by_its_name(fonts: Fonts, key: str) -> None:
    short = content()
    del short[key]
    with pytest.raises(MalformedContent) as refusal:
        check(short, fonts)
    assert f"“{key}”" in refusal.value.sentence("zh")


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("units", 2, "light"), "蓝", "units[3].light"),
        (("units", 0, "tasks"), ["1"], "units[1].tasks[1]"),
        (("issued_on",), "2020-10-32", "issued_on"),
        (("issued_on",), "20201027", "issued_on"),
        (("totals", "late"), -1, "totals.late"),
        (("totals", "late"), True, "totals.late"),
        (("totals", "nil"), 1.5, "totals.nil"),
        (("campaign",), [], "campaign"),
        (("campaign", "declared_tasks"), 10**6, "campaign.declared_tasks"),
        (("office",), "　", "office"),
        (("sections",), "文字", "sections"),
        (("tasks", 0, "entries", 0), None, "tasks[1].entries[1]"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_by_its_place(
    fonts: Fonts, path: tuple[Any, ...], value: object, where: str
) -> None:
    wrong: Any = content()
    inner = wrong
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(MalformedContent) as refusal:
        check(wrong, fonts)
    assert refusal.value.details["where"] == where


def test_every_refusal_speaks_both_languages(fonts: Fonts) -> None:
    with pytest.raises(Refused) as refusal:
        render(with_progress("\x0b"), "pdf", fonts)
    assert refusal.value.sentence("zh").endswith("。")
    assert refusal.value.sentence("en").endswith(".")
