"""Who is missing before it matters: vacant principals, nobody to seal, addresses that cannot be reached."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from bilingual import Text
from models import Assignment, Campaign, KeyTask, Person, RoleGrant, Unit, UnitEnd
from reports.people import in_force
from statemachine.campaign import CampaignRules
from statemachine.roles import ROLE_WORDS, UNIT_ROLES, Role

#: What somebody is for a unit: role, person, address.
Posts = list[tuple[Role, str, str | None]]


class Gap(NamedTuple):
    """A unit, and what it lacks."""

    unit: str
    code: str
    words: Text


def roster_gaps(session: Session, campaign: Campaign, today: date, *, mail: bool) -> list[Gap]:
    """What the units of ``campaign`` lack on ``today``; addresses count only when ``mail`` is sent."""
    waivers = CampaignRules.from_json(campaign.rules).waivers
    people = _people(session, campaign, today)
    return [
        gap
        for unit in _units(session, campaign, today)
        for gap in _gaps(unit, people.get(unit.id, []), waived=waivers.get(unit.code, ()), mail=mail)
    ]


def _gaps(unit: Unit, held: Posts, *, waived: tuple[str, ...], mail: bool) -> Iterator[Gap]:
    for role in (role for role in Role if role in UNIT_ROLES):
        if not any(one == role for one, _, _ in held):
            words = ROLE_WORDS[role]
            yield Gap(unit.name, unit.code, Text(f"没有{words.zh}", f"has no {words.en}"))
    drafters = {person for role, person, _ in held if role is Role.DRAFTER}
    principals = {person for role, person, _ in held if role is Role.PRINCIPAL}
    if principals and not principals - drafters and "signer_is_not_the_drafter" not in waived:
        yield Gap(unit.name, unit.code, Text("主要负责人都是经办人，无法签字", "every principal is also a drafter"))
    sealers = {person for role, person, _ in held if role is Role.SEAL_KEEPER}
    if sealers and not sealers - principals and "sealer_is_not_the_signer" not in waived:
        yield Gap(
            unit.name, unit.code, Text("印章管理员都是主要负责人，无法盖章", "every seal keeper is also a principal")
        )
    if mail and not any(email for _, _, email in held):
        yield Gap(unit.name, unit.code, Text("没有可送达的邮箱", "has no address that can be reached"))


def _units(session: Session, campaign: Campaign, today: date) -> list[Unit]:
    ended = select(UnitEnd.unit_id).where(UnitEnd.on <= today)
    query = (
        select(Unit)
        .join(Assignment, Assignment.unit_id == Unit.id)
        .join(KeyTask, KeyTask.id == Assignment.task_id)
        .where(KeyTask.campaign_id == campaign.id, Unit.id.not_in(ended))
        .distinct()
    )
    return sorted(session.scalars(query), key=lambda unit: unit.code)


def _people(session: Session, campaign: Campaign, today: date) -> dict[int, Posts]:
    rows = session.execute(
        select(RoleGrant.unit_id, RoleGrant.role, Person.code, Person.email)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(Person.office_id == campaign.office_id, RoleGrant.unit_id.is_not(None), in_force(today))
    )
    found: dict[int, Posts] = {}
    for unit_id, role, person, email in rows:
        found.setdefault(unit_id, []).append((role, person, email))
    return found
