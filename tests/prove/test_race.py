"""Many processes race on the same submissions, and do the same thing at once: one winner each, nothing broken."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from actions.draft import nil_return, write_draft
from actions.period import open_period
from actions.submit import receive_paper
from models import AuditEvent, Revision, Submission
from reports.verification import verify_all
from statemachine.actor import clock
from statemachine.chain import name_of
from statemachine.submission import Role
from tests.actions import people
from tests.actions.changes import newcomer
from tests.prove.proof import proof
from tests.prove.worker import Crew
from tests.quarter import CALENDAR, Home, Scene, at
from workdays import Quarter

#: Each is raced for in turn; ``review`` in bulk. Who flagged is never of the unit, so anybody may win anything.
RACES = {"sign": Role.PRINCIPAL, "seal": Role.SEAL_KEEPER, "submit": Role.CLERK, "flag": Role.INSPECTOR}
WHEN, LATER = "2021-01-08", "2021-01-10"
Said = list[list[dict[str, Any]]]


class Size(NamedTuple):
    """How many processes race on how many submissions; ``long``: whether the figures are kept."""

    processes: int
    submissions: int
    long: bool


SMALL, LONG = Size(3, 6, False), Size(8, 40, True)


@pytest.fixture(params=[SMALL, pytest.param(LONG, marks=pytest.mark.prove)], ids=["small", "long"], scope="module")
def size(request: pytest.FixtureRequest) -> Size:
    """The small version in every run of the tests, the long one in ``make prove``."""
    found: Size = request.param
    return found


@pytest.fixture(scope="module")
def crew(size: Size) -> Iterator[Crew]:
    """The processes that race."""
    found = Crew(size.processes)
    yield found
    found.close()


def subjects(scene: Scene, size: Size) -> list[str]:
    """The submissions that are raced for."""
    return list(scene.session.scalars(select(Submission.subject).order_by(Submission.id).limit(size.submissions)))


def racers(scene: Scene, size: Size) -> None:
    """For each process somebody in each role, for every unit: nobody is kept from anything by another rule."""
    for role in (*RACES.values(), Role.REVIEWER):
        for number in range(size.processes):
            newcomer(scene, f"{role}.{number}")
            people.grant(scene, f"{role}.{number}", role)


def prepare(home: Home, size: Size) -> list[str]:
    """Two quarters open, a nil return written in every submission; returns what is raced for."""
    with home.act() as scene:
        open_period(scene.session, scene.campaign, Quarter(2020, 4), CALENDAR, clock(), at("2021-01-01"))
        racers(scene, size)
        for submission in scene.session.scalars(select(Submission)).all():
            drafter = scene.person(f"{name_of(submission.subject).partition('/')[2]}.drafter", WHEN)
            write_draft(scene.session, submission, nil_return("（演示）无进展"), drafter, at(WHEN))
        return subjects(scene, size)


def no_faults(tries: list[dict[str, Any]]) -> None:
    """Nobody met anything but a refusal, and nobody saw the ledger broken."""
    faults = [one.get("fault") or one["broken"] for one in tries if "fault" in one or one.get("broken")]
    assert not faults, "\n".join(map(str, faults))


def judge(said: Said, wanted: list[str]) -> dict[str, Any]:
    """One winner for each submission; every other try is refused in both languages, naming the winner."""
    tries = [one for own in said for one in own]
    no_faults(tries)
    winners = Counter(one["subject"] for one in tries if "done" in one)
    assert winners == Counter(wanted)
    first = {one["subject"]: one["person"] for one in tries if "done" in one}
    for one in tries:
        if "refused" in one:
            assert first[one["subject"]] in one["zh"], one
            assert first[one["subject"]] in one["en"], one
    kinds = Counter(one["refused"] for one in tries if "refused" in one)
    return {"tried": len(tries), "won": len(winners), "refused": dict(sorted(kinds.items())), "unexpected": 0}


def once_each(home: Home, event: str, wanted: list[str]) -> None:
    """The ledger has ``event`` once for each of ``wanted``, and holds."""
    with home.look() as scene:
        query = select(AuditEvent.subject).where(AuditEvent.action == event)
        assert Counter(scene.session.scalars(query)) == Counter(wanted)
        assert verify_all(scene.session).ok


def receive_all(home: Home, wanted: list[str]) -> None:
    """The clerk registers every paper copy."""
    with home.act() as scene:
        rows = scene.session.execute(
            select(Submission, Revision.digest)
            .join(Revision, Revision.submission_id == Submission.id)
            .where(Submission.subject.in_(wanted))
        ).all()
        for submission, digest in rows:
            receive_paper(scene.session, submission, digest, scene.person("office.clerk", LATER), at(LATER))


def test_one_winner_for_each_submission(home: Home, database_url: str, crew: Crew, size: Size) -> None:
    wanted = prepare(home, size)
    with proof("race", home.engine.dialect.name, kept=size.long) as figures:
        for event, role in RACES.items():
            if event == "flag":
                figures["review in bulk"] = in_bulk(home, database_url, crew, wanted)
            job = {"subjects": wanted, "event": event, "when": WHEN}
            jobs = [("each", job | {"person": f"{role}.{n}", "seed": n}) for n in range(size.processes)]
            figures[event] = judge(crew.race(database_url, jobs), wanted)
            once_each(home, event, wanted)
        figures["among others"] = among_others(home, database_url, crew, size)


def in_bulk(home: Home, url: str, crew: Crew, wanted: list[str]) -> dict[str, Any]:
    """All of them in one transaction, by each process in another order: one process reviews all, the others none."""
    receive_all(home, wanted)
    jobs = [
        ("bulk", {"subjects": wanted, "person": f"reviewer.{number}", "when": LATER, "seed": number})
        for number in range(len(crew.workers))
    ]
    tries = [one for own in crew.race(url, jobs) for one in own]
    no_faults(tries)
    (winner,) = [one["person"] for one in tries if "done" in one]
    lost = [one for one in tries if "refused" in one]
    assert all(winner in one["zh"] and winner in one["en"] for one in lost)
    once_each(home, "review", wanted)
    kinds = Counter(one["refused"] for one in lost)
    return {"tried": len(tries), "won": 1, "refused": dict(kinds), "unexpected": 0}


def among_others(home: Home, url: str, crew: Crew, size: Size) -> dict[str, Any]:
    """While people work on the second quarter, the clock climbs its ladder and somebody verifies everything."""
    with home.look() as scene:
        query = select(Submission.subject).where(Submission.subject.contains("/2020Q4/"))
        others = sorted(set(scene.session.scalars(query)) - set(subjects(scene, size)))[:5]
    days = [f"2021-01-{day}" for day in (11, 13, 15, 20)]
    jobs: list[tuple[str, dict[str, Any]]] = [("look", {"times": 10 * size.processes})]
    jobs += [("sweep", {"quarter": "2020Q4", "days": days})] * (size.processes // 3)
    walkers = size.processes - len(jobs)
    walk = {"subjects": others, "when": WHEN, "steps": 12 * size.processes}
    jobs += [("walk", walk | {"seed": n}) for n in range(walkers)]
    tries = [one for own in crew.race(url, jobs) for one in own]
    no_faults(tries)
    with home.look() as scene:
        assert verify_all(scene.session).ok
    kinds = Counter(one.get("refused") or one.get("done") or "verified" for one in tries)
    return {"tried": len(tries), "outcome": dict(sorted(kinds.items())), "unexpected": 0}
