"""Corrections: what changes, done and undone."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from statemachine.amendment import (
    Change,
    Words,
    amendments,
    changes,
    digests,
    done,
    is_quarter,
    released,
    removed,
    undone,
)

BEFORE: Words = {
    None: {"title": "通知"},
    1: {"annual": "甲", "2020Q3": "一", "lead": ["A"], "supporting": ["B", "C"]},
    2: {"annual": "乙", "2020Q3": "", "lead": ["B"]},
}
AFTER: Words = {
    None: {"title": "更正通知", "label": "演示"},
    1: {"annual": "甲", "2020Q3": "二", "2020Q4": "三", "lead": ["B"], "supporting": ["A"]},
    3: {"annual": "丙", "lead": ["C"]},
}


def test_changes_are_told_field_by_field_in_the_order_of_the_notice() -> None:
    assert changes(BEFORE, AFTER) == [
        Change(None, "label", None, "演示"),
        Change(None, "title", "通知", "更正通知"),
        Change(1, "2020Q3", "一", "二"),
        Change(1, "2020Q4", None, "三"),
        Change(1, "lead", ["A"], ["B"]),
        Change(1, "supporting", ["B", "C"], ["A"]),
        Change(2, "annual", "乙", None),
        Change(2, "2020Q3", "", None),
        Change(2, "lead", ["B"], None),
        Change(3, "annual", "丙", None)._replace(before=None, after="丙"),
        Change(3, "lead", None, ["C"]),
    ]


def test_a_unit_that_only_changed_its_part_is_not_released() -> None:
    made = changes(BEFORE, AFTER)
    assert released(made) == {(1, "C"), (2, "B")}
    assert removed(made) == {2}


_FIELDS = st.dictionaries(st.sampled_from(["annual", "2020Q3", "lead"]), st.sampled_from("甲乙丙"), min_size=1)
_WORDS = st.dictionaries(st.sampled_from([None, 1, 2, 3]), _FIELDS)


@given(st.lists(_WORDS, min_size=1, max_size=5))
def test_any_row_of_corrections_can_be_undone_and_done_again(states: list[Words]) -> None:
    steps = [changes(old, new) for old, new in pairwise(states)]
    events = [{"action": "amend", "payload": {"changes": [one._asdict() for one in made]}} for made in steps]
    for place, state in enumerate(states):
        later = amendments(events[place:])
        assert undone(states[-1], later) == state
        assert done(state, later) == states[-1]


def test_the_digest_is_the_same_in_whatever_order_the_rows_come() -> None:
    turned: Words = {seq: dict(reversed(own.items())) for seq, own in reversed(BEFORE.items())}
    assert digests(turned) == digests(BEFORE)
    assert {name for name, said in digests(AFTER).items() if said != digests(BEFORE)[name]} == set(digests(AFTER))


def test_a_quarter_is_told_from_other_fields() -> None:
    assert [field for field in ("2020Q3", "annual", "2020Q5", "x2020Q3", "lead") if is_quarter(field)] == ["2020Q3"]
