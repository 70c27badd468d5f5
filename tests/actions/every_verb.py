"""Every verb that somebody's duty allows, each with a report on which it can be done at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from actions.acknowledge import acknowledge
from actions.campaign import accept, copy_to, waive
from actions.certificates import register
from actions.checkpoint import take_checkpoint
from actions.circular import freeze
from actions.draft import nil_return, write_draft
from actions.escalation import escalate, issue
from actions.extension import ask_extension, decide_extension, exempt
from actions.imprints import approve, propose
from actions.indicators import confirm
from actions.login import set_password
from actions.notice import import_notice
from actions.period import open_period
from actions.review import answer, clear, flag, reopen, review, take_up
from actions.roster import add_person, delegate, grant, hand_over, revoke
from actions.sign import seal, sign, withdraw
from actions.submit import receive_paper, submit
from actions.unit_list import import_units
from actions.units import end_unit, rename_unit
from documents import default_fonts
from intake import Notice
from models import Escalation, Revision, Submission
from statemachine.actor import Actor
from statemachine.authority import Act
from statemachine.campaign import WAIVABLE
from statemachine.evidence import Level
from statemachine.ladder import RungKind
from statemachine.submission import Event, Role, State
from tests.actions.changes import more_units, person, unit
from tests.figures import FIGURES
from tests.quarter import CALENDAR, Scene, at, sample
from tests.signing import SEAL, samples
from workdays import Quarter

Q4, LATE, AFTER = Quarter(2020, 4), at("2020-10-13"), at("2021-01-04")
#: Where files are kept.
HOME = Path(mkdtemp(prefix="ducha-verbs-"))
WHEN, LATER, DAYS = at("2020-10-11"), date(2020, 10, 16), (date(2020, 10, 11), date(2020, 10, 12))


class Verb(NamedTuple):
    """``call`` does ``act`` to the report of ``unit``, or to the unit, or to the office's people."""

    act: Act | Event
    unit: str
    call: Callable[[Scene, Submission, Actor], object]


#: Where the reports stand: GXJ and JTJ are drafted.
STAND = {"FGJ": State.SIGNED, "ZRJ": State.SEALED, "JSZ": State.SUBMITTED, "YJJ": State.FLAGGED}


def stand(scene: Scene) -> None:
    """Bring everything to where each verb can be done; JTJ waits for a decision and for a rung to be issued."""
    scene.draft("GXJ")
    for code, state in STAND.items():
        scene.bring(code, state)
    found = scene.submission("JTJ")
    ask_extension(scene.session, found, LATER, "数据未出", "八成", scene.person("JTJ.drafter"), at("2020-10-10"))
    propose(scene.session, scene.office, unit(scene, "FGJ"), SEAL, HOME, scene.person("FGJ.seal_keeper"), WHEN)
    scene.session.add(Escalation(submission_id=found.id, kind=RungKind.CIRCULAR, on=LATER))
    scene.session.flush()


def _code(scene: Scene, found: Submission) -> str:
    return scene.session.query(Revision.digest).filter_by(submission_id=found.id).scalar() or ""


def _flag(scene: Scene, found: Submission, who: Actor) -> object:
    task = {"category": "数字", "text": "不清", "items": (6,), "correct_by": LATER}
    return flag(scene.session, found, who, WHEN, **task)  # type: ignore[arg-type]


def another() -> Notice:
    """The notice once more, under the next number."""
    return replace(sample()[0], doc_number="临政字〔2020〕113号")


def _freeze(scene: Scene, found: Submission, who: Actor) -> object:
    parts = (scene.session, scene.office, scene.campaign, scene.period, CALENDAR, default_fonts(), who, AFTER)
    return freeze(*parts)


def _delegate(scene: Scene, found: Submission, who: Actor) -> object:
    people = person(scene, "GXJ.principal"), person(scene, "GXJ.drafter")
    return delegate(scene.session, scene.office, unit(scene, "GXJ"), *people, Role.PRINCIPAL, DAYS, "文", who, WHEN)


VERBS = (
    Verb(Event.SIGN, "GXJ", lambda s, f, who: sign(s.session, f, who, WHEN)),
    Verb(Event.SEAL, "FGJ", lambda s, f, who: seal(s.session, f, who, WHEN)),
    Verb(Event.SUBMIT, "ZRJ", lambda s, f, who: submit(s.session, f, who, WHEN)),
    Verb(Event.WITHDRAW, "FGJ", lambda s, f, who: withdraw(s.session, f, who, WHEN, "有误")),
    Verb(Event.REVIEW, "JSZ", lambda s, f, who: review(s.session, [f], who, WHEN)),
    Verb(Event.FLAG, "JSZ", _flag),
    Verb(Event.REOPEN, "YJJ", lambda s, f, who: reopen(s.session, f, who, WHEN, "请改")),
    Verb(Event.CLEAR, "YJJ", lambda s, f, who: clear(s.session, f, who, WHEN, reason="已改", evidence="文")),
    Verb(Act.WRITE, "GXJ", lambda s, f, who: write_draft(s.session, f, nil_return("无"), who, WHEN)),
    Verb(Act.ANSWER, "YJJ", lambda s, f, who: answer(s.session, f, 1, "已改", who, WHEN)),
    Verb(
        Act.ACKNOWLEDGE, "GXJ",
        lambda s, f, who: acknowledge(s.session, s.campaign, unit(s, "GXJ"), "科室", "措施", who, WHEN),
    ),
    Verb(Act.TAKE_UP, "JSZ", lambda s, f, who: take_up(s.session, f, who, WHEN)),
    Verb(Act.RECEIVE_PAPER, "ZRJ", lambda s, f, who: receive_paper(s.session, f, _code(s, f), who, WHEN)),
    Verb(Act.ISSUE_RUNG, "JTJ", lambda s, f, who: issue(s.session, f, who, WHEN)),
    Verb(Act.ASK_EXTENSION, "GXJ", lambda s, f, who: ask_extension(s.session, f, LATER, "因", "展", who, WHEN)),
    Verb(Act.DECIDE_EXTENSION, "JTJ", lambda s, f, who: decide_extension(s.session, f, True, "可", who, WHEN)),
    Verb(Act.EXEMPT, "GXJ", lambda s, f, who: exempt(s.session, f, "停产", who, WHEN)),
    Verb(
        Act.GIVE_PASSWORD, "GXJ",
        lambda s, f, who: set_password(s.session, person(s, "HBJ.drafter"), "（演示）初始口令 2020", who, WHEN),
    ),
    Verb(Act.DELEGATE, "GXJ", _delegate),
    Verb(Act.WAIVE, "GXJ", lambda s, f, who: waive(s.session, s.campaign, unit(s, "GXJ"), WAIVABLE, "少", who, WHEN)),
    Verb(Act.SET_RULES, "GXJ", lambda s, f, who: accept(s.session, s.campaign, [Level.SCAN], "因", who, WHEN)),
    Verb(Act.SET_RULES, "GXJ", lambda s, f, who: copy_to(s.session, s.campaign, ["（演示）某局"], "因", who, WHEN)),
    Verb(
        Act.KEEP_CERTIFICATES, "GXJ",
        lambda s, f, who: register(
            s.session, s.office, unit(s, "GXJ"), samples().seal("GXJ", "GXJ").certificate, who, WHEN
        ),
    ),
    Verb(
        Act.PROPOSE_IMPRINT, "GXJ",
        lambda s, f, who: propose(s.session, s.office, unit(s, "GXJ"), SEAL, HOME, who, WHEN),
    ),
    Verb(Act.APPROVE_IMPRINT, "FGJ", lambda s, f, who: approve(s.session, s.office, unit(s, "FGJ"), HOME, who, WHEN)),
    Verb(Act.CONFIRM_FIGURES, "GXJ", lambda s, f, who: confirm(s.session, s.campaign, {1: FIGURES}, who, WHEN)),
    Verb(Act.IMPORT, "GXJ", lambda s, f, who: import_notice(s.session, s.office, another(), sample()[1], who, WHEN)),
    Verb(Act.OPEN_PERIOD, "GXJ", lambda s, f, who: open_period(s.session, s.campaign, Q4, CALENDAR, who, AFTER)),
    Verb(Act.ESCALATE, "GXJ", lambda s, f, who: escalate(s.session, s.campaign, s.period, CALENDAR, who, LATE)),
    Verb(Act.FREEZE, "GXJ", _freeze),
    Verb(Act.CHECKPOINT, "GXJ", lambda s, f, who: take_checkpoint(s.session, who, WHEN)),
    Verb(Act.KEEP_ROSTER, "GXJ", lambda s, f, who: add_person(s.session, s.office, "new", "新", None, who, WHEN)),
    Verb(
        Act.KEEP_ROSTER, "GXJ",
        lambda s, f, who: grant(
            s.session, s.office, person(s, "FGJ.drafter"), Role.DRAFTER, unit(s, "GXJ"), who, WHEN
        ),
    ),
    Verb(
        Act.KEEP_ROSTER, "GXJ",
        lambda s, f, who: revoke(
            s.session, s.office, person(s, "GXJ.drafter"), Role.DRAFTER, unit(s, "GXJ"), who, WHEN
        ),
    ),
    Verb(
        Act.KEEP_ROSTER, "GXJ",
        lambda s, f, who: hand_over(s.session, s.office, person(s, "GXJ.drafter"), person(s, "FGJ.drafter"), who, WHEN),
    ),
    Verb(
        Act.KEEP_ROSTER, "GXJ",
        lambda s, f, who: rename_unit(s.session, s.office, unit(s, "GXJ"), "新", "新", who, WHEN),
    ),
    Verb(
        Act.KEEP_ROSTER, "GXJ",
        lambda s, f, who: end_unit(s.session, s.office, unit(s, "GXJ"), unit(s, "FGJ"), who, WHEN),
    ),
    Verb(Act.KEEP_ROSTER, "GXJ", lambda s, f, who: import_units(s.session, s.office, more_units(), who, WHEN)),
    Verb(
        Act.APPOINT, "GXJ",
        lambda s, f, who: grant(s.session, s.office, person(s, "GXJ.drafter"), Role.CLERK, None, who, WHEN),
    ),
    Verb(
        Act.APPOINT, "GXJ",
        lambda s, f, who: revoke(s.session, s.office, person(s, "office.clerk"), Role.CLERK, None, who, WHEN),
    ),
    Verb(
        Act.APPOINT, "GXJ",
        lambda s, f, who: hand_over(
            s.session, s.office, person(s, "office.clerk"), person(s, "GXJ.drafter"), who, WHEN
        ),
    ),
)  # fmt: skip
