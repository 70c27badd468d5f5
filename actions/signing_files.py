"""Signing and sealing by certificate: the file is made or taken, looked at, and goes through the door with its digest.

Everything is rendered and checked before anything is written; the file is written last, within the transaction, so a
refusal leaves nothing behind.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from actions.at_the_door import At, Expected, through
from actions.filing import stored
from actions.sign import seal as seal_it
from actions.sign import sign as sign_it
from actions.signatures import checked
from actions.signing_refusals import DatedLater, ImprintMissing, NoFile, NotThisReport
from documents.fonts import Fonts
from documents.report import claim, prepared
from documents.signing import PRINCIPAL, SEAL, Key, Roots, Stamper, certify
from documents.signing import seal as put_seal
from models import Submission
from models.signature import Stamp
from reports.paper import printed_on, report_content, stamps
from reports.sealing import approved_imprint
from statemachine.actor import Actor
from statemachine.evidence import Level
from statemachine.submission import Event
from workdays import local_day

#: What stands above the line of who signs.
POST = "主要负责人"


@dataclass(frozen=True)
class Means:
    """What a signature needs beside the key: where files are kept, faces, trusted roots, a time-stamp server."""

    home: Path
    fonts: Fonts
    roots: Roots
    stamper: Stamper | None = None


def sign_with_key(session: Session, submission: Submission, actor: Actor, now: datetime, means: Means, key: Key) -> str:
    """The principal's key is at hand: the draft as it stands is printed, signed and kept. Returns the file's place.

    Raises whatever the door refuses, ``SignatureOfAnother``, ``SignatureFails``, or what ``certify`` and rendering
    raise.
    """
    at = through(session, submission, Event.SIGN, actor, now)
    page, dated = _page(at, local_day(now), means)
    return _signed(at, certify(page, key, now, POST, means.fonts, means.stamper), dated, means)


def sign_uploaded(
    session: Session, submission: Submission, actor: Actor, now: datetime, means: Means, data: bytes
) -> str:
    """``data`` was signed elsewhere: it must begin with the prepared file, byte by byte. Returns the file's place.

    Raises as ``sign_with_key``, and ``NotThisReport`` or ``DatedLater``.
    """
    at = through(session, submission, Event.SIGN, actor, now)
    page, dated = _page(at, _claimed(at, data), means)
    return _signed(at, _begun(at, data, page), dated, means)


def seal_with_key(session: Session, submission: Submission, actor: Actor, now: datetime, means: Means, key: Key) -> str:
    """The unit's key is at hand: the approved imprint goes on the file that the principal signed, or on the prepared
    one where he signed otherwise. Returns the file's place.

    Raises as ``sign_with_key``, ``FileLost`` when the signed file is not what was kept, or ``ImprintMissing``.
    """
    at = through(session, submission, Event.SEAL, actor, now)
    page, expected, dated = _to_seal(at, means)
    imprint = approved_imprint(session, at.unit, now)
    if imprint is None:
        raise ImprintMissing(unit=at.unit.name)
    picture = stored(means.home, imprint.place, imprint.digest)
    sealed = put_seal(page, key, now, picture, signed=PRINCIPAL in expected, stamper=means.stamper)
    return _sealed(at, sealed, expected, dated, means)


def seal_uploaded(
    session: Session, submission: Submission, actor: Actor, now: datetime, means: Means, data: bytes
) -> str:
    """``data`` was sealed elsewhere: it must begin with the signed file as it was kept. Returns the file's place."""
    at = through(session, submission, Event.SEAL, actor, now)
    page, expected, dated = _to_seal(at, means)
    return _sealed(at, _begun(at, data, page), expected, dated, means)


def current_file(session: Session, submission: Submission, now: datetime, means: Means) -> bytes:
    """The report as it stands: the kept file that was sealed, or signed; else the page to be signed or sealed. Raises
    ``FileLost``, or what rendering raises."""
    stamped = stamps(session, submission)
    for kind in (Stamp.SEAL, Stamp.SIGNATURE):
        row = stamped.get(kind)
        if row is not None and row.level == Level.CERTIFICATE and row.place and row.file:
            return stored(means.home, row.place, row.file)
    return prepared(report_content(session, submission, printed_on(stamped, local_day(now))), means.fonts)


def _page(at: At, dated: date, means: Means) -> tuple[bytes, date]:
    return prepared(report_content(at.session, at.submission, dated), means.fonts), dated


def _claimed(at: At, data: bytes) -> date:
    """The day that the file says it was printed for; what follows compares every byte of it."""
    said = claim(data)
    try:
        dated = date.fromisoformat(said.dated) if said else None
    except ValueError:
        dated = None
    if dated is None:
        raise NotThisReport(name=at.name)
    if dated > local_day(at.now):
        raise DatedLater(dated=dated, today=local_day(at.now))
    return dated


def _begun(at: At, data: bytes, page: bytes) -> bytes:
    if not data.startswith(page) or len(data) == len(page):
        raise NotThisReport(name=at.name)
    return data


def _to_seal(at: At, means: Means) -> tuple[bytes, Expected, date]:
    """The file that the seal goes on, the signatures that must be on it, and the day on the page."""
    stamped = stamps(at.session, at.submission)
    signature = stamped.get(Stamp.SIGNATURE)
    if signature is None:
        raise NoFile(name=at.name)
    dated = printed_on(stamped, local_day(at.now))
    if signature.level != Level.CERTIFICATE or not (signature.place and signature.file and signature.certificate):
        return prepared(report_content(at.session, at.submission, dated), means.fonts), {}, dated
    page = stored(means.home, signature.place, signature.file)
    expected: Expected = {PRINCIPAL: (frozenset({signature.certificate}), POST)}
    checked(at, page, expected, means.roots)
    return page, expected, dated


def _signed(at: At, data: bytes, dated: date, means: Means) -> str:
    found = checked(at, data, {PRINCIPAL: at.signing()}, means.roots)
    return at.keep(data, means.home, "signed.pdf", found[PRINCIPAL], dated, sign_it)


def _sealed(at: At, data: bytes, expected: Expected, dated: date, means: Means) -> str:
    found = checked(at, data, expected | {SEAL: at.sealing()}, means.roots)
    return at.keep(data, means.home, "sealed.pdf", found[SEAL], dated, seal_it)
