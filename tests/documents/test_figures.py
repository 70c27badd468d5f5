import copy
from typing import Any

import pytest

from documents import FORMS, Fonts, check, render
from documents.circular.figures import figure_tasks, legend
from documents.refusals import MalformedContent, MissingGlyph, UnprintableCharacter
from tests.documents.sample import content
from tests.documents.sample_figures import TEXTS, with_figures


def rows_of(made: dict[str, Any], **changes: object) -> dict[str, Any]:
    """The content with the first row of its first task changed."""
    made["figures"][0]["rows"][0].update(changes)
    return made


def test_readings_of_one_figure_stand_together_in_the_order_given() -> None:
    groups = figure_tasks(with_figures())[1]["groups"]
    assert [(group["name"], len(group["readings"])) for group in groups] == [("实际到位外来资金", 3), ("产业基金", 1)]
    assert [reading["unit"] for reading in groups[0]["readings"]] == [
        "区投资促进局",
        "临淄经济开发区管理委员会",
        "区财政局",
    ]
    assert [group["differs"] for group in groups] == [True, False]


def test_one_unit_has_one_reading_of_a_figure_so_a_second_one_is_another_figure() -> None:
    made = with_figures()
    rows = made["figures"][0]["rows"]
    rows[1] = copy.deepcopy(rows[0])
    assert [len(group["readings"]) for group in figure_tasks(made)[0]["groups"]] == [1, 1, 1]


def test_the_same_name_with_another_target_is_another_figure() -> None:
    made = with_figures()
    made["figures"][1]["rows"][1]["asked"] = "40亿元（累计）"
    assert [len(group["readings"]) for group in figure_tasks(made)[1]["groups"]] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("rate", "share"),
    [
        ("0%", 0),
        ("25.6%", 256),
        ("99.99%", 999),
        ("100%", 1000),
        ("1250.5%", 1000),
        ("", None),
        ("无法测算", None),
        ("-5%", None),
        ("约80%", None),
        ("９%", None),
        ("123456%", None),
    ],
)
def test_a_bar_is_as_long_as_the_rate_and_full_from_the_target_on(rate: str, share: int | None) -> None:
    assert figure_tasks(rows_of(with_figures(), rate=rate))[0]["groups"][0]["readings"][0]["share"] == share


def test_a_figure_without_value_is_said_to_be_not_reported() -> None:
    reading = figure_tasks(with_figures())[3]["groups"][0]["readings"][0]
    assert (reading["said"], reading["absent"]) == ("未填报", True)


def test_the_legend_speaks_of_differing_readings_only_where_there_are_some() -> None:
    made = with_figures()
    assert "口径不一" in legend(made)
    del made["figures"][1]
    assert legend(made) == "绿：达到目标或序时进度；黄：达到应完成的80%；红：不足80%；灰：无法测算。"


def test_a_band_repeats_the_beginning_of_a_text_that_would_fill_the_page() -> None:
    made = with_figures()
    made["figures"][0]["annual"] = "第一句。\n" * 200
    first, second = figure_tasks(made)[:2]
    assert (first["whole"], second["whole"]) == (["第一句。\n" * 200], [])
    assert first["band"] == "第一句。" * 8 + "…"
    assert second["band"] == made["figures"][1]["annual"]


def test_content_without_figures_passes_as_it_always_did(fonts: Fonts) -> None:
    assert "figures" not in content()
    check(content(), fonts)
    check(with_figures(), fonts)


@pytest.mark.parametrize("form", [form for form in FORMS if form != "json"])
def test_no_figures_leave_no_trace(rendered: dict[str, bytes], fonts: Fonts, form: str) -> None:
    assert render({**content(), "figures": []}, form, fonts) == rendered[form]
    assert render(with_figures(), form, fonts) != rendered[form]


@pytest.mark.parametrize("key", ["seq", "annual", "light", "light_why", "rows"])
def test_a_part_of_a_task_that_is_absent_is_refused(fonts: Fonts, key: str) -> None:
    made = with_figures()
    del made["figures"][1][key]
    with pytest.raises(MalformedContent) as refusal:
        check(made, fonts)
    assert refusal.value.details["where"] == f"figures[2].{key}"


@pytest.mark.parametrize("key", [*TEXTS, "lead", "light", "differs"])
def test_a_part_of_a_row_that_is_absent_is_refused(fonts: Fonts, key: str) -> None:
    made = with_figures()
    del made["figures"][1]["rows"][2][key]
    with pytest.raises(MalformedContent) as refusal:
        check(made, fonts)
    assert refusal.value.details["where"] == f"figures[2].rows[3].{key}"


@pytest.mark.parametrize(
    ("key", "value"),
    [("light", "蓝"), ("lead", 1), ("differs", None), ("value", 58.2), ("rate", None), ("name", 3)],
)
def test_a_row_of_the_wrong_kind_is_refused_by_its_place(fonts: Fonts, key: str, value: object) -> None:
    with pytest.raises(MalformedContent) as refusal:
        check(rows_of(with_figures(), **{key: value}), fonts)
    assert refusal.value.details["where"] == f"figures[1].rows[1].{key}"


@pytest.mark.parametrize("wrong", [None, {}, "文字"])
def test_figures_that_are_no_list_are_refused(fonts: Fonts, wrong: object) -> None:
    with pytest.raises(MalformedContent, match="figures"):
        check({**content(), "figures": wrong}, fonts)


@pytest.mark.parametrize("key", TEXTS)
def test_every_text_of_a_row_must_be_printable(fonts: Fonts, key: str) -> None:
    with pytest.raises(UnprintableCharacter):
        check(rows_of(with_figures(), **{key: "完成\x0b"}), fonts)
    with pytest.raises(MissingGlyph):
        check(rows_of(with_figures(), **{key: "𠮷"}), fonts)


@pytest.mark.parametrize("key", ["annual", "light_why"])
def test_every_text_of_a_task_must_be_printable(fonts: Fonts, key: str) -> None:
    made = with_figures()
    made["figures"][3][key] = "𠮷"
    with pytest.raises(MissingGlyph):
        check(made, fonts)


@pytest.mark.parametrize("form", FORMS)
def test_the_order_of_keys_plays_no_part(rendered_figures: dict[str, bytes], fonts: Fonts, form: str) -> None:
    backwards = dict(reversed(with_figures().items()))
    backwards["figures"] = [dict(reversed(task.items())) for task in backwards["figures"]]
    assert render(backwards, form, fonts) == rendered_figures[form]
