"""A quarter of three small units, played through the real verbs."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from actions.draft import write_draft
from actions.escalation import escalate, issue
from actions.notice import first_office, import_notice
from actions.period import open_period
from actions.review import answer, flag, reopen, review
from actions.sign import seal, sign
from actions.submit import receive_paper, submit
from intake import Notice, Task, UnitList, UnitRow
from models import Campaign, Delivery, Office, Period, Person, Revision, Submission, Unit
from models.engine import reading, writing
from notifications.fan_out import fan_out
from reports.people import actor_named
from statemachine.actor import Actor, Via, clock, console
from workdays import LOCAL, Quarter, official_calendar

CALENDAR = official_calendar()
NOTICE = Notice(
    doc_number="测政字〔2020〕3号",
    title="关于对2020年重点工作实行督查的通知",
    issuer="测试区人民政府",
    issued_on=date(2020, 8, 12),
    declared_tasks=3,
    addressees="各镇人民政府：",
    annex_title="任务目标分解表",
    due_working_days=3,
    forms=("paper", "electronic"),
    methods=(),
    tasks=tuple(
        Task(seq, f"年度任务{seq}", {"2020Q3": f"第三季度目标{seq}", "2026Q4": f"待定季度目标{seq}"})
        for seq in (1, 2, 3)
    ),
    warnings=(),
    digest="0" * 64,
)


def at(text: str) -> datetime:
    """A moment in Beijing time."""
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


def row(code: str, name: str, lead: int, *, supporting: tuple[int, ...] = (), email: str = "") -> UnitRow:
    return UnitRow(code, name, name[:4], "区政府部门", (lead,), supporting, email)


UNITS = (
    row("AAA", "甲局", 1, supporting=(3,), email="a@example.org"),
    row("BBB", "乙局", 2, email="b@example.org"),
    row("CCC", "丙镇", 3),
)


@dataclass
class Play:
    """One campaign on one database. Every method is one transaction, as an entry point would have it."""

    engine: Engine
    units: tuple[UnitRow, ...] = UNITS
    label: str = "演示：不是真实单位"
    quarter: str = "2020Q3"
    opened: datetime = field(default_factory=lambda: at("2020-10-01T01:00"))

    def open(self) -> None:
        with writing(self.engine) as session:
            office = first_office(session, NOTICE, console("x"), at("2020-08-12T10:00"))
            units = UnitList(self.units, self.label, "1" * 64)
            campaign, _ = import_notice(session, office, NOTICE, units, console("x"), at("2020-08-12T10:00"))
            open_period(session, campaign, Quarter.parse(self.quarter), CALENDAR, clock(), self.opened)

    def sign(self, unit: str, when: str) -> None:
        with writing(self.engine) as session:
            self.sign_within(session, unit, when)

    def sign_within(self, session: Session, unit: str, when: str) -> None:
        """Draft and sign in the caller's transaction."""
        submission = self.submission(session, unit)
        lead = next(u for u in self.units if u.code == unit)
        entries = {str(seq): {"progress": "已完成"} for seq in (*lead.lead, *lead.supporting)}
        write_draft(session, submission, {"entries": entries}, self.actor(session, f"{unit}.drafter"), at(when))
        sign(session, submission, self.actor(session, f"{unit}.principal"), at(when))

    def seal(self, unit: str, when: str) -> None:
        with writing(self.engine) as session:
            seal(session, self.submission(session, unit), self.actor(session, f"{unit}.seal_keeper"), at(when))

    def submit(self, unit: str, when: str) -> None:
        with writing(self.engine) as session:
            submit(session, self.submission(session, unit), self.actor(session, f"{unit}.drafter"), at(when))

    def receive(self, unit: str, when: str) -> None:
        with writing(self.engine) as session:
            submission = self.submission(session, unit)
            digest = session.scalars(
                select(Revision.digest).where(Revision.submission_id == submission.id).order_by(Revision.number.desc())
            ).first()
            receive_paper(session, submission, digest or "", self.actor(session, "office.clerk"), at(when))

    def hand_in(self, unit: str, day: str) -> None:
        """Sign, seal, submit and deliver the paper on one day."""
        self.sign(unit, f"{day}T09:00")
        self.seal(unit, f"{day}T10:00")
        self.submit(unit, f"{day}T11:05")
        self.receive(unit, f"{day}T12:00")

    def review(self, unit: str, when: str) -> None:
        with writing(self.engine) as session:
            review(session, [self.submission(session, unit)], self.actor(session, "office.reviewer"), at(when))

    def flag(self, unit: str, when: str, *, text: str = "数字前后不一致", items: tuple[int, ...] = (1,)) -> None:
        with writing(self.engine) as session:
            flag(
                session, self.submission(session, unit), self.actor(session, "office.inspector"), at(when),
                category="数字不清", text=text, items=items, correct_by=date(2020, 10, 20),
            )  # fmt: skip

    def reopen(self, unit: str, when: str) -> None:
        with writing(self.engine) as session:
            reopen(
                session, self.submission(session, unit), self.actor(session, "office.reviewer"), at(when), "数字有误"
            )

    def answer(self, unit: str, when: str) -> None:
        with writing(self.engine) as session:
            submission = self.submission(session, unit)
            answer(session, submission, 1, "已更正", self.actor(session, f"{unit}.drafter"), at(when))

    def escalate(self, when: str) -> None:
        with writing(self.engine) as session:
            escalate(session, self.campaign(session), self.period(session), CALENDAR, clock(), at(when))

    def issue(self, unit: str, when: str) -> None:
        with writing(self.engine) as session:
            issue(session, self.submission(session, unit), self.actor(session, "office.director"), at(when))

    def fan_out(self, when: str = "2020-12-01", lang: str = "zh") -> int:
        with writing(self.engine) as session:
            return fan_out(session, at(when), lang, lambda email: "smtp" if email else "console")

    def told(self, rule: str) -> list[tuple[str, str]]:
        """Who was told by ``rule``, with the subject; in the order of people's codes."""
        with reading(self.engine) as session:
            rows = session.execute(
                select(Person.code, Delivery.subject)
                .join(Person, Person.id == Delivery.person_id)
                .where(Delivery.rule == rule)
                .order_by(Person.code, Delivery.subject)
            )
            return [(code, subject) for code, subject in rows]

    def deliveries(self) -> list[Delivery]:
        with reading(self.engine) as session:
            return list(session.scalars(select(Delivery).order_by(Delivery.id)))

    def body(self, rule: str, code: str) -> str:
        """The only message of ``rule`` to the person with ``code``."""
        with reading(self.engine) as session:
            return session.scalars(
                select(Delivery.body)
                .join(Person, Person.id == Delivery.person_id)
                .where(Delivery.rule == rule, Person.code == code)
            ).one()

    def campaign(self, session: Session) -> Campaign:
        return session.scalars(select(Campaign)).one()

    def period(self, session: Session) -> Period:
        return session.scalars(select(Period)).one()

    def submission(self, session: Session, unit: str) -> Submission:
        return session.scalars(
            select(Submission).join(Unit, Unit.id == Submission.unit_id).where(Unit.code == unit)
        ).one()

    def actor(self, session: Session, code: str) -> Actor:
        office = session.scalars(select(Office).where(Office.code == "main")).one()
        return actor_named(session, office, code, via=Via.CONSOLE, os_account="x", today=date(2020, 10, 15))


def whole_quarter(play: Play) -> None:
    """甲局 reports, is flagged and reports again; 乙局 climbs the whole ladder; 丙镇 reports in time."""
    play.open()
    play.hand_in("AAA", "2020-10-10")
    play.hand_in("CCC", "2020-10-12")
    play.review("CCC", "2020-10-12T15:00")
    play.flag("AAA", "2020-10-13T09:00")
    play.reopen("AAA", "2020-10-13T10:00")
    play.answer("AAA", "2020-10-13T11:00")
    for day in ("13", "15", "19"):
        play.escalate(f"2020-10-{day}T08:00")
    play.issue("BBB", "2020-10-20T15:00")
    for day in ("22", "23"):
        play.escalate(f"2020-10-{day}T08:00")
    play.issue("BBB", "2020-10-23T15:00")
