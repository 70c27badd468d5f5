"""Signed or stamped by hand: a scan of the paper, held against the revision by the code that is printed on it."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from actions.at_the_door import At, through
from actions.filing import digest_of, keep, report_place
from actions.sign import seal as seal_it
from actions.sign import sign as sign_it
from actions.signing_refusals import CodeMissing, ScanOfAnother
from actions.submit import receive_paper, submit
from intake.scan import Scan
from models import Submission
from statemachine.actor import Actor
from statemachine.code import Code
from statemachine.evidence import Level
from statemachine.submission import Event


def sign_scanned(
    session: Session, submission: Submission, actor: Actor, now: datetime, home: Path, scan: Scan, data: bytes,
    code: str | None = None,
) -> str:  # fmt: skip
    """The principal has signed the printed report; ``data`` is its ``scan``, or with ``code`` what is typed from its
    foot. Returns the file's place. Raises whatever the door refuses, ``CodeMissing`` or ``ScanOfAnother``."""
    at = through(session, submission, Event.SIGN, actor, now, Level.SCAN)
    _match(at, scan, code)
    return at.keep(data, home, f"signature-scan.{scan.suffix}", None, None, sign_it, Level.SCAN)


def seal_scanned(
    session: Session, submission: Submission, actor: Actor, now: datetime, home: Path, scan: Scan, data: bytes,
    code: str | None = None,
) -> str:  # fmt: skip
    """The same for the unit's seal; one scan that shows both may serve twice."""
    at = through(session, submission, Event.SEAL, actor, now, Level.SCAN)
    _match(at, scan, code)
    return at.keep(data, home, f"seal-scan.{scan.suffix}", None, None, seal_it, Level.SCAN)


def submit_received(
    session: Session, submission: Submission, actor: Actor, now: datetime, home: Path, scan: Scan, data: bytes,
    code: str | None = None,
) -> str:  # fmt: skip
    """代收: the office's clerk hands in on the unit's behalf what came by mail, with its scan; the paper is registered
    in the same step. Returns the file's place. Raises what ``submit`` and ``receive_paper`` raise, and as above."""
    at = through(session, submission, Event.SUBMIT, actor, now, None)
    _match(at, scan, code)
    file = digest_of(data)
    what = f"paper-scan.{scan.suffix}"
    place = report_place(session, submission, at.case, at.paper.content["revision"], what, file)
    submit(session, submission, actor, now, home)
    receive_paper(session, submission, at.paper.digest, actor, now, {"file": file, "place": place})
    keep(home, place, data)
    return place


def _match(at: At, scan: Scan, typed: str | None) -> None:
    """Every code of ours on the scan must be this content's; without any, the typed one must."""
    wanted = f"{at.name} r{at.code.revision} {at.code.short}"
    found = [code for code in map(Code.parse, scan.codes) if code]
    for code in found:
        if not at.code.same(code):
            raise ScanOfAnother(found=f"{code.name} r{code.revision} {code.short}", name=at.name, wanted=wanted)
    if typed is not None and not at.code.shown_by(typed):
        raise ScanOfAnother(found=typed.strip()[:80], name=at.name, wanted=wanted)
    if not found and typed is None:
        raise CodeMissing()
