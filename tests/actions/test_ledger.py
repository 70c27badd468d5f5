"""Appending to the ledger, and our own list of runs."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from actions.flow_run import begin, end
from actions.ledger import Entry, append, stamp, step
from actions.refusals import LostRace
from actions.review import review
from models import AuditEvent, Submission
from models.flow_run import RunState
from reports.history import history
from reports.ledger import verify
from statemachine.actor import clock
from statemachine.submission import State
from tests.actions.people import events
from tests.quarter import Home, at

WHEN = at("2020-10-10")


def test_the_chain_of_a_report_links_each_event_to_the_one_before(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.REVIEWED)
        chain = events(scene, "GXJ")
        assert [event.seq for event in chain] == list(range(1, len(chain) + 1))
        assert [event.previous for event in chain] == ["", *(event.hash for event in chain[:-1])]
        assert (found.head, found.seq) == (chain[-1].hash, chain[-1].seq)
        steps = [(event.source, event.target) for event in chain if event.target]
        assert steps == [
            (None, "drafted"), ("drafted", "signed"), ("signed", "sealed"), ("sealed", "submitted"),
            ("submitted", "reviewed"),
        ]  # fmt: skip


def test_a_head_that_has_moved_in_the_meantime_is_a_lost_race_and_leaves_nothing(home: Home) -> None:
    with home.look() as scene:
        found = scene.submission("GXJ")
        stale = Entry(found.subject, "chase", {}, previous="0" * 64, seq=found.seq + 1)
        count = len(scene.session.scalars(select(AuditEvent.hash)).all())
    with pytest.raises(LostRace) as caught, home.act() as scene:
        step(scene.session, Submission, [stale], clock(), WHEN)
    assert "GXJ" in caught.value.sentence("zh")
    with home.look() as scene:
        assert len(scene.session.scalars(select(AuditEvent.hash)).all()) == count
        assert verify(scene.session).ok


def test_of_many_heads_one_that_moved_stops_all(home: Home) -> None:
    with home.act() as scene:
        ready = [scene.bring(unit, State.SUBMITTED) for unit in ("GXJ", "FGJ")]
        entries = [
            Entry(f.subject, "review", {}, previous=f.head if f is ready[0] else "0" * 64, seq=f.seq + 1,
                  source="submitted", target="reviewed")
            for f in ready
        ]  # fmt: skip
        with pytest.raises(LostRace):
            step(scene.session, Submission, entries, clock(), WHEN)
        scene.session.rollback()


def test_nothing_to_do_is_nothing_done(home: Home) -> None:
    with home.act() as scene:
        review(scene.session, [], scene.person("office.reviewer"), WHEN)
        assert append(scene.session, [], clock(), WHEN) == []
        step(scene.session, Submission, [], clock(), WHEN)


def test_a_moment_is_written_in_utc_to_the_microsecond() -> None:
    assert stamp(at("2020-10-13T00:00")) == "2020-10-12T16:00:00.000000Z"
    assert stamp(datetime(2020, 1, 2, 3, 4, 5, 678, tzinfo=UTC)) == "2020-01-02T03:04:05.000678Z"


def test_a_run_is_written_down_at_its_beginning_and_its_end(home: Home) -> None:
    with home.act() as scene:
        first = begin(scene.session, "escalate-late-units", None, {"as_of": "2020-10-13"}, WHEN)
        second = begin(scene.session, "consolidated-report", "prefect-id", {}, WHEN)
        end(scene.session, first, RunState.FAILED, {"error": "x"}, at("2020-10-11"))
    with home.look() as scene:
        newest, oldest = history(scene.session, 10)
        assert (newest["run_id"], newest["state"], newest["ended_at"]) == (second, "running", None)
        assert (oldest["state"], oldest["ended_at"]) == ("failed", "2020-10-11T04:00:00+00:00")
        assert (oldest["parameters"], oldest["summary"]) == ({"as_of": "2020-10-13"}, {"error": "x"})
        assert [row["run_id"] for row in history(scene.session, 1)] == [second]
