"""Correcting a notice that is in force: a corrected file, or one task by hand. Each correction is one event.

The event carries every change with the words before and after, so that what was printed earlier can be rebuilt.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.answered import refuse_answered
from actions.appointing import hold_roster
from actions.figure_refusals import TaskUnknown
from actions.ledger import record
from actions.notice_refusals import FormsFixed
from actions.notice_rows import write_changes
from actions.notice_units import bring_units, check_tasks, corrected
from actions.places import of_campaign
from actions.words import fit
from bilingual import Text
from intake.assigning import assigned
from intake.notice import Notice
from intake.units import UnitList
from models import Campaign, Period
from models.engine import HELD
from reports.figures import Confirmed, confirmed_figures, to_confirm_again
from reports.wording import wording
from statemachine.actor import Actor
from statemachine.amendment import ANNUAL, Change, Words, changes, digests, done, removed
from statemachine.authority import Act, Held, require
from statemachine.campaign import FORM_WORDS


class Corrected(NamedTuple):
    """What was changed; the confirmed figures that have to be confirmed again, because their words no longer stand
    in the notice; and those that went with their tasks."""

    changes: list[Change]
    stale: list[Confirmed]
    dropped: list[Confirmed]


def correct(
    session: Session, campaign: Campaign, notice: Notice, units: UnitList, reason: str, actor: Actor, now: datetime
) -> Corrected:
    """Bring ``campaign`` to what the corrected ``notice`` and ``units`` say.

    Raises ``NotYourDuty``, ``UnitsUnfound``, ``TasksUnknown``, ``TasksUnled``, ``TaskAnswered``, ``FormsFixed`` or
    ``WordsMissing``.
    """
    held = require(actor, Act.CONFIRM_FIGURES, of_campaign(campaign))
    reason = fit("reason", reason)
    check_tasks(notice, assigned(notice, units))
    session.refresh(campaign, with_for_update=HELD)  # two corrections at once wait for each other
    hold_roster(session, campaign.office_id)
    before = wording(session, campaign)
    made = changes(before, corrected(session, campaign, before, notice, units))
    _refuse(session, campaign, made)
    source = {"notice": notice.digest, "units": units.digest} | bring_units(session, campaign, units)
    campaign.source_digest = notice.digest
    return _amend(session, campaign, before, made, source | {"reason": reason}, actor, now, held)


def edit_task(
    session: Session, campaign: Campaign, seq: int, cells: Mapping[str, str], reason: str, actor: Actor, now: datetime
) -> Corrected:
    """Give task ``seq`` other words; ``cells``: "annual" or a quarter → the new words, blank where
    nothing is asked for in that quarter any more. No event when nothing differs.

    Raises ``NotYourDuty``, ``TaskUnknown``, ``TaskAnswered``, ``WordsMissing``, or what ``check_text`` raises.
    """
    held = require(actor, Act.CONFIRM_FIGURES, of_campaign(campaign))
    reason = fit("reason", reason)
    for field, text in cells.items():
        fit("text", text, blank=field != ANNUAL)
    session.refresh(campaign, with_for_update=HELD)
    before = wording(session, campaign)
    if seq not in before:
        known = "、".join(str(one) for one in sorted(one for one in before if one is not None))
        raise TaskUnknown(doc_number=campaign.doc_number, task=seq, known=known or "—")
    blank = {field for field, text in cells.items() if not text.strip()}
    after = {field: said for field, said in {**before[seq], **cells}.items() if field not in blank}
    made = changes(before, before | {seq: after})
    if not made:
        return Corrected([], [], [])
    _refuse(session, campaign, made)
    return _amend(session, campaign, before, made, {"reason": reason}, actor, now, held)


def _amend(
    session: Session,
    campaign: Campaign,
    before: Words,
    made: list[Change],
    said: dict[str, Any],
    actor: Actor,
    now: datetime,
    held: Held | None,
) -> Corrected:
    gone = removed(made)
    dropped = [one for one in confirmed_figures(session, campaign) if one.seq in gone]
    write_changes(session, campaign, made)
    payload = said | {"changes": [one._asdict() for one in made], **digests(done(before, made))}
    if any(one.seq is None and one.field in ("due_working_days", "forms") for one in made):
        payload["rules"] = campaign.rules
    record(session, campaign, "amend", payload, actor, now, held)
    return Corrected(made, to_confirm_again(confirmed_figures(session, campaign)), dropped)


def _refuse(session: Session, campaign: Campaign, made: list[Change]) -> None:
    """What is answered stays, and the forms too once a quarter is open: when reports were complete depends on them."""
    refuse_answered(session, campaign, made)
    for one in made:
        if one.seq is None and one.field == "forms":
            opened = select(Period.id).where(Period.campaign_id == campaign.id).limit(1)
            if session.scalar(opened) is not None:
                raise FormsFixed(before=_forms(one.before), after=_forms(one.after))


def _forms(forms: list[str]) -> Text:
    words = [FORM_WORDS[form] for form in forms]
    return Text("、".join(one.zh for one in words), ", ".join(one.en for one in words))
