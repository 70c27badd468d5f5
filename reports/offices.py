"""Which office and which campaign a command means: the only one, unless it says."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Campaign, Office, Period, Unit
from reports.refusals import NoCampaign, NoOffice, NoPeriod, NothingImported, NoUnit, SeveralCampaigns, SeveralOffices
from workdays import Quarter


def the_office(session: Session, code: str | None) -> Office:
    """The office with ``code``, or the only one. Raises ``NothingImported``, ``NoOffice`` or ``SeveralOffices``."""
    offices = session.scalars(select(Office).order_by(Office.code)).all()
    known = "、".join(office.code for office in offices) or "—"
    chosen = [office for office in offices if code in (None, office.code)]
    if not offices and code is None:
        raise NothingImported()
    if not chosen:
        raise NoOffice(code=code or "", known=known)
    if len(chosen) > 1:
        raise SeveralOffices(known=known)
    return chosen[0]


def the_campaign(session: Session, office: Office, doc_number: str | None) -> Campaign:
    """The campaign with ``doc_number``, or the only active one. Raises ``NoCampaign``, ``SeveralCampaigns``."""
    found = session.scalars(
        select(Campaign).where(Campaign.office_id == office.id).order_by(Campaign.issued_on, Campaign.id)
    ).all()
    known = "、".join(campaign.doc_number for campaign in found) or "—"
    chosen = [c for c in found if (c.active if doc_number is None else c.doc_number == doc_number)]
    if not chosen and doc_number is None:
        raise NothingImported()
    if not chosen:
        raise NoCampaign(doc_number=doc_number, known=known)
    if len(chosen) > 1:
        raise SeveralCampaigns(known=known)
    return chosen[0]


def the_period(session: Session, campaign: Campaign, quarter: Quarter) -> Period:
    """The open period of ``quarter``. Raises ``NoPeriod``."""
    found = session.scalar(select(Period).where(Period.campaign_id == campaign.id, Period.quarter == str(quarter)))
    if found is None:
        raise NoPeriod(quarter=quarter, code=str(quarter))
    return found


def open_periods(session: Session, campaign: Campaign) -> list[Period]:
    """The quarters of ``campaign`` that have been opened, oldest first."""
    return list(session.scalars(select(Period).where(Period.campaign_id == campaign.id).order_by(Period.quarter)))


def the_unit(session: Session, office: Office, code: str) -> Unit:
    """The unit with ``code``, in any case where that means only one. Raises ``NoUnit``."""
    own = select(Unit).where(Unit.office_id == office.id)
    found = session.scalars(own.where(Unit.code == code)).all()
    found = found or session.scalars(own.where(func.lower(Unit.code) == code.lower())).all()
    if len(found) != 1:
        raise NoUnit(unit=code)
    return found[0]
