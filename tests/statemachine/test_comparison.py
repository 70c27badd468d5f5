"""What changed between two revisions."""

from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from statemachine import comparison
from statemachine.comparison import Change, compare

WORDS = st.text("甲乙丙完成12%，。\n 😀", max_size=30)
FIELDS = ("progress", "issues", "next_steps")
ENTRIES = st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, WORDS)), max_size=3)


def content(entries: list[dict[str, str]], nil_reason: str = "") -> dict[str, Any]:
    numbered = [{"task": seq, "target": f"目标{seq}"} | entry for seq, entry in enumerate(entries, 1)]
    return {"nil": bool(nil_reason), "nil_reason": nil_reason, "entries": numbered}


def joined(change: Change, *kinds: str) -> str:
    return "".join(text for kind, text in change.parts if kind in kinds)


def fields(said: dict[str, Any]) -> dict[str, str]:
    found = {f"{e['task']}.{name}": e[name] for e in said["entries"] for name in ("target", *FIELDS)}
    return found | {"nil": "yes" if said["nil"] else "", "nil_reason": said["nil_reason"]}


@given(ENTRIES, WORDS, ENTRIES, WORDS)
def test_exactly_what_differs_is_named_and_its_parts_make_up_both_texts(
    old: list[dict[str, str]], old_reason: str, new: list[dict[str, str]], new_reason: str
) -> None:
    before, after = content(old, old_reason), content(new, new_reason)
    changes = compare(before, after)
    was, now = fields(before), fields(after)
    differing = {name for name in was | now if was.get(name, "") != now.get(name, "")}
    assert {change.field for change in changes} == differing
    assert len(changes) == len(differing)
    for change in changes:
        assert (change.before, change.after) == (was.get(change.field, ""), now.get(change.field, ""))
        assert (joined(change, "same", "gone"), joined(change, "same", "new")) == (change.before, change.after)
        assert all(text for _, text in change.parts)


@given(ENTRIES, WORDS)
def test_a_revision_does_not_differ_from_itself(entries: list[dict[str, str]], reason: str) -> None:
    assert compare(content(entries, reason), content(entries, reason)) == []


def test_within_a_field_only_the_changed_words_are_marked() -> None:
    entry = dict.fromkeys(FIELDS, "")
    before = content([entry | {"progress": "完成投资3亿元"}, entry | {"progress": "未动"}])
    after = content([entry | {"progress": "完成投资5亿元"}, entry | {"progress": "未动"}])
    assert compare(before, after) == [
        Change(
            "1.progress", "完成投资3亿元", "完成投资5亿元",
            (("same", "完成投资"), ("gone", "3"), ("new", "5"), ("same", "亿元")),
        )
    ]  # fmt: skip


def test_a_moved_clause_is_marked_as_a_whole_and_within_a_changed_one_only_the_words() -> None:
    before = "完成投资3亿元，同比增长12%；新开工2个项目。存在问题：土地指标不足。"
    after = "新开工2个项目；完成投资5亿元，同比增长12%。存在问题：土地指标不足。"
    marked = [(kind, text) for kind, text in change(before, after).parts if kind != "same"]
    assert marked == [("new", "新开工2个项目；"), ("gone", "3"), ("new", "5"), ("gone", "；新开工2个项目")]


def test_where_every_clause_has_new_figures_only_the_figures_are_marked() -> None:
    before = "".join(f"第{seq}项完成投资{seq}亿元，" for seq in range(100, 160))
    found = change(before, before.replace("投资1", "投资9"))
    assert {part for part in found.parts if part[0] != "same"} == {("gone", "1"), ("new", "9")}
    assert len(found.parts) == 3 * 60 + 1


@given(st.text("甲乙，。\n", max_size=120), st.text("甲乙，。\n", max_size=120))
def test_no_two_long_runs_are_matched_with_each_other_and_nothing_is_lost(before: str, after: str) -> None:
    with mock.patch.object(comparison, "MOST", 6), mock.patch.object(comparison, "SequenceMatcher", Small):
        parts = list(comparison._parts(before, after))
    assert ("".join(t for kind, t in parts if kind != "new"), "".join(t for kind, t in parts if kind != "gone")) == (
        before, after,
    )  # fmt: skip
    assert all(kind != following for (kind, _), (following, _) in pairwise(parts))
    assert all(text for _, text in parts)


class Small(SequenceMatcher[str]):
    """Refuses to match more than it should be given."""

    def __init__(self, isjunk: None, old: list[str], new: list[str], autojunk: bool) -> None:
        assert max(len(old), len(new)) <= comparison.MOST
        super().__init__(isjunk, old, new, autojunk)


def test_the_longest_field_is_compared_in_bounded_steps() -> None:
    sentences = [f"第{seq}项，完成投资{seq}亿元。" for seq in range(1500)]
    changed = [text.replace("完成", "累计") if seq % 300 == 7 else text for seq, text in enumerate(sentences)]
    found = change("".join(sentences[:200]), "".join(changed[:200]))
    assert [part for part in found.parts if part[0] != "same"] == [("gone", "完成"), ("new", "累计")]
    with mock.patch.object(comparison, "SequenceMatcher", Small):
        whole = change("甲" + "乙丙" * 9_000 + "甲", "丁" + "丙乙" * 9_000 + "丁")
    assert [kind for kind, _ in whole.parts] == ["gone", "new"]


def change(before: str, after: str) -> Change:
    """What changed in one field."""
    entry = dict.fromkeys(FIELDS, "")
    (found,) = compare(content([entry | {"progress": before}]), content([entry | {"progress": after}]))
    return found


def test_fields_come_in_the_order_of_the_report() -> None:
    old = [dict.fromkeys(FIELDS, "甲") for _ in range(3)]
    new = [dict.fromkeys(FIELDS, "乙") for _ in range(3)]
    found = [change.field for change in compare(content(old), content(new))]
    assert found == [f"{seq}.{name}" for seq in (1, 2, 3) for name in FIELDS]


def test_from_a_nil_return_to_a_report_everything_is_new() -> None:
    changes = {c.field: c.parts for c in compare(content([], "无"), content([dict.fromkeys(FIELDS, "甲")]))}
    assert (changes.pop("nil"), changes.pop("nil_reason")) == ((("gone", "yes"),), (("gone", "无"),))
    assert changes == {
        "1.target": (("new", "目标1"),),
        **{f"1.{name}": (("new", "甲"),) for name in FIELDS},
    }
