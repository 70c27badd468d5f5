"""What may happen to a report, drawn at random."""

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.draft import nil_return, write_draft
from actions.escalation import escalate, issue
from actions.extension import ask_extension, decide_extension, exempt
from actions.review import answer, clear, flag, reopen, review, take_up
from actions.sign import seal, sign, withdraw
from actions.submit import receive_paper, submit
from models import Revision, Submission
from statemachine.actor import Actor, clock
from tests.prove import model_acts as plain
from tests.prove.model_steps import TABLE, step
from tests.prove.played import LAST, PEOPLE, UNITS, Played
from tests.quarter import CALENDAR, Scene, at

units, people = st.sampled_from(UNITS), st.sampled_from(PEOPLE)
of_the_office = st.one_of(people.filter(lambda code: code.startswith("office.")), people)
of_a_unit = st.one_of(st.just("X"), people)
days = st.integers(-2, 40)


class Reports(Played):
    """The clock, the unit and the office at work."""

    @rule(hours=st.sampled_from([1, 5, 20, 30, 72]))
    def time_passes(self, hours: int) -> None:
        self.model.now = min(self.model.now + timedelta(hours=hours), LAST)
        self.agree()

    @rule(unit=units, steps=st.integers(3, 12), data=st.data())
    def go_on(self, unit: str, steps: int, data: st.DataObject) -> None:
        """Those whose duty it is take steps that the state allows; so that the walk gets somewhere."""
        for _ in range(steps):
            self.one_step(unit, data)

    def one_step(self, unit: str, data: st.DataObject) -> None:
        """What is missing for the next event of the table, or that event."""
        report = self.model.reports[unit]
        if report.state == "drafted" and report.written != "all":
            return self.write(unit, data.draw(st.sampled_from([f"{unit}.drafter", "X"])), "all")
        if report.state in ("submitted", "reviewed", "sealed") and report.revision not in report.papers:
            return self.paper(unit, "office.clerk", True)
        for number, found in enumerate(report.flags, 1):
            if found[0] == "open":
                return self.answer(unit, f"{unit}.principal", number)
        possible = [event for event, (states, _) in TABLE.items() if report.state in states.split()]
        onward = [event for event in possible if event != "withdraw"]
        event = data.draw(st.sampled_from([*onward * 3, *possible]))
        able = [p for p in PEOPLE if self.model.held(p, TABLE[event][1], unit)]
        return self.step(unit, event, data.draw(st.sampled_from(able or PEOPLE)), True, 5, True)

    @rule(
        unit=units,
        event=st.sampled_from(sorted(TABLE)),
        person=people,
        words=st.booleans(),
        ahead=days,
        accept=st.booleans(),
    )
    def step(self, unit: str, event: str, person: str, words: bool, ahead: int, accept: bool) -> None:
        model, report = self.model, self.model.reports[unit]
        day, now, said = model.today + timedelta(ahead), model.now, "（演示）理由" if words else " "
        expected = step(model, report, event, person, words, day, accept)

        def verb(scene: Scene) -> None:
            found, actor = scene.submission(unit), self.actor(scene, person)
            given: tuple[Session, Submission, Actor, datetime] = (scene.session, found, actor, now)
            if event == "review":
                review(scene.session, [found], actor, now, accept_flags=accept)
            elif event == "flag":
                items = (self.task(scene, found),)
                flag(*given, category=said, text="（演示）未写明", items=items, correct_by=day)
            elif event == "clear":
                clear(*given, reason=said, evidence="（演示）依据")
            elif event in ("withdraw", "reopen"):
                {"withdraw": withdraw, "reopen": reopen}[event](*given, said)
            else:
                verbs: dict[str, Callable[..., object]] = {"sign": sign, "seal": seal, "submit": submit}
                verbs[event](*given)

        self.do(event, expected, verb)

    @rule(unit=units, person=people, written=st.sampled_from(["nothing", "part", "all", "all"]))
    def write(self, unit: str, person: str, written: str) -> None:
        expected, now = plain.write(self.model, self.model.reports[unit], person, written), self.model.now

        def verb(scene: Scene) -> None:
            found = scene.submission(unit)
            content = nil_return("无进展" if written == "all" else " ")
            if written == "part":
                content = {"entries": {str(self.task(scene, found)): {"issues": "（演示）"}}}
            write_draft(scene.session, found, content, self.actor(scene, person), now)

        self.do("write", expected, verb)

    @rule(unit=units, yes=st.booleans())
    def the_office_works(self, unit: str, yes: bool) -> None:
        """The director or the inspector does what waits for one of them."""
        report = self.model.reports[unit]
        if report.asked:
            self.decide(unit, "office.director", yes)
        elif any(issued is None for _, _, issued in report.rungs):
            self.issue(unit, "office.director")
        elif report.state == "submitted":
            self.take_up(unit, "office.inspector")
        elif yes and self.model.now > report.due:
            self.exempt(unit, "office.director")

    @rule(unit=units, person=of_a_unit, number=st.integers(1, 3))
    def answer(self, unit: str, person: str, number: int) -> None:
        expected = plain.answer(self.model, self.model.reports[unit], person, number)
        self.simple("answer", expected, unit, person, answer, number, "（演示）已更正")

    @rule(unit=units, person=of_the_office)
    def take_up(self, unit: str, person: str) -> None:
        self.simple("take up", plain.take_up(self.model, self.model.reports[unit], person), unit, person, take_up)

    @rule(unit=units, person=of_the_office, right=st.booleans())
    def paper(self, unit: str, person: str, right: bool) -> None:
        expected = plain.paper(self.model, self.model.reports[unit], person, right)

        def verb(session: Session, found: Submission, actor: Actor, now: datetime) -> None:
            digests = select(Revision.digest).where(Revision.submission_id == found.id).order_by(Revision.number.desc())
            code = session.scalars(digests).first() if right else "0000"
            receive_paper(session, found, code or "0" * 64, actor, now)

        self.simple("paper", expected, unit, person, verb)

    @rule(unit=units, person=of_a_unit, ahead=days)
    def ask(self, unit: str, person: str, ahead: int) -> None:
        until = self.model.today + timedelta(ahead * 10)
        expected = plain.ask(self.model, self.model.reports[unit], person, until)
        self.simple("ask", expected, unit, person, ask_extension, until, "（演示）理由", "（演示）进展")

    @rule(unit=units, person=of_the_office, granted=st.booleans())
    def decide(self, unit: str, person: str, granted: bool) -> None:
        expected = plain.decide(self.model, self.model.reports[unit], person, granted)
        self.simple("decide", expected, unit, person, decide_extension, granted, "（演示）意见")

    @rule(unit=units, person=people)
    @precondition(lambda self: self.model.now > at("2020-10-14"))
    def exempt(self, unit: str, person: str) -> None:
        expected = plain.exempt(self.model, self.model.reports[unit], person)
        self.simple("exempt", expected, unit, person, exempt, "（演示）理由")

    @rule(unit=units, person=of_the_office)
    def issue(self, unit: str, person: str) -> None:
        self.simple("issue", plain.issue(self.model, self.model.reports[unit], person), unit, person, issue)

    @rule(days=st.integers(1, 5))
    def days_pass(self, days: int) -> None:
        """The clock's daily sweep."""
        for _ in range(days):
            self.sweep()
            self.time_passes(24)

    def sweep(self) -> None:
        """Once, as of now."""
        plain.sweep(self.model)
        now = self.model.now
        self.do("sweep", None, lambda s: escalate(s.session, s.campaign, s.period, CALENDAR, clock(), now))
