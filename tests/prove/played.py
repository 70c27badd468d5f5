"""A quarter played on the house and on the plain model at once: after every step both must say the same."""

from collections import Counter
from collections.abc import Callable
from typing import ClassVar

from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from actions.cases import load
from bilingual import Refused
from models import Person, Submission
from reports.content import targets
from reports.projections import verify_projections
from reports.verification import verify_all
from statemachine.actor import Actor
from tests.prove.comparison import chain, said, wanted
from tests.prove.model import OFFICE_ROLES, UNIT_ROLES, Model, People, Report
from tests.quarter import Scene, at

UNITS = ("GXJ", "FGJ", "JSZ")
NEWCOMERS = ("X", "Y")
#: X can do everything for every unit, and meets the separations of duty everywhere.
EVERYTHING = {("X", role, unit) for unit in UNITS for role in UNIT_ROLES}
PEOPLE = (
    *(f"{unit}.{role}" for unit in UNITS for role in UNIT_ROLES),
    *(f"office.{r}" for r in OFFICE_ROLES),
    *NEWCOMERS,
)
FIRST, LAST = at("2020-10-09T09:00"), at("2020-12-24")
Verb = Callable[[Scene], object]


class Played(RuleBasedStateMachine):
    """Three units of the sample quarter; everything happens in one transaction that is never committed."""

    engine: ClassVar[Engine]
    #: What has been tried: (act, "done" or the refusal's name) → how often.
    tried: ClassVar[Counter[tuple[str, str]]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.connection = self.engine.connect()
        self.outer = self.connection.begin()
        with self.session() as session:
            due = Scene(session).submission("GXJ").due_at
        assert due is not None
        grants: set[tuple[str, str, str | None]] = {(f"{u}.{r}", r, u) for u in UNITS for r in UNIT_ROLES}
        grants |= EVERYTHING | {(f"office.{role}", role, None) for role in OFFICE_ROLES}
        reports = {unit: Report(unit, due) for unit in UNITS}
        self.model = Model(People(grants), reports, FIRST)

    def session(self) -> Session:
        """What ``writing`` gives a command, within the transaction that is never committed."""
        return Session(self.connection, join_transaction_mode="create_savepoint")

    def teardown(self) -> None:
        """The whole ledger holds; then all is undone."""
        with self.session() as session:
            verdict = verify_all(session)
        self.outer.rollback()
        self.connection.close()
        assert verdict.ok, verdict.broken

    def do(self, name: str, expected: str | None, verb: Verb) -> None:
        """The house does it, or refuses, exactly as the model has."""
        try:
            with self.session() as session, session.begin():
                verb(Scene(session))
            found = None
        except Refused as refused:
            found = type(refused).__name__
        assert found == expected, f"{name}: the house says {found}, the model {expected}"
        self.tried[name, found or "done"] += 1
        self.agree()

    def actor(self, scene: Scene, person: str) -> Actor:
        """``person`` with the roles of the model's day."""
        return scene.person(person, self.model.today.isoformat())

    def simple(
        self, name: str, expected: str | None, unit: str, person: str, verb: Callable[..., object], *words: object
    ) -> None:
        """An act on one report by one person, now; ``words`` are what the verb is given besides."""
        now = self.model.now
        self.do(name, expected, lambda s: verb(s.session, s.submission(unit), *words, self.actor(s, person), now))

    def task(self, scene: Scene, found: Submission) -> int:
        """The unit's first task."""
        return next(iter(targets(scene.session, load(scene.session, [found.id]))[found.id]))

    def agree(self) -> None:
        """Every row, every chain and every projection is what the model says; asked after every step."""
        with self.session() as session:
            codes = {person.id: person.code for person in session.scalars(select(Person))}
            for unit, report in self.model.reports.items():
                row = Scene(session).submission(unit)
                assert said(session, row, codes, self.model.now) == wanted(report, self.model.now), unit
                chain(session, row, report)
            assert list(verify_projections(session)) == []
