"""The checks of an entry's figures: each fires and does not fire, and what settles it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statemachine.checks import CHECKS, LEVEL_WORDS, Check, Finding, Level, check, unanswered
from statemachine.entry import Answered, EntryFacts, TextFigure
from statemachine.measure import Asked, Basis, Comparator, Reading
from tests.statemachine.figures import Q3, VALUES, answered, asked, entry, figure, yearly

SINCE_JANUARY = asked("= 56 亿元", number=2, basis=Basis.CUMULATIVE)
PART = asked(">= 70 %", name="投资完成率")


def rules(facts: EntryFacts) -> list[str]:
    return [finding.rule for finding in check(facts)]


def only(facts: EntryFacts) -> Finding:
    (finding,) = check(facts)
    return finding


def test_a_report_in_order_has_no_findings() -> None:
    assert check(entry()) == ()
    fine = answered(SINCE_JANUARY, "56 亿元", last="40 亿元", quarters_sum=Decimal(56))
    assert check(entry(fine, answered(PART, "70 %"), figures=(figure("技改投资", "56 亿元"),))) == ()


def test_a_lead_unit_answers_every_target_and_a_supporting_one_may() -> None:
    finding = only(entry(answered(asked(), None), answered(SINCE_JANUARY, "56 亿元")))
    assert (finding.rule, finding.level, finding.key) == ("figure_unanswered", Level.BLOCKING, "figure_unanswered:2.1")
    assert finding.sentence.zh == (
        "“技改投资”（达到 56 亿元）尚未填报。请填写数字；确实无法提供的，请说明理由。"
    )  # fmt: skip
    assert check(entry(answered(asked(), None), leads=False)) == ()


def test_a_unit_that_does_not_compare_is_named() -> None:
    finding = only(entry(answered(asked(number=3), "56 家")))
    assert finding.key == "unit_differs:2.3"
    assert "应以“亿元”填报，填的是“56 家”" in finding.sentence.zh
    assert rules(entry(answered(asked(), "560000 万元"))) == []
    assert "不带单位的数字" in only(entry(answered(asked("= 5 "), "5 %"))).sentence.zh
    assert rules(entry(answered(asked(), "56"))) == ["unit_differs"]
    part = asked("= 1/3 ")
    assert "应以分数（如 2/3）或百分数（如 66.7%）填报" in only(entry(answered(part, "0.34"))).sentence.zh
    assert rules(entry(answered(part, "34 %"))) == []


@pytest.mark.parametrize(
    ("now", "last", "fires"),
    [
        ("44.9 亿元", "45 亿元", True), ("45 亿元", "45 亿元", False), ("46 亿元", "45 亿元", False),
        ("449999 万元", "45 亿元", True), ("450000 万元", "45 亿元", False), ("1 亿元", None, False),
        ("1 亿元", "45 家", False),
    ],
)  # fmt: skip
def test_a_cumulative_figure_does_not_fall(now: str, last: str | None, fires: bool) -> None:
    found = rules(entry(answered(SINCE_JANUARY, now, last=last)))
    assert found == (["cumulative_falls"] if fires else [])
    assert rules(entry(answered(asked(basis=Basis.QUARTER), now, last=last))) == []
    assert rules(entry(answered(asked(), now, last=last))) == []


@pytest.mark.parametrize(
    ("total", "fires"), [("50", True), ("56", False), ("56.000", False), ("56.01", True), (None, False)]
)
def test_a_cumulative_figure_is_the_sum_of_the_quarters(total: str | None, fires: bool) -> None:
    whole = None if total is None else Decimal(total)
    found = rules(entry(answered(SINCE_JANUARY, "560000 万元", quarters_sum=whole)))
    assert found == (["sum_differs"] if fires else [])
    assert rules(entry(answered(yearly("= 56 亿元", Basis.QUARTER), "20 亿元", quarters_sum=whole))) == []


def test_the_sentence_says_by_how_much_the_sum_differs() -> None:
    finding = only(entry(answered(SINCE_JANUARY, "56 亿元", quarters_sum=Decimal(50))))
    assert "累计数 56 亿元，各季度之和为 50 亿元，相差 6 亿元" in finding.sentence.zh
    assert "6 亿元 apart" in finding.sentence.en


@pytest.mark.parametrize(
    ("target", "words", "note", "fires"),
    [
        (PART, "100 %", "", False),
        (PART, "100.1 %", "", True),
        (PART, "10.1 成", "", True),
        (asked("= 100 %", name="投资完成率"), "105 %", "", True),
        (PART, "3/2", "", True),
        (PART, "105 %", "  ", True),
        (PART, "105 %", "含上年结转项目", False),
        (asked(">= 120 %", name="增长"), "130 %", "", False),
        (asked("= 2/3 ", name="覆盖面"), "3/2", "", True),
        (asked("= 2/3 ", name="覆盖面"), "1/1", "", False),
        (asked("= 50 家"), "105 家", "", False),
    ],
)
def test_a_percentage_over_a_hundred_wants_a_note(target: Asked, words: str, note: str, fires: bool) -> None:
    assert rules(entry(answered(target, words, note=note))) == (["over_hundred"] if fires else [])


@pytest.mark.parametrize("issues", ["", " \n"])
def test_who_is_behind_says_why(issues: str) -> None:
    finding = only(entry(answered(asked(), "45 亿元"), issues=issues))
    assert (finding.rule, finding.level) == ("not_met_without_reason", Level.ADVICE)
    assert "完成 45 亿元，为季度目标 56 亿元的 80.4%，低于序时进度，没有写存在问题" in finding.sentence.zh
    assert rules(entry(answered(asked(), "45 亿元", note="两个项目推迟"), issues=issues)) == []
    assert rules(entry(answered(asked(), "45 亿元"), issues="土地指标不足。")) == []
    assert rules(entry(answered(asked(), "56 亿元"), issues=issues)) == []
    assert rules(entry(answered(yearly("= 56 亿元"), "42 亿元"), issues=issues)) == []
    assert rules(entry(answered(yearly("= 56 亿元", Basis.QUARTER), "1 亿元"), issues=issues)) == []


def test_findings_come_in_the_order_of_the_table_and_each_has_a_key_of_its_own() -> None:
    facts = entry(
        answered(asked(number=1, name="甲项目投资"), None),
        answered(asked(number=2, name="乙项目投资"), "56 家"),
        answered(asked(number=3, name="丙项目投资", basis=Basis.CUMULATIVE), "40 亿元", last="45 亿元",
                 quarters_sum=Decimal(41)),
        answered(asked(">= 70 %", number=4, name="开工率"), "105 %"),
        answered(asked(number=5, name="丁项目投资"), "57 亿元"),
        figures=(figure("丁项目投资", "58 亿元"),), text="按计划推进各项工作" * 9, last_text="按计划推进各项工作" * 9,
        issues="", limit=10,
    )  # fmt: skip
    findings = check(facts)
    assert [finding.rule for finding in findings] == [row.rule for row in CHECKS]
    assert len({finding.key for finding in findings}) == len(CHECKS)
    assert [f.level for f in findings] == [row.level for row in CHECKS]
    assert all(f.sentence.zh.endswith("。") and f.sentence.en.endswith(".") for f in findings)


def test_a_reason_settles_a_finding_except_for_a_unit_that_does_not_compare() -> None:
    facts = entry(answered(asked(number=1), None), answered(asked(number=2, name="上云企业"), "56 家"), issues="",
                  limit=1)  # fmt: skip
    findings = check(facts)
    silent, differs, long = findings
    assert unanswered(findings, {}) == (silent, differs)
    assert unanswered(findings, {silent.key: " \n", differs.key: ""}) == (silent, differs)
    assert unanswered(findings, {silent.key: "统计局尚未公布", differs.key: "按家统计"}) == (differs,)
    assert unanswered(findings, {"figure_unanswered:2.9": "别的指标", long.key: "确需说明"}) == (silent, differs)
    assert unanswered([], {silent.key: "理由"}) == ()


@pytest.mark.parametrize("row", CHECKS, ids=lambda row: row.rule)
def test_blocking_findings_stop_and_advice_does_not(row: Check) -> None:
    finding = Finding(row.rule, row.level, 2, None, row.words)
    blocking = row.level is Level.BLOCKING
    assert unanswered([finding], {}) == ((finding,) if blocking else ())
    assert unanswered([finding], {finding.key: "理由"}) == (() if row.reason_settles else (finding,))


def test_the_table_says_of_every_rule_what_it_does() -> None:
    assert {row.rule: (row.level, row.reason_settles) for row in CHECKS} == {
        "figure_unanswered": (Level.BLOCKING, True),
        "unit_differs": (Level.BLOCKING, False),
        "cumulative_falls": (Level.BLOCKING, True),
        "sum_differs": (Level.BLOCKING, True),
        "text_differs": (Level.BLOCKING, True),
        "over_hundred": (Level.BLOCKING, True),
        "copied": (Level.BLOCKING, True),
        "too_long": (Level.ADVICE, True),
        "not_met_without_reason": (Level.ADVICE, True),
    }
    assert set(LEVEL_WORDS) == set(Level)


TARGETS = st.builds(
    Asked, st.integers(1, 9), st.text(max_size=80), st.sampled_from(Comparator), VALUES, st.text(max_size=9),
    st.sampled_from([None, *Basis]), st.sampled_from([None, Q3]),
)  # fmt: skip
READINGS = st.none() | st.builds(Reading, VALUES, st.sampled_from(["", "%", "亿元", "万元"]) | st.text(), st.text())
ANSWERS = st.lists(st.builds(Answered, TARGETS, READINGS, READINGS, st.none() | VALUES), max_size=3)
FIGURES = st.lists(st.builds(TextFigure, st.text(), VALUES, st.text(), st.text()), max_size=3)


@given(st.text(), st.text(), st.text(), st.integers(0, 900), ANSWERS, FIGURES, st.booleans())
def test_any_words_can_be_checked(
    text: str, last: str, issues: str, limit: int, answers: list[Answered], figures: list[TextFigure], leads: bool
) -> None:
    facts = EntryFacts(
        task=2, quarter=Q3, text=text, issues=issues, limit=limit, answered=tuple(answers), figures=tuple(figures),
        last_text=last, leads=leads,
    )  # fmt: skip
    findings = check(facts)
    assert all(finding.sentence.zh and finding.sentence.en for finding in findings)
    reasons = {finding.key: "理由" for finding in findings}
    assert {finding.rule for finding in unanswered(findings, reasons)} <= {"unit_differs"}


@given(VALUES, VALUES)
def test_a_cumulative_figure_never_both_falls_and_does_not(one: Decimal | Fraction, other: Decimal | Fraction) -> None:
    def falls(now: Decimal | Fraction, last: Decimal | Fraction) -> bool:
        pair = Answered(SINCE_JANUARY, Reading(now, "亿元"), Reading(last, "亿元"))
        return "cumulative_falls" in rules(entry(pair))

    assert falls(one, other) + falls(other, one) == (one != other)
