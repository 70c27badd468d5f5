"""Every stored field that repeats what an event says is held against the events, and its subject is named."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Row, Table, delete, func, insert, select, update

from models import Base
from reports.heads import heads
from reports.projections import projected, projections, verify_projections
from reports.verification import verify_all
from statemachine.chain import text_digest
from statemachine.ladder import RungKind
from statemachine.submission import State
from tests.quarter import Home, Scene
from tests.reports.forgery import wide_open

Stored = Row[Any]
Change = Callable[[Scene, Stored], dict[str, Any]]
PERIOD = "period:main/临政字〔2020〕112号/2020Q3"
CAMPAIGN = "campaign:main/临政字〔2020〕112号"


def table(name: str) -> Table:
    return Base.metadata.tables[name]


def other(name: str, *values: Any) -> Change:
    """The field takes the first of ``values`` that it does not have."""
    return lambda scene, row: {name: next(value for value in values if value != getattr(row, name))}


def more(name: str, by: Any) -> Change:
    return lambda scene, row: {name: getattr(row, name) + by}


def moment(name: str) -> Change:
    """A second later, or some moment where there was none."""
    return lambda scene, row: {name: (getattr(row, name) or datetime(2020, 10, 9, tzinfo=UTC)) + timedelta(seconds=1)}


def emptied(name: str) -> Change:
    return lambda scene, row: {name: None}


def person(name: str) -> Change:
    def change(scene: Scene, row: Stored) -> dict[str, Any]:
        return {name: next(id_ for id_ in (1, 2) if id_ != getattr(row, name))}

    return change


def unused_kind(scene: Scene, row: Stored) -> dict[str, Any]:
    rungs = table("escalation").c
    taken = set(scene.session.scalars(select(rungs.kind).where(rungs.submission_id == row.submission_id)))
    return {"kind": next(kind for kind in RungKind if kind not in taken)}


def content(scene: Scene, row: Stored) -> dict[str, Any]:
    words = row.content.replace("（演示）", "（演 示）", 1)
    assert words != row.content
    return {"content": words, "digest": text_digest(words)}


CHANGES: dict[str, list[Change]] = {
    "submission": [
        other("state", *State), more("revision", 1), lambda _, row: {"nil": not row.nil},
        lambda _, row: {"exempt": not row.exempt}, moment("due_at"), emptied("due_at"), moment("submitted_at"),
        moment("completed_at"), person("taken_up_by"),
    ],
    "flag": [
        more("revision", 1), more("category", "x"), more("text", "x"), more("items", [99]),
        more("correct_by", timedelta(days=1)), other("status", "open", "answered"), other("status", "cleared", "open"),
        other("status", "accepted", "open"), other("answer", "x"), person("raised_by"),
    ],
    "escalation": [
        unused_kind, more("on", timedelta(days=1)),
        lambda _, row: {"issued_at": None if row.issued_at else datetime(2020, 10, 20, tzinfo=UTC)},
    ],
    "signature": [
        more("revision", 5), other("digest", "0" * 64), person("person_id"), moment("at"), moment("voided_at"),
    ],
    "receipt": [more("revision", 5)],
    "revision": [content, more("number", 5), more("content", " "), other("digest", "0" * 64)],
}  # fmt: skip


def named(scene: Scene, statement: Any) -> set[str]:
    """The subjects that are named after ``statement`` alone."""
    with scene.session.begin_nested() as inner:
        done: Any = scene.session.execute(statement)
        assert done.rowcount
        scene.session.expire_all()
        found = {one.subject for one in verify_all(scene.session).broken}
        inner.rollback()
    return found


def sample(scene: Scene, name: str) -> Iterator[tuple[Stored, str]]:
    """First, middle and last row of a table, with the subject that each belongs to."""
    rows = scene.session.execute(select(table(name)).order_by(table(name).c.id)).all()
    subjects = {row.id: row.subject for row in scene.session.execute(select(table("submission")))}
    for row in {0: rows[0], len(rows) // 2: rows[len(rows) // 2], len(rows) - 1: rows[-1]}.values():
        yield row, subjects[row.id if name == "submission" else row.submission_id]


def test_everything_agrees_as_it_was_written(quarter: Home) -> None:
    with quarter.look() as scene:
        verdict = verify_all(scene.session)
        assert verdict.broken == []
        kinds = {flag.status for flag in scene.session.execute(select(table("flag").c.status))}
        assert kinds == {"open", "accepted", "cleared"}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_field_names_its_subject_alone(quarter: Home, name: str) -> None:
    with wide_open(quarter) as scene:
        for row, subject in sample(scene, name):
            for number, change in enumerate(CHANGES[name]):
                values = change(scene, row)
                if all(getattr(row, key) == value for key, value in values.items()):
                    continue  # emptied what was empty
                where = table(name).c.id == row.id
                found = named(scene, update(table(name)).where(where).values(values))
                assert found == {subject}, (name, number, values)


@pytest.mark.parametrize("name", [name for name in CHANGES if name != "submission"])
def test_a_row_that_was_deleted_or_given_to_another_names_both_subjects(quarter: Home, name: str) -> None:
    silent = "submission:main/临政字〔2020〕112号/2020Q3/FHZ"
    with wide_open(quarter) as scene:
        id_ = scene.submission("FHZ").id
        for row, subject in sample(scene, name):
            where = table(name).c.id == row.id
            assert named(scene, delete(table(name)).where(where)) == {subject}
            if row.submission_id != id_:
                assert named(scene, update(table(name)).where(where).values(submission_id=id_)) == {subject, silent}


@pytest.mark.parametrize("name", [name for name in CHANGES if name != "submission"])
def test_a_row_of_which_no_event_speaks_names_its_subject(quarter: Home, name: str) -> None:
    silent = "submission:main/临政字〔2020〕112号/2020Q3/FHZ"
    with wide_open(quarter) as scene:
        id_ = scene.submission("FHZ").id
        row, _ = next(sample(scene, name))
        invented = {key: value for key, value in row._mapping.items() if key != "id"} | {"submission_id": id_}
        assert named(scene, insert(table(name)).values(invented)) == {silent}


def test_what_was_signed_by_one_hand_is_not_passed_off_as_the_other_kind(quarter: Home) -> None:
    with wide_open(quarter) as scene:
        found, stamps = scene.submission("JTJ"), table("signature")
        forged = update(stamps).where(stamps.c.submission_id == found.id).values(kind="seal")
        assert named(scene, forged) == {found.subject}


def test_an_edition_changed_with_its_digest_or_made_away_with_names_the_period(quarter: Home) -> None:
    editions = table("circular_edition")
    with wide_open(quarter) as scene:
        words = scene.session.scalars(select(editions.c.content)).one().replace("未报", "已报")
        forged = {"content": words, "digest": text_digest(words)}
        assert named(scene, update(editions).values(forged)) == {PERIOD}
        assert named(scene, update(editions).values(digest="0" * 64)) == {PERIOD}
        assert named(scene, delete(editions)) == {PERIOD}


def test_a_period_with_another_due_moment_or_calendar_is_named(quarter: Home) -> None:
    periods = table("period")
    with wide_open(quarter) as scene:
        row = scene.session.execute(select(periods)).one()
        forged: list[dict[str, Any]] = [
            {"due_at": row.due_at + timedelta(seconds=1)},
            {"due_at": None},
            {"due_trace": row.due_trace | {"calendar": "0" * 64}},
        ]
        for values in forged:
            assert named(scene, update(periods).values(values)) == {PERIOD}, values


def test_a_campaign_with_other_rules_or_another_source_is_named(quarter: Home) -> None:
    campaigns = table("campaign")
    with wide_open(quarter) as scene:
        rules = scene.session.scalars(select(campaigns.c.rules)).one()
        for values in ({"rules": rules | {"due_working_days": 99}}, {"source_digest": "0" * 64}):
            assert named(scene, update(campaigns).values(values)) == {CAMPAIGN}, values


def test_the_words_say_which_field_in_both_languages(quarter: Home) -> None:
    submissions = table("submission")
    with wide_open(quarter) as scene:
        where = submissions.c.subject == scene.submission("GXJ").subject
        scene.session.execute(update(submissions).where(where).values(nil=True))
        scene.session.expire_all()
        (found,) = verify_projections(scene.session)
        assert (found.why.zh, found.why.en) == ("“nil”与事件不符", "“nil” is not what the events say")


def test_a_projection_stops_at_the_given_heads(quarter: Home) -> None:
    with quarter.look() as scene:
        subject = scene.submission("GXJ").subject
        states = [
            projected(scene.session, scene.period, {subject: seq})[subject].state
            for seq in range(1, scene.submission("GXJ").seq + 1)
        ]
        assert states == ["drafted", "signed", "sealed", "submitted", "submitted", "reviewed"]
        assert projected(scene.session, scene.period, {}) == {}


def test_the_last_event_of_every_projection_is_the_head(quarter: Home) -> None:
    with quarter.look() as scene:
        found = {subject: seq for subject, seq, _ in projections(scene.session)}
        stored = {head.subject: head.seq for head in heads(scene.session) if head.subject.startswith("submission:")}
        assert found == stored
        assert len(found) == scene.session.scalar(select(func.count()).select_from(table("submission")))
