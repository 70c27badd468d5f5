"""What makes a figure fit to be kept, and which number it bears."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statemachine.asking import asked
from statemachine.figure import Figure, as_said, confirmed, corrected_cells, numbered, stands, unfit
from statemachine.reading import ValueUnreadable

ONE = Figure("2020Q3", "重点技改项目投资", ">=", "56", "亿元", None, "target", "达到56亿元")
CELLS = {None: "技改投资力争突破 100 亿元", "2020Q3": "重点技改项目投资力争达到 56\n亿元"}


def test_blanks_and_line_ends_of_a_cell_do_not_matter() -> None:
    assert unfit(ONE, CELLS) is None
    assert stands("10 万元", "共10万元")
    assert stands("10万元", "共 10\n万元")


@pytest.mark.parametrize(
    ("text", "cell", "found"),
    [
        ("56亿元", "达到156亿元", False), ("56亿元", "达到3.56亿元", False), ("达到56亿元", "3.达到56亿元", True),
        ("亿元", "达到56亿元", True), ("56", "560家", False), ("56", "56家", True), ("0.5（+", "约0.5（+家", True),
        ("56家", "156家，其中56家", True),
    ],
)  # fmt: skip
def test_a_number_stands_there_whole(text: str, cell: str, found: bool) -> None:
    assert stands(text, cell) == found


@pytest.mark.parametrize("value", ["0", "56", "1250.60", "-3.5", "2/3"])
def test_a_value_is_a_decimal_or_a_fraction(value: str) -> None:
    assert unfit(ONE._replace(value=value), CELLS) is None


@pytest.mark.parametrize(
    "value",
    [
        f"{'9' * whole}{rest}"
        for whole in (1, 9, 10, 15, 16, 20)
        for rest in ("", ".5", f".{'3' * 9}", f".{'3' * 10}", "/3")
    ]
    + ["1/999999999", "1/9999999999", "-3/4", "0/0"],
)
def test_whatever_is_kept_can_be_asked_of_a_unit(value: str) -> None:
    """Otherwise every report on the task, and the circular, would stop at it."""
    figure = ONE._replace(value=value)
    try:
        asked(1, figure)
        readable = True
    except ValueUnreadable:
        readable = False
    assert (unfit(figure, CELLS) is None) <= readable


@pytest.mark.parametrize(
    ("changed", "words"),
    [({"value": value}, "不是数字") for value in ("", "五", "1e9", "1,250", "NaN", "2/0", "1/2/3", "５", "5 ")]
    + [
        ({"comparator": "≥"}, "comparator"),
        ({"basis": "year"}, "basis"),
        ({"role": ""}, "role"),
        ({"name": " "}, "没有名称"),
        ({"text": ""}, "没有名称或原文"),
        ({"name": "一" * 201}, "超过 200 字"),
        ({"unit": "一" * 41}, "超过 40 字"),
        ({"quarter": "2020Q1"}, "没有目标"),
        ({"quarter": None}, "不在通知的这一格里"),
        ({"text": "57亿元"}, "不在通知的这一格里"),
    ],
)
def test_what_does_not_fit_is_named(changed: dict[str, Any], words: str) -> None:
    why = unfit(ONE._replace(**changed), CELLS)
    assert why is not None
    assert words in why.zh
    assert why.en


def test_a_figure_keeps_its_number_while_it_measures_the_same() -> None:
    at_most = ONE._replace(comparator="<=", value="60")
    known = {1: ONE, 2: at_most, 4: ONE._replace(name="开工率")}
    assert numbered(known, list(known.values()), 4) == known
    corrected = ONE._replace(value="57")
    assert numbered(known, [known[4], at_most, corrected], 4) == {1: corrected, 2: at_most, 4: known[4]}
    assert numbered(known, [at_most._replace(comparator="<")], 4) == {1: at_most._replace(comparator="<")}


def test_a_number_is_never_given_to_another_figure() -> None:
    other = ONE._replace(name="投资完成率")
    assert numbered({}, [ONE, other], 0) == {1: ONE, 2: other}
    assert numbered({1: ONE}, [other], 2) == {3: other}
    assert numbered({}, [ONE], 3) == {4: ONE}


_FIGURES = st.builds(
    ONE._replace, name=st.sampled_from("甲乙丙"), comparator=st.sampled_from([">=", "="]), value=st.sampled_from("123")
)


@given(st.lists(_FIGURES, unique=True, max_size=6), st.lists(_FIGURES, unique=True, max_size=6))
def test_any_list_after_any_other_is_kept_whole_and_its_numbers_mean_one_thing(
    old: list[Figure], new: list[Figure]
) -> None:
    first = numbered({}, old, 0)
    then = numbered(first, new, len(old))
    assert sorted(then.values(), key=str) == sorted(new, key=str)
    assert all(first[number].name == figure.name for number, figure in then.items() if number in first)
    assert numbered(then, new[::-1], len(old) + len(new)) == then


def test_events_add_up_to_what_was_confirmed_last() -> None:
    lists = [{1: ONE}, {}, {1: ONE._replace(value="57"), 2: ONE}]
    events = [
        {"action": "confirm_figures", "payload": {"tasks": [{"task": 7, "figures": as_said(figures)}]}}
        for figures in lists
    ]
    assert [confirmed(events[:count])[7] for count in (1, 2, 3)] == lists
    assert confirmed([{"action": "waive", "payload": {}}]) == {}


def test_cells_corrected_since_a_task_was_confirmed_wait_for_somebody_to_look() -> None:
    def amended(seq: int, field: str, after: str | None = "新") -> dict[str, Any]:
        change = {"seq": seq, "field": field, "before": "旧", "after": after}
        return {"action": "amend", "payload": {"changes": [change]}}

    looked = {"action": "confirm_figures", "payload": {"tasks": [{"task": 7, "figures": []}]}}
    assert corrected_cells([amended(7, "annual")]) == {}
    assert corrected_cells([looked]) == {7: set()}
    assert corrected_cells([looked, amended(7, "annual"), amended(8, "annual"), amended(7, "lead")]) == {7: {None}}
    assert corrected_cells([looked, amended(7, "annual"), amended(7, "2020Q3"), looked]) == {7: set()}
    assert corrected_cells([looked, amended(7, "annual", None)]) == {}
    assert confirmed([looked, amended(7, "annual", None)]) == {}
