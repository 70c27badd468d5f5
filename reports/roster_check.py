"""Who is missing before it matters: vacant principals, nobody to seal, addresses that cannot be reached, and what units
that have ended have left behind."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from bilingual import Text
from models import Assignment, Campaign, CircularEdition, KeyTask, Period, Person, RoleGrant, Submission, Unit
from reports.people import counts
from reports.succession import acting, dissolved, ended, heirs
from statemachine.campaign import CampaignRules
from statemachine.roles import ROLE_WORDS, UNIT_ROLES, Role
from statemachine.submission import State

#: What somebody is for a unit: role, person, address.
Posts = list[tuple[Role, str, str | None]]


class Gap(NamedTuple):
    """A unit, and what it lacks."""

    unit: str
    code: str
    words: Text


def roster_gaps(session: Session, campaign: Campaign, today: date, *, mail: bool) -> list[Gap]:
    """What the units of ``campaign`` lack on ``today``, those too that inherited a task; addresses count only when
    ``mail`` is sent. Then, of units that have ended, the reports that are open and the tasks that nobody leads."""
    waivers = CampaignRules.from_json(campaign.rules).waivers
    people = _people(session, campaign, today)
    lacking = [
        gap
        for unit in _units(session, campaign, today)
        for gap in _gaps(unit, people.get(unit.id, []), waived=waivers.get(unit.code, ()), mail=mail)
    ]
    return [*lacking, *_open_work(session, campaign, today), *_unled(session, campaign, today)]


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
    named = (
        select(Assignment.unit_id)
        .join(KeyTask, KeyTask.id == Assignment.task_id)
        .where(KeyTask.campaign_id == campaign.id)
    )
    line = heirs(today)
    inherited = select(line.c.heir_id).where(line.c.unit_id.in_(named))
    concerned = Unit.id.in_(named) | Unit.id.in_(inherited)
    return list(session.scalars(select(Unit).where(concerned, Unit.id.not_in(ended(today))).order_by(Unit.code)))


def _open_work(session: Session, campaign: Campaign, today: date) -> Iterator[Gap]:
    """What is neither reviewed nor exempt, in quarters whose circular is not out."""
    there, heir = acting(today), aliased(Unit)
    settled = exists().where(CircularEdition.period_id == Period.id)
    rows = session.execute(
        select(Unit.name, Unit.code, func.count(), heir.name)
        .join(Submission, Submission.unit_id == Unit.id)
        .join(Period, Period.id == Submission.period_id)
        .outerjoin(there, there.c.unit_id == Unit.id)
        .outerjoin(heir, heir.id == there.c.acting_id)
        .where(Period.campaign_id == campaign.id, Unit.id.in_(ended(today)), ~settled)
        .where(Submission.state != State.REVIEWED, ~Submission.exempt)
        .group_by(Unit.id, heir.id)
        .order_by(Unit.code)
    )
    for name, code, count, successor in rows:
        yield Gap(name, code, _left(count, successor))


def _left(count: int, successor: str | None) -> Text:
    if successor:
        return Text(
            f"已撤并，{count} 份未办结的报告由{successor}办理",
            f"has ended; {successor} settles its {count} open reports",
        )
    return Text(
        f"已撤销，{count} 份未办结的报告须由督查室批准免报，否则按未报",
        f"was dissolved; the office exempts its {count} open reports, or they are missing",
    )


def _unled(session: Session, campaign: Campaign, today: date) -> Iterator[Gap]:
    led = select(Assignment.task_id).where(Assignment.lead, Assignment.unit_id.not_in(dissolved(today)))
    rows = session.execute(
        select(Unit, KeyTask.seq)
        .join(Assignment, Assignment.unit_id == Unit.id)
        .join(KeyTask, KeyTask.id == Assignment.task_id)
        .where(KeyTask.campaign_id == campaign.id, Assignment.lead, KeyTask.id.not_in(led))
        .order_by(Unit.code, KeyTask.seq)
    )
    for unit, own in groupby(rows, key=itemgetter(0)):
        seqs = "、".join(str(seq) for _, seq in own)
        yield Gap(unit.name, unit.code, Text(f"已撤销，第 {seqs} 项任务没有牵头单位", f"led task {seqs}; nobody does"))


def _people(session: Session, campaign: Campaign, today: date) -> dict[int, Posts]:
    rows = session.execute(
        select(RoleGrant.unit_id, RoleGrant.role, Person.code, Person.email)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(Person.office_id == campaign.office_id, RoleGrant.unit_id.is_not(None), counts(today))
    )
    found: dict[int, Posts] = {}
    for unit_id, role, person, email in rows:
        found.setdefault(unit_id, []).append((role, person, email))
    return found
