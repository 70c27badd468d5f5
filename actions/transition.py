"""The one door: nothing else changes the state of a submission."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from actions.cases import Case, load
from actions.evidence import Asked
from actions.facts import GATHER
from actions.ledger import Entry, newest, step
from actions.request import NOTHING, Request
from bilingual import Text
from models import Submission
from statemachine.actor import Actor
from statemachine.authority import ROLES_FOR, refuse_ended
from statemachine.decision import Decision, decide
from statemachine.facts import Facts
from statemachine.refusals import NotFromHere, NotYourRole
from statemachine.submission import Event, Role


class Step(NamedTuple):
    """What has been done to one submission: how it stood before, the decision, and what the event records; for a
    signature also the ``content`` that was signed, as canonical text."""

    before: Case
    decision: Decision
    payload: dict[str, Any]
    content: str


def advance_many(
    session: Session,
    submissions: Sequence[int],
    event: Event,
    actor: Actor,
    now: datetime,
    request: Request = NOTHING,
) -> list[Step]:
    """Decide ``event`` for each submission (by id), append the events and move the heads, in this transaction.

    All or nothing: raises the first ``Refused`` of the table, or ``LostRace``, before anything is kept.
    """
    cases = load(session, submissions)
    asked = Asked(session, cases, actor, now, request)
    steps = [
        Step(case, _decide(asked, case, event, finding.facts), finding.payload, finding.content)
        for case, finding in zip(cases, GATHER[event](asked), strict=True)
    ]
    entries = [_entry(step, event) for step in steps]
    step(session, Submission, entries, actor, now)
    return steps


def advance(
    session: Session, submission: Submission, event: Event, actor: Actor, now: datetime, request: Request = NOTHING
) -> Step:
    """``advance_many`` for one; ``submission`` is fresh afterwards."""
    session.flush()
    (step,) = advance_many(session, [submission.id], event, actor, now, request)
    session.refresh(submission)
    return step


def _decide(asked: Asked, case: Case, event: Event, facts: Facts) -> Decision:
    try:
        return decide(case.state, event, facts)
    except NotFromHere as refused:
        # Perhaps somebody was faster: the one who is refused must learn who it was.
        who, what = newest(asked.session, case.subject)
        last = Text(f"，最后由 {who} 办理（{what.zh}）", f", last changed by {who} ({what.en})")
        raise NotFromHere(**refused.details | {"last": last}) from None
    except NotYourRole:
        refuse_ended(asked.actor, ROLES_FOR[event], case.office_id, case.unit)
        raise


def _entry(step: Step, event: Event) -> Entry:
    case, decision = step.before, step.decision
    # 代收: the office clerk hands in on the unit's behalf, and the ledger says so.
    for_the_unit = case.unit if event is Event.SUBMIT and decision.role is Role.CLERK else None
    waived = {"waived": list(decision.waived)} if decision.waived else {}
    return Entry(
        case.subject,
        str(event),
        step.payload | waived,
        previous=case.head,
        seq=case.seq + 1,
        source=str(case.state),
        target=str(decision.target),
        role=str(decision.role),
        on_behalf_of=decision.on_behalf_of or for_the_unit,
    )
