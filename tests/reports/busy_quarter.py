"""A quarter in which everything happens once, and the circular's content made of it."""

from typing import Any

from actions.draft import nil_return, write_draft
from actions.escalation import escalate, issue
from actions.review import clear, review
from actions.sign import seal, sign
from actions.submit import receive_paper, submit
from reports.circular import circular_content
from reports.circular.anchor import here
from statemachine.actor import clock
from statemachine.submission import State
from tests.quarter import CALENDAR, Home, Scene, at

NOW = at("2020-10-27T09:00")


def act_out(home: Home) -> None:
    """On time and reviewed, nil, late, late on paper, flagged, cleared, and many silent ones who are chased."""
    with home.act() as scene:
        scene.bring("GXJ", State.REVIEWED, "2020-10-12T15:20")
        scene.bring("FGJ", State.REVIEWED, "2020-10-14")
        scene.bring("ZRJ", State.SUBMITTED, "2020-10-10")
        scene.bring("HBJ", State.FLAGGED, "2020-10-12")
        cleared = scene.bring("TCJ", State.FLAGGED, "2020-10-12")
        clear(scene.session, cleared, scene.person("office.director"), at("2020-10-15"), reason="核实", evidence="证照")
        scene.bring("NYJ", State.SEALED)
        nil(scene, "YJJ")
    with home.act() as scene:
        for day in ("13", "15", "19"):
            escalate(scene.session, scene.campaign, scene.period, CALENDAR, clock(), at(f"2020-10-{day}"))
        issue(scene.session, scene.submission("QLHG"), scene.person("office.director"), at("2020-10-20"))


def nil(scene: Scene, unit: str) -> None:
    found, when = scene.submission(unit), at("2020-10-12")
    write_draft(scene.session, found, nil_return("（演示）尚未开始"), scene.person(f"{unit}.drafter"), when)
    code = sign(scene.session, found, scene.person(f"{unit}.principal"), when).digest
    seal(scene.session, found, scene.person(f"{unit}.seal_keeper"), when)
    submit(scene.session, found, scene.person(f"{unit}.drafter"), when)
    receive_paper(scene.session, found, code, scene.person("office.clerk"), when)
    review(scene.session, [found], scene.person("office.reviewer"), when)


def content_of(home: Home, issue_number: int | None = 1) -> dict[str, Any]:
    with home.look() as scene:
        args = (scene.session, scene.office, scene.campaign, scene.period, CALENDAR, NOW, issue_number)
        return circular_content(*args, here(scene.session))
