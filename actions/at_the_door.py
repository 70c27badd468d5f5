"""What comes to the door with a file: whose report it is, who may sign it with what, and the file's way home."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from actions.cases import Case, load
from actions.filing import digest_of, keep, report_place
from actions.places import at_unit
from actions.request import Request
from actions.transition import advance
from models import Submission, Unit
from reports.paper import Paper, paper
from reports.sealing import fingerprints_of_people, fingerprints_of_unit
from statemachine.actor import Actor
from statemachine.authority import can
from statemachine.code import Code
from statemachine.decision import events_from
from statemachine.evidence import Evidence, Level
from statemachine.submission import Event

#: Field → the certificates (fingerprints) of which one must fill it, and whose they are, in words.
Expected = dict[str, tuple[frozenset[str], str]]
Verb = Callable[[Session, Submission, Actor, datetime, Evidence | None], object]


@dataclass(frozen=True)
class At:
    """One submission, locked, with the content at hand, and who acts on it."""

    session: Session
    submission: Submission
    actor: Actor
    now: datetime
    case: Case
    unit: Unit
    paper: Paper

    @property
    def name(self) -> str:
        """What people call the report."""
        return self.case.name

    @property
    def code(self) -> Code:
        """The code that the paper of this content carries."""
        return Code(self.case.quarter, self.case.unit, self.paper.content["revision"], self.paper.digest)

    def signing(self) -> tuple[frozenset[str], str]:
        """The certificates of who signs, and of whom he represents."""
        held = can(self.actor, Event.SIGN, at_unit(self.unit))
        people = {self.actor.person, *([held.on_behalf_of] if held and held.on_behalf_of else [])}
        found = fingerprints_of_people(self.session, self.unit.office_id, people, self.now)
        return found, "、".join(sorted(people))

    def sealing(self) -> tuple[frozenset[str], str]:
        """The certificates of the unit's seal."""
        return fingerprints_of_unit(self.session, self.unit, self.now), self.unit.name

    def keep(
        self, data: bytes, home: Path, what: str, certificate: str | None, dated: date | None, verb: Verb,
        level: Level = Level.CERTIFICATE,
    ) -> str:  # fmt: skip
        """Through the door with ``data`` as evidence, and then into the home; returns its place."""
        file = digest_of(data)
        revision = self.paper.content["revision"]
        place = report_place(self.session, self.submission, self.case, revision, what, file)
        day = dated.isoformat() if dated else None
        evidence = Evidence(level, self.paper.digest, file, place, certificate, day)
        verb(self.session, self.submission, self.actor, self.now, evidence)
        keep(home, place, data)
        return place


def through(
    session: Session,
    submission: Submission,
    event: Event,
    actor: Actor,
    now: datetime,
    level: Level | None = Level.CERTIFICATE,
) -> At:
    """The submission as ``actor`` finds it. What the door refuses anyway is refused before any file is made: the wrong
    state or role, and a ``level`` that the campaign does not accept (None: the act has none)."""
    session.flush()
    (case,) = load(session, [submission.id])
    unit = session.get_one(Unit, submission.unit_id)
    hopeless = event not in events_from(case.state) or can(actor, event, at_unit(unit)) is None
    if hopeless or (level and level not in case.rules.levels):
        advance(session, submission, event, actor, now, Request(basis=Evidence(level or Level.CONSOLE)))
        raise AssertionError("the door lets through what the table does not")
    return At(session, submission, actor, now, case, unit, paper(session, submission))
