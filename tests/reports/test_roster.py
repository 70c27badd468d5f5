"""The live list and its counts."""

from collections import Counter
from datetime import timedelta
from random import Random

from sqlalchemy import update

from models import Submission
from reports.late import late
from reports.roster import counts, lines
from statemachine.actor import clock
from statemachine.submission import State
from statemachine.timeliness import Timeliness, timeliness
from tests.quarter import Home, at, sample

DUE = at("2020-10-13T00:00")
NEAR = [timedelta(microseconds=m) for m in (-1, 0, 1)] + [timedelta(days=d) for d in (-3, -1, 1, 5)]


def test_counting_in_the_database_equals_counting_the_lines(home: Home) -> None:
    dice = Random(112)
    with home.act() as scene:
        for unit in sample()[1].units[:14]:
            scene.bring(unit.code, dice.choice(list(State)))
    for round_ in range(6):
        with home.act() as scene:
            session, period = scene.session, scene.period
            for line in lines(session, clock(), period, DUE):
                due = dice.choice([None, DUE, DUE, DUE + dice.choice(NEAR)])
                done = dice.choice([None, DUE, DUE + dice.choice(NEAR)])
                session.execute(
                    update(Submission).where(Submission.id == line.submission.id).values(due_at=due, completed_at=done)
                )
            session.expire_all()
            for now in (DUE + dice.choice(NEAR), DUE, DUE + timedelta(days=30)):
                for actor in (clock(), scene.person("GXJ.drafter")):
                    found = lines(session, actor, period, now)
                    assert all(
                        x.timeliness is timeliness(x.submission.due_at, x.submission.completed_at, now) for x in found
                    )
                    states, kinds = Counter(x.submission.state for x in found), Counter(x.timeliness for x in found)
                    counted = counts(session, actor, period, now)
                    assert counted["states"] == {str(state): states[state] for state in State}, round_
                    assert counted["timeliness"] == {str(kind): kinds[kind] for kind in Timeliness}, round_
                    missing = {x.submission.id for x in found if x.timeliness is Timeliness.MISSING}
                    assert {x.submission.id for x in late(session, actor, period, now)} == missing


def test_the_list_is_whole_sorted_and_knows_the_rungs(home: Home) -> None:
    with home.look() as scene:
        found = lines(scene.session, clock(), scene.period, DUE)
        assert [line.unit.code for line in found] == sorted(unit.code for unit in sample()[1].units)
        assert {line.rungs for line in found} == {()}
