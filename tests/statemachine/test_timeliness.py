"""Lateness beside the state."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from statemachine.light import Light, light, worst
from statemachine.submission import State
from statemachine.timeliness import TIMELINESS_WORDS, Timeliness, timeliness

DUE = datetime(2020, 10, 12, 16, tzinfo=UTC)  # the end of 12 October in China
TICK = timedelta(microseconds=1)
DAY = timedelta(days=1)

TABLE = [
    # due, completed, now, expected
    (DUE, None, DUE - TICK, Timeliness.PENDING),
    (DUE, None, DUE, Timeliness.MISSING),
    (DUE, None, DUE + DAY, Timeliness.MISSING),
    (DUE, DUE - DAY, DUE - DAY, Timeliness.ON_TIME),
    (DUE, DUE - TICK, DUE + DAY, Timeliness.ON_TIME),
    (DUE, DUE, DUE, Timeliness.LATE),
    (DUE, DUE + TICK, DUE + DAY, Timeliness.LATE),
    (None, None, DUE + 1000 * DAY, Timeliness.PENDING),
    (None, DUE + DAY, DUE + DAY, Timeliness.ON_TIME),
]


@pytest.mark.parametrize(("due", "completed", "now", "expected"), TABLE)
def test_how_a_report_stands_to_its_due_moment(
    due: datetime | None, completed: datetime | None, now: datetime, expected: Timeliness
) -> None:
    assert timeliness(due, completed, now) is expected
    assert timeliness(due, completed, now, exempt=True) is Timeliness.EXEMPT


def test_what_came_in_once_does_not_grow_late_with_the_clock() -> None:
    stands = {timeliness(DUE, DUE - TICK, DUE + days * DAY) for days in range(0, 400, 7)}
    assert stands == {Timeliness.ON_TIME}


def test_every_kind_has_words() -> None:
    assert set(TIMELINESS_WORDS) == set(Timeliness)


# state, timeliness -> the light; what is not listed follows from the timeliness alone
LIGHTS: dict[tuple[State, Timeliness], Light] = {
    (State.REVIEWED, Timeliness.ON_TIME): Light.GREEN,
    **{(state, Timeliness.ON_TIME): Light.YELLOW for state in State if state is not State.REVIEWED},
    **{(state, Timeliness.LATE): Light.YELLOW for state in State},
    **{(state, Timeliness.MISSING): Light.RED for state in State},
    **{(state, kind): Light.GREY for state in State for kind in (Timeliness.PENDING, Timeliness.EXEMPT)},
}


def test_green_is_only_what_came_on_time_and_was_reviewed() -> None:
    for cell in product(State, Timeliness):
        shade, why = light(*cell)
        assert shade is LIGHTS[cell], cell
        assert why.zh, cell
        assert why.en, cell


def test_the_light_says_why() -> None:
    assert light(State.SUBMITTED, Timeliness.MISSING)[1].zh == "逾期未报齐（缺纸质件）"
    assert light(State.SEALED, Timeliness.MISSING)[1].zh == "逾期未报送"
    assert light(State.FLAGGED, Timeliness.LATE)[1].zh == "存在问题待整改"
    assert light(State.REVIEWED, Timeliness.LATE)[1].zh == "迟报"


def test_a_task_is_as_far_as_its_weakest_lead() -> None:
    assert worst([Light.GREEN, Light.YELLOW, Light.RED, Light.GREY]) is Light.RED
    assert worst([Light.GREEN, Light.YELLOW, Light.GREY]) is Light.YELLOW
    assert worst([Light.GREEN, Light.GREEN]) is Light.GREEN
    assert worst([Light.GREY]) is worst([]) is Light.GREY
