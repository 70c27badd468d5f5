"""A unit's report as the paper says it: ``ducha.report/1``, of a revision or of the draft that is to be signed."""

from datetime import date
from typing import Any, NamedTuple

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Campaign, Office, Period, Revision, Signature, Submission, Unit
from models.signature import Stamp
from reports.content import EMPTY, drafts, of_revision, targets
from reports.duties import duties
from statemachine.chain import canonical, text_digest
from statemachine.code import Code
from statemachine.evidence import Level
from statemachine.submission import State
from workdays import Quarter, local_day

SCHEMA = "ducha.report/1"
_SAID = {
    Level.CERTIFICATE: "",
    Level.SCAN: "已{act}（扫描件存档）",
    Level.ATTESTED: "已{act}（当场核验身份）",
    Level.CONSOLE: "已{act}（控制台登记）",
}


class Whose(NamedTuple):
    """A submission with what its content names."""

    id: int
    doc_number: str
    quarter: str
    unit: str
    unit_name: str


class Paper(NamedTuple):
    """``content`` as it is signed, with its ``digest``."""

    content: dict[str, Any]
    digest: str


def paper(session: Session, submission: Submission) -> Paper:
    """The newest revision; while the report is drafted, exactly what signing would make of the draft now."""
    if submission.state is State.DRAFTED:
        return _of_draft(session, submission)
    return _of_revision(session, submission, submission.revision)


def _of_revision(session: Session, submission: Submission, number: int) -> Paper:
    row = session.scalars(
        select(Revision).where(Revision.submission_id == submission.id, Revision.number == number)
    ).one()
    return Paper(orjson.loads(row.content), text_digest(row.content))


def _of_draft(session: Session, submission: Submission) -> Paper:
    whose = Whose(*session.execute(_WHOSE.where(Submission.id == submission.id)).one())
    written = drafts(session, [whose.id]).get(whose.id)
    own, asked = targets(session, [whose])[whose.id], duties(session, [whose.id])[whose.id]
    content = of_revision(whose, submission.revision + 1, written.content if written else EMPTY, own, asked)
    return Paper(content, text_digest(canonical(content).decode()))


_WHOSE = (
    select(Submission.id, Campaign.doc_number, Period.quarter, Unit.code, Unit.name)
    .join(Unit, Unit.id == Submission.unit_id)
    .join(Period, Period.id == Submission.period_id)
    .join(Campaign, Campaign.id == Period.campaign_id)
)


def stamps(session: Session, submission: Submission) -> dict[Stamp, Signature]:
    """The valid signature and seal."""
    rows = select(Signature).where(Signature.submission_id == submission.id, Signature.voided_at.is_(None))
    return {row.kind: row for row in session.scalars(rows)}


def printed_on(stamped: dict[Stamp, Signature], today: date) -> date:
    """The day on the page: that of the signature once there is one, so that the page stays as it is."""
    signature = stamped.get(Stamp.SIGNATURE)
    return today if signature is None else signature.dated or local_day(signature.at)


def report_content(session: Session, submission: Submission, dated: date) -> dict[str, Any]:
    """The page's content with the day ``dated`` on it. How it was signed and sealed is said in words where that was not
    by certificate."""
    return _content(session, submission, paper(session, submission), dated, stamps(session, submission))


def prepared_content(session: Session, submission: Submission, number: int, dated: date) -> dict[str, Any]:
    """The page of revision ``number`` as it was before anybody signed it, with the day ``dated``."""
    return _content(session, submission, _of_revision(session, submission, number), dated, {})


def _content(
    session: Session, submission: Submission, found: Paper, dated: date, stamped: dict[Stamp, Signature]
) -> dict[str, Any]:
    campaign = session.get_one(Campaign, session.get_one(Period, submission.period_id).campaign_id)
    said = found.content
    code = Code(said["quarter"], said["unit"], said["revision"], found.digest)
    return {
        "schema": SCHEMA,
        "office": session.get_one(Office, campaign.office_id).name,
        "label": campaign.label,
        "title": f"{said['unit_name']}关于{Quarter.parse(said['quarter']).said('zh')}重点工作任务进展情况的报告",
        "campaign": campaign.doc_number,
        "campaign_title": campaign.title,
        "digest": found.digest,
        "code": code.text,
        "dated": dated.isoformat(),
        "signature_words": _words(stamped.get(Stamp.SIGNATURE), "签字"),
        "seal_words": _words(stamped.get(Stamp.SEAL), "盖章"),
        **{name: said[name] for name in _SAME},
    }


_SAME = ("quarter", "unit", "unit_name", "revision", "nil", "nil_reason", "entries")


def _words(row: Signature | None, act: str) -> str:
    return _SAID[Level(row.level)].format(act=act) if row else ""
