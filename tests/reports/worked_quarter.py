"""A quarter in which every kind of event stands in the ledger, frozen and checkpointed."""

from datetime import date

from actions.circular import freeze
from actions.extension import ask_extension, decide_extension, exempt
from actions.review import answer, reopen, review, take_up
from actions.sign import seal, sign, withdraw
from actions.submit import receive_paper, submit
from documents import default_fonts
from models import CircularEdition, Submission
from statemachine.actor import clock
from statemachine.submission import State
from tests.quarter import CALENDAR, Home, Scene, at
from tests.reports.busy_quarter import act_out

FROZEN = at("2020-10-27T09:00")


def worked(home: Home) -> Home:
    """Everything of ``act_out``, and an extension, an exemption, a withdrawal, a corrected flag; then the circular."""
    with home.act() as scene:
        extended(scene, "CZJ")
        exempt(
            scene.session, scene.submission("FHZ"), "（演示）无任务", scene.person("office.director"), at("2020-10-11")
        )
        taken_back(scene, "HCZ")
        corrected(scene, "JLZ")
        scene.bring("JTJ", State.SIGNED)
        take_up(scene.session, scene.bring("JSZ", State.SUBMITTED), scene.person("office.reviewer"), at("2020-10-12"))
    act_out(home)
    frozen(home)
    return home


def frozen(home: Home) -> None:
    """The circular of 2020Q3, under a checkpoint."""
    with home.act() as scene:
        args = (scene.session, scene.office, scene.campaign, scene.period, CALENDAR, default_fonts(), clock(), FROZEN)
        freeze(*args)


def edition(scene: Scene) -> CircularEdition:
    """The frozen circular of 2020Q3."""
    return scene.session.query(CircularEdition).filter_by(period_id=scene.period.id).one()


def extended(scene: Scene, unit: str) -> None:
    """The unit asks for four more days and gets them."""
    found, asker, until = scene.submission(unit), scene.person(f"{unit}.drafter"), date(2020, 10, 16)
    ask_extension(scene.session, found, until, "（演示）等数", "（演示）已有初稿", asker, at("2020-10-10"))
    decide_extension(scene.session, found, True, "同意", scene.person("office.director"), at("2020-10-11"))


def taken_back(scene: Scene, unit: str) -> Submission:
    """Handed in and withdrawn again."""
    found = scene.bring(unit, State.SUBMITTED)
    withdraw(scene.session, found, scene.person(f"{unit}.principal"), at("2020-10-11"), "（演示）重报")
    return found


def corrected(scene: Scene, unit: str) -> Submission:
    """Flagged, reopened, handed in again with an answer, and accepted."""
    found = scene.bring(unit, State.FLAGGED, "2020-10-12")
    reopen(scene.session, found, scene.person("office.reviewer"), at("2020-10-13"), "（演示）请补正")
    again(scene, found, unit)
    review(scene.session, [found], scene.person("office.reviewer"), at("2020-10-15"), accept_flags=True)
    return found


def again(scene: Scene, found: Submission, unit: str) -> None:
    """The second revision, with the answer to the flag, electronically and on paper."""
    session, when = scene.session, at("2020-10-14")
    scene.draft(unit, "2020-10-14", "（演示）补正")
    answer(session, found, 1, "（演示）已写明截至日期", scene.person(f"{unit}.drafter"), when)
    digest = sign(session, found, scene.person(f"{unit}.principal"), when).digest
    seal(session, found, scene.person(f"{unit}.seal_keeper"), when)
    submit(session, found, scene.person(f"{unit}.drafter"), when)
    receive_paper(session, found, digest, scene.person("office.clerk"), when)
