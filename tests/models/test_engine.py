"""One transaction: kept whole or not at all; readers do not wait for writers."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError

from models import FlowRun, Office, Unit
from models.engine import reading, writing
from models.flow_run import RunState

NOON = datetime(2020, 10, 12, 4, tzinfo=UTC)


def a_run() -> FlowRun:
    return FlowRun(flow="f", state=RunState.RUNNING, started_at=NOON, parameters={}, summary={})


def count(engine: Engine) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(FlowRun)) or 0


def test_what_fails_half_way_leaves_nothing(engine: Engine) -> None:
    def half_way() -> None:
        with writing(engine) as session:
            session.add(a_run())
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_way()
    assert count(engine) == 0


def test_a_reader_sees_the_state_before_an_open_writer_and_does_not_wait(engine: Engine) -> None:
    with writing(engine) as session:
        session.add(a_run())
        session.flush()
        assert count(engine) == 0
    assert count(engine) == 1


def test_a_reader_sees_one_moment_from_its_first_look_to_its_last(engine: Engine) -> None:
    with reading(engine) as session:
        before = session.scalar(select(func.count()).select_from(FlowRun))
        with writing(engine) as other:
            other.add(a_run())
        assert session.scalar(select(func.count()).select_from(FlowRun)) == before == 0
    assert count(engine) == 1


def test_looking_never_keeps_what_was_written_by_mistake(engine: Engine) -> None:
    with reading(engine) as session:
        session.add(a_run())
        session.flush()
    assert count(engine) == 0


def test_a_row_that_points_nowhere_is_refused(engine: Engine) -> None:
    with pytest.raises(IntegrityError), writing(engine) as session:
        session.add(Unit(office_id=7, code="GXJ", name="局", short_name="局", kind="部门"))


def test_a_code_is_unique_within_its_office_only(engine: Engine) -> None:
    def add(office: Office) -> None:
        with writing(engine) as session:
            session.add(office)
            session.flush()
            session.add(Unit(office_id=office.id, code="GXJ", name="局", short_name="局", kind="部门"))

    add(Office(code="main", name="督查室"))
    add(Office(code="other", name="督查室"))
    with pytest.raises(IntegrityError):
        add(Office(code="main", name="督查室"))
