"""A campaign's rules change by an event that carries all of them: a separation of duties is set aside, or back; other
ways to show a signature are accepted; others get a copy of the circular."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.campaign_refusals import NoLevel, NotInCampaign, NotWaivable
from actions.ledger import record
from actions.places import of_campaign
from actions.words import NAME, fit
from models import Assignment, Campaign, KeyTask, Unit
from models.engine import HELD
from reports.succession import heirs
from statemachine.actor import Actor
from statemachine.authority import Act, Place, require
from statemachine.campaign import WAIVABLE, CampaignRules
from statemachine.evidence import Level
from workdays import local_day


def waive(
    session: Session,
    campaign: Campaign,
    unit: Unit,
    guards: Collection[str],
    reason: str,
    actor: Actor,
    now: datetime,
    *,
    lift: bool = False,
) -> bool:
    """From now on ``guards`` (of ``WAIVABLE``) do not hold for ``unit``, which is too small for them; with ``lift``
    they hold again. What was done before stays as it was.

    Returns False when that is how it stands already. Raises ``NotYourDuty``, ``NotWaivable``, ``NotInCampaign`` or
    ``WordsMissing``.
    """
    held = require(actor, Act.WAIVE, Place(campaign.office_id, unit.code, unit.name))
    _check(session, campaign, unit, guards, local_day(now))
    reason = fit("reason", reason)
    session.refresh(campaign, with_for_update=HELD)  # two changes at once wait for each other, and none is lost
    rules = CampaignRules.from_json(campaign.rules)
    old = set(rules.waivers.get(unit.code, ()))
    new = old - set(guards) if lift else old | set(guards)
    if new == old:
        return False
    campaign.rules = rules.waiving(unit.code, new).as_json()
    payload = {"unit": unit.code, "guards": sorted(set(guards)), "reason": reason, "rules": campaign.rules}
    record(session, campaign, "unwaive" if lift else "waive", payload, actor, now, held)
    return True


def accept(
    session: Session, campaign: Campaign, levels: Collection[Level], reason: str, actor: Actor, now: datetime
) -> bool:
    """From now on signatures and seals are shown in one of ``levels``; those that stand, stand.

    Returns False when that is how it is already. Raises ``NotYourDuty``, ``NoLevel`` or ``WordsMissing``.
    """
    if not levels:
        raise NoLevel(known="、".join(Level))
    own = tuple(level for level in Level if level in levels)
    return _change(session, campaign, "accept_levels", {"levels": own}, reason, actor, now)


def copy_to(
    session: Session, campaign: Campaign, names: Collection[str], reason: str, actor: Actor, now: datetime
) -> bool:
    """From now on a circular says that exactly ``names`` get a copy (抄送), in this order; nobody, when there are none.

    Returns False when that is how it is already. Raises ``NotYourDuty``, ``WordsMissing`` or ``WordsUnfit``.
    """
    own = tuple(dict.fromkeys(fit("cc", name, NAME) for name in names))
    return _change(session, campaign, "copy_to", {"cc": own}, reason, actor, now)


def _change(
    session: Session, campaign: Campaign, action: str, new: dict[str, Any], reason: str, actor: Actor, now: datetime
) -> bool:
    held = require(actor, Act.SET_RULES, of_campaign(campaign))
    reason = fit("reason", reason)
    session.refresh(campaign, with_for_update=HELD)
    rules = CampaignRules.from_json(campaign.rules)
    if (after := replace(rules, **new)) == rules:
        return False
    campaign.rules = after.as_json()
    payload = {name: list(own) for name, own in new.items()} | {"reason": reason, "rules": campaign.rules}
    record(session, campaign, action, payload, actor, now, held)
    return True


def _check(session: Session, campaign: Campaign, unit: Unit, guards: Collection[str], today: date) -> None:
    strangers = sorted(set(guards) - set(WAIVABLE))
    if strangers or not guards:
        raise NotWaivable(guards="、".join(strangers) or "—", known="、".join(WAIVABLE))
    line = heirs(today)
    inherited = select(line.c.unit_id).where(line.c.heir_id == unit.id)
    tasks = (
        select(Assignment.id)
        .join(KeyTask, KeyTask.id == Assignment.task_id)
        .where(KeyTask.campaign_id == campaign.id)
        .where((Assignment.unit_id == unit.id) | Assignment.unit_id.in_(inherited))
    )
    if session.scalars(tasks.limit(1)).first() is None:
        raise NotInCampaign(unit=unit.name, doc_number=campaign.doc_number)
