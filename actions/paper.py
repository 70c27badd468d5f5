"""Whether the paper in the clerk's hand is the revision that counts, told by the code that is printed on it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.paper_refusals import (
    CodeWithoutName,
    NoPaperCode,
    PaperOfAnother,
    PaperSuperseded,
    ScanOfSeveral,
    ScanWithoutCode,
)
from actions.refusals import PaperWrong
from intake.scan import Scan
from models import Period, Revision, Submission, Unit
from statemachine.code import SHORT, Code, digits

_SHOWN = 40


def code_of(scan: Scan) -> Code:
    """The one report that a scan is of; QR codes of others' do not count. Raises ScanWithoutCode or ScanOfSeveral."""
    found = dict.fromkeys(code for code in map(Code.parse, scan.codes) if code)
    if not found:
        raise ScanWithoutCode(pages=scan.pages)
    if len(found) > 1:
        names = "、".join(f"{code.name} r{code.revision}" for code in list(found)[:5])
        raise ScanOfSeveral(count=len(found), names=names)
    return next(iter(found))


def name_in(typed: str) -> str:
    """The submission's name in the whole text of a QR code. Raises CodeWithoutName or NoPaperCode."""
    if code := Code.parse(typed):
        return code.name
    raise (CodeWithoutName if digits(typed) else NoPaperCode)(code=_shown(typed))


def check_paper(session: Session, submission: Submission, standing: Code, typed: str) -> None:
    """Hold what was typed or scanned, a whole code or at least its short form, against the ``standing`` revision's.

    Raises NoPaperCode, PaperOfAnother, PaperSuperseded, or PaperWrong when it is no revision of anything here.
    """
    if standing.shown_by(typed):
        return
    code, short = Code.parse(typed), digits(typed)
    if code and code.name.casefold() != standing.name.casefold():
        raise PaperOfAnother(paper=code.name, revision=code.revision, name=standing.name)
    if not (code or short):
        raise NoPaperCode(code=_shown(typed))
    raise _refusal(session, submission, standing, code.digest if code else short or "")


def _refusal(session: Session, submission: Submission, standing: Code, digest: str) -> PaperWrong:
    """Whatever the paper is, say so: an earlier revision, another unit's report, or nothing that is known."""
    words = {"code": digest[:SHORT].upper(), "name": standing.name, "revision": standing.revision}
    own = select(Revision.number).where(Revision.submission_id == submission.id, Revision.digest.startswith(digest))
    if (number := session.scalars(own.order_by(Revision.number).limit(1)).first()) is not None:
        return PaperSuperseded(paper=number, digest=standing.short, **words)
    if other := _elsewhere(session, submission, digest):
        return PaperOfAnother(paper=other[0], revision=other[1], name=standing.name)
    return PaperWrong(digest=standing.short, **words)


def _elsewhere(session: Session, submission: Submission, digest: str) -> tuple[str, int] | None:
    campaign = select(Period.campaign_id).where(Period.id == submission.period_id).scalar_subquery()
    query = (
        select(Period.quarter, Unit.code, Revision.number)
        .join(Submission, Submission.id == Revision.submission_id)
        .join(Period, Period.id == Submission.period_id)
        .join(Unit, Unit.id == Submission.unit_id)
        .where(Period.campaign_id == campaign, Revision.digest.startswith(digest))
        .order_by(Revision.id.desc())
        .limit(1)
    )
    found = session.execute(query).first()
    return (f"{found[0]}/{found[1]}", found[2]) if found else None


def _shown(typed: str) -> str:
    """Printable and short enough for a sentence."""
    words = "".join(sign if sign.isprintable() else "?" for sign in " ".join(typed.split()))
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
