"""Ours: one transition through the door, committed before it is acknowledged."""

from datetime import datetime
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.idempotency import once
from actions.transition import advance_many
from benchmarks.ground import Case, Ground, moment
from models import AuditEvent, Submission
from models.engine import open_engine, reading, writing
from reports.ledger import verify
from statemachine.actor import Actor
from statemachine.submission import Event, State


class Ours:
    """``advance_many`` for one submission inside ``writing``."""

    name = "ours"

    def __init__(self, url: str, ground: Ground) -> None:
        self.engine = open_engine(url)
        self.ground = ground

    def submit(self, number: int) -> None:
        """The unit's drafter hands in."""
        case = self.ground.cases[number]
        self._step(case, Event.SUBMIT, case.drafter, number)

    def review(self, number: int) -> None:
        """The office's reviewer finds it in order."""
        self._step(self.ground.cases[number], Event.REVIEW, self.ground.reviewer, number, later=1)

    def _step(self, case: Case, event: Event, actor: Actor, number: int, later: int = 0) -> None:
        now = moment(number, later)
        with writing(self.engine) as session:
            do = partial(self._move, session, case.id, event, actor, now)
            once(session, f"{event}-{number}", {"verb": str(event), "submission": case.subject}, actor, now, do)

    def _move(self, session: Session, id_: int, event: Event, actor: Actor, now: datetime) -> None:
        advance_many(session, [id_], event, actor, now)

    def end(self, moved: int) -> None:
        """Every step is there, chained; nothing else is."""
        reviewed = select(func.count()).select_from(Submission).where(Submission.state == State.REVIEWED)
        acts = select(func.count()).select_from(AuditEvent).where(AuditEvent.action.in_(("submit", "review")))
        with reading(self.engine) as session:
            counted, verdict = (session.scalar(reviewed), session.scalar(acts)), verify(session)
        self.engine.dispose()
        assert counted == (moved, 2 * moved)
        assert verdict.ok
