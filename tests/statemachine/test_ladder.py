"""催报 → 二次催报 → 通报 → 约谈: one rung a working day, each after the one before it was issued."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from statemachine.campaign import CampaignRules
from statemachine.chain import canonical
from statemachine.ladder import DEFAULT_LADDER, RUNG_WORDS, Climbed, Rung, RungKind, next_rung

CHASE, SECOND, CIRCULAR, TALK = DEFAULT_LADDER
TODAY = date(2020, 10, 21)
BEFORE = TODAY - timedelta(days=1)


def climbed(*kinds: RungKind, on: date = BEFORE, issued: bool = True) -> list[Climbed]:
    return [Climbed(kind, on, issued) for kind in kinds]


def test_the_first_rung_comes_on_the_first_working_day_after_the_due_day() -> None:
    assert next_rung(DEFAULT_LADDER, [], 0, TODAY) is None
    assert next_rung(DEFAULT_LADDER, [], 1, TODAY) is CHASE


def test_a_rung_is_not_skipped_however_late_the_sweep_comes() -> None:
    assert next_rung(DEFAULT_LADDER, [], 30, TODAY) is CHASE
    assert next_rung(DEFAULT_LADDER, climbed(RungKind.CHASE), 30, TODAY) is SECOND


def test_a_rung_waits_for_its_day() -> None:
    one, two = climbed(RungKind.CHASE), climbed(RungKind.CHASE, RungKind.SECOND_CHASE)
    three = climbed(RungKind.CHASE, RungKind.SECOND_CHASE, RungKind.CIRCULAR)
    for steps, rung in ((one, SECOND), (two, CIRCULAR), (three, TALK)):
        assert next_rung(DEFAULT_LADDER, steps, rung.after - 1, TODAY) is None
        assert next_rung(DEFAULT_LADDER, steps, rung.after, TODAY) is rung


def test_one_rung_a_day_at_most() -> None:
    assert next_rung(DEFAULT_LADDER, climbed(RungKind.CHASE, on=TODAY), 30, TODAY) is None


def test_a_rung_needs_the_one_before_it_issued() -> None:
    waiting = [*climbed(RungKind.CHASE, RungKind.SECOND_CHASE), *climbed(RungKind.CIRCULAR, issued=False)]
    assert next_rung(DEFAULT_LADDER, waiting, 30, TODAY) is None


def test_after_the_last_rung_there_is_none() -> None:
    assert next_rung(DEFAULT_LADDER, climbed(*RungKind), 99, TODAY) is None
    assert next_rung((), [], 99, TODAY) is None


def test_what_names_somebody_is_issued_by_a_person_only() -> None:
    assert [rung.automatic for rung in DEFAULT_LADDER] == [True, True, False, False]
    assert [rung.kind for rung in DEFAULT_LADDER] == list(RungKind) == list(RUNG_WORDS)


LADDERS = st.lists(
    st.builds(Rung, st.sampled_from(RungKind), st.integers(1, 15), st.booleans()),
    max_size=4,
    unique_by=lambda rung: rung.kind,
).map(lambda rungs: tuple(sorted(rungs, key=lambda rung: rung.after)))


@settings(deadline=None)
@given(LADDERS, st.lists(st.booleans(), min_size=30, max_size=30), st.lists(st.booleans(), min_size=30, max_size=30))
def test_whatever_days_the_clock_runs_and_the_director_acts_the_ladder_is_climbed_in_order(
    ladder: tuple[Rung, ...], runs: list[bool], issues: list[bool]
) -> None:
    steps: list[Climbed] = []
    for overdue, (swept, signed) in enumerate(zip(runs, issues, strict=True)):
        today = TODAY + timedelta(days=overdue)
        rung = next_rung(ladder, steps, overdue, today) if swept else None
        if rung:
            assert overdue >= rung.after
            assert all(step.issued and step.on < today for step in steps)
            steps.append(Climbed(rung.kind, today, rung.automatic))
            assert next_rung(ladder, steps, overdue, today) is None
        if signed and steps and not steps[-1].issued:
            steps[-1] = Climbed(steps[-1].kind, today, issued=True)
    assert [step.kind for step in steps] == [rung.kind for rung in ladder][: len(steps)]


@settings(deadline=None)
@given(
    st.builds(
        CampaignRules,
        st.integers(1, 60),
        st.sampled_from([(), ("paper",), ("electronic",), ("paper", "electronic")]),
        LADDERS,
        st.integers(0, 99),
    )
)
def test_the_rules_of_a_campaign_survive_their_row(rules: CampaignRules) -> None:
    row = rules.as_json()
    canonical(row)
    assert CampaignRules.from_json(row) == rules
    assert rules.wants_paper == ("paper" in row["forms"])


def test_the_notice_asks_for_three_working_days_on_paper_and_electronically() -> None:
    assert CampaignRules().due_working_days == 3
    assert CampaignRules().forms == ("paper", "electronic")
