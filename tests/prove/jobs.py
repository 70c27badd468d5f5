"""What workers do: each job tries things one transaction at a time, and tells what has become of each."""

import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from actions.cases import load
from actions.draft import nil_return, write_draft
from actions.escalation import escalate
from actions.review import flag, review
from actions.sign import seal, sign, withdraw
from actions.submit import submit
from bilingual import Refused
from models import Submission
from models.engine import reading, writing
from reports.content import targets
from reports.offices import the_period
from reports.verification import verify_all
from statemachine.actor import clock
from statemachine.chain import name_of
from statemachine.submission import State
from tests.cli.ducha import Ducha
from tests.quarter import CALENDAR, Scene, at
from workdays import Quarter

Said = dict[str, Any]


def attempt(engine: Engine, act: Callable[[Scene], Said]) -> Said:
    """One transaction: what ``act`` says once it is committed, or how it was refused, or the fault."""
    try:
        with writing(engine) as session:
            said = act(Scene(session))
    except Refused as refused:
        return {"refused": refused.code, "zh": refused.sentence("zh"), "en": refused.sentence("en")}
    except Exception:
        return {"fault": traceback.format_exc()}
    return said


def found(session: Session, subject: str) -> Submission:
    """The submission whose chain is ``subject``."""
    return session.scalars(select(Submission).where(Submission.subject == subject)).one()


def move(scene: Scene, subject: str, event: str, person: str, when: str) -> Said:
    """``person`` does ``event`` to one submission."""
    submission, actor, now = found(scene.session, subject), scene.person(person, when[:10]), at(when)
    if event == "flag":
        words: dict[str, Any] = {"category": "数字不清", "text": "（演示）未写明截至日期"}
        tasks = _task(scene, submission)
        flag(scene.session, submission, actor, now, **words, items=tasks, correct_by=date(2021, 2, 20))
    elif event == "withdraw":
        withdraw(scene.session, submission, actor, now, "（演示）填报有误")
    else:
        verbs: dict[str, Callable[..., object]] = {"sign": sign, "seal": seal, "submit": submit}
        verbs[event](scene.session, submission, actor, now)
    scene.session.flush()
    return {"done": event, "subject": subject, "seq": submission.seq, "head": submission.head}


def _task(scene: Scene, submission: Submission) -> tuple[int, ...]:
    own = targets(scene.session, load(scene.session, [submission.id]))[submission.id]
    return (next(iter(own)),)


def each(engine: Engine, subjects: list[str], event: str, person: str, when: str, seed: int) -> Iterator[Said]:
    """Try ``event`` on every one of ``subjects``, in an order of one's own, one transaction each."""
    Random(seed).shuffle(subjects)
    for subject in subjects:
        act = partial(move, subject=subject, event=event, person=person, when=when)
        yield {"subject": subject, "person": person} | attempt(engine, act)


def bulk(engine: Engine, subjects: list[str], person: str, when: str, seed: int) -> Iterator[Said]:
    """Review all of ``subjects`` in one transaction, in an order of one's own."""
    Random(seed).shuffle(subjects)

    def act(scene: Scene) -> Said:
        submissions = [found(scene.session, subject) for subject in subjects]
        review(scene.session, submissions, scene.person(person, when[:10]), at(when))
        return {"done": "review"}

    yield {"person": person} | attempt(engine, act)


def walk(engine: Engine, subjects: list[str], when: str, seed: int, steps: int) -> Iterator[Said]:
    """Sign, seal, submit, withdraw and again, on whichever of ``subjects`` chance names; told after the commit."""
    chance = Random(seed)
    for _ in range(steps):
        subject = chance.choice(subjects)
        yield attempt(engine, partial(_next, subject=subject, when=when))


_NEXT = {
    State.DRAFTED: ("sign", "principal"),
    State.SIGNED: ("seal", "seal_keeper"),
    State.SEALED: ("submit", "drafter"),
    State.SUBMITTED: ("withdraw", "drafter"),
}


def _next(scene: Scene, subject: str, when: str) -> Said:
    submission, unit = found(scene.session, subject), name_of(subject).partition("/")[2]
    if submission.state is State.DRAFTED:
        drafter = scene.person(f"{unit}.drafter", when[:10])
        write_draft(scene.session, submission, nil_return("（演示）无进展"), drafter, at(when))
    event, role = _NEXT[submission.state]
    return move(scene, subject, event, f"{unit}.{role}", when)


def sweep(engine: Engine, quarter: str, days: Sequence[str]) -> Iterator[Said]:
    """The ladder, as the clock climbs it on each of ``days``."""

    def act(scene: Scene, day: str) -> Said:
        period = the_period(scene.session, scene.campaign, Quarter.parse(quarter))
        reached = escalate(scene.session, scene.campaign, period, CALENDAR, clock(), at(day))
        return {"done": "sweep", "reached": len(reached)}

    for day in days:
        yield attempt(engine, partial(act, day=day))


def look(engine: Engine, times: int) -> Iterator[Said]:
    """Verify the whole ledger while others write: a reader must see one moment, not several."""
    for _ in range(times):
        with reading(engine) as session:
            yield {"broken": [str(one) for one in verify_all(session).broken]}


def command(engine: Engine, home: str, as_of: str, arguments: list[str]) -> Iterator[Said]:
    """One call of ``ducha``."""
    url = engine.url.render_as_string(hide_password=False)
    said = Ducha(Path(home), url, as_of)(*arguments)
    yield {"code": said.code, "out": said.out, "err": said.err}


def run_flow(engine: Engine, name: str, home: str, parameters: dict[str, str]) -> Iterator[Said]:
    """What the flow ``name`` does, from the moment that it begins."""
    # By name, because importing Prefect takes seconds that the other jobs need not pay.
    flow = import_module("flows.schedule").FLOWS[name].flow
    os.environ |= {"DUCHA_HOME": home, "DUCHA_DATABASE_URL": engine.url.render_as_string(hide_password=False)}
    yield {"begun": name}
    yield {"done": flow.fn(**parameters)}


JOBS: dict[str, Callable[..., Iterator[Said]]] = {
    "each": each, "bulk": bulk, "walk": walk, "sweep": sweep, "look": look, "command": command,
    "flow": run_flow,
}  # fmt: skip
