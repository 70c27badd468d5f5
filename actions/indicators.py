"""Confirming figures (指标): a person says which figures of the notice are measured; later edits are the same verb."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from actions.figure_refusals import FigureTwice, FigureUnfit, TaskUnknown
from actions.ledger import record
from actions.places import of_campaign
from actions.words import fit
from models import Campaign, Indicator, KeyTask
from models.engine import HELD
from reports.figures import Cells, cells, figure_events
from statemachine.actor import Actor
from statemachine.authority import Act, require
from statemachine.figure import Figure, Numbered, as_said, confirmed, highest_numbers, numbered, unfit


def confirm(
    session: Session, campaign: Campaign, figures: Mapping[int, Sequence[Figure]], actor: Actor, now: datetime
) -> bool:
    """From now on the tasks (序号) in ``figures`` have exactly these figures; other tasks keep theirs.

    Returns False when that is how it stands already: then there is no event. A figure that measures the same as
    before keeps its number, which reports answer by; no other ever gets it. Raises ``NotYourDuty``, ``TaskUnknown``,
    ``FigureUnfit``, ``FigureTwice``, or what ``check_text`` raises for a character that cannot be printed.
    """
    held = require(actor, Act.CONFIRM_FIGURES, of_campaign(campaign))
    session.refresh(campaign, with_for_update=HELD)  # two confirmations at once wait for each other
    words = cells(session, campaign)
    for seq, listed in figures.items():
        _check(campaign, words, seq, listed)
    new = _changed(session, campaign, figures)
    if not new:
        return False
    _replace(session, campaign, new)
    payload = {"tasks": [{"task": seq, "figures": as_said(own)} for seq, own in new.items()]}
    record(session, campaign, "confirm_figures", payload, actor, now, held)
    return True


def _check(campaign: Campaign, words: Mapping[int, Cells], seq: int, listed: Sequence[Figure]) -> None:
    if seq not in words:
        raise TaskUnknown(doc_number=campaign.doc_number, task=seq, known="、".join(map(str, sorted(words))) or "—")
    for place, figure in enumerate(listed, start=1):
        if why := unfit(figure, words[seq]):
            raise FigureUnfit(task=seq, place=place, why=why)
        if (first := listed.index(figure) + 1) < place:
            raise FigureTwice(task=seq, place=place, first=first)
        for words_ in (figure.name, figure.unit):
            fit("name", words_, blank=True)


def _changed(session: Session, campaign: Campaign, figures: Mapping[int, Sequence[Figure]]) -> dict[int, Numbered]:
    """The new list of each task of which the ledger does not say that already; that there is none is said too."""
    events = figure_events(session, campaign)
    known, highest = confirmed(events), highest_numbers(events)
    new = {seq: numbered(known.get(seq, {}), figures[seq], highest.get(seq, 0)) for seq in sorted(figures)}
    return {seq: own for seq, own in new.items() if own != known.get(seq)}


def _replace(session: Session, campaign: Campaign, new: Mapping[int, Numbered]) -> None:
    ids = {
        task.seq: task.id
        for task in session.execute(
            select(KeyTask.seq, KeyTask.id).where(KeyTask.campaign_id == campaign.id, KeyTask.seq.in_(new))
        )
    }
    session.execute(delete(Indicator).where(Indicator.task_id.in_(ids.values())))
    rows = [
        {"task_id": ids[seq], "number": number, **figure._asdict()}
        for seq, own in new.items()
        for number, figure in own.items()
    ]
    if rows:
        session.execute(insert(Indicator), rows)
