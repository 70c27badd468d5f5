"""What units and office do in the demonstration: the same verbs that the commands call, one transaction each."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select

from actions.acknowledge import acknowledge
from actions.cases import load
from actions.draft import nil_return, write_draft
from actions.escalation import issue
from actions.notice import first_office, import_notice
from actions.review import answer, clear, flag, reopen, review, take_up
from actions.submit import receive_paper
from cli.demo import plan
from cli.demo.figures import confirm_all, readings
from cli.demo.sealing import Sealing
from cli.demo.stage import Scene, Stage
from intake.notice import Notice
from intake.readers import read_notice
from intake.units import UnitList, read_units
from models import Revision, Submission
from models.engine import writing
from reports.content import EMPTY, targets
from reports.offices import the_unit
from statemachine.actor import Actor, Via
from statemachine.code import SHORT
from statemachine.submission import State


def bring_in(engine: Engine, folder: Path) -> tuple[Notice, UnitList]:
    """Read the notice and the unit list, and import both."""
    notice, units = read_notice(folder / "notice.txt"), read_units(folder / "units.csv")
    with writing(engine) as session:
        importer = Actor(person="office.clerk", name="收件员", via=Via.DEMO)
        office = first_office(session, notice, importer, plan.IMPORTED)
        campaign, _ = import_notice(session, office, notice, units, importer, plan.IMPORTED)
        confirm_all(session, campaign, notice, importer)
    return notice, units


def equip(stage: Stage, sealing: Sealing) -> None:
    """The units that sign by certificate get sample certificates, and their sample seals are approved."""
    sealing.trust()
    with stage.act() as s:
        for unit in plan.CERTIFIED:
            sealing.equip(s, unit)


def take_on(stage: Stage, units: list[str]) -> None:
    """签收, by each unit's principal, naming a post and measures."""
    words = "（演示）分管负责人", "（演示）明确责任科室，按季度目标倒排工期"
    with stage.act() as s:
        for unit in units:
            found = the_unit(s.session, s.office, unit)
            acknowledge(s.session, s.campaign, found, *words, s.person(f"{unit}.principal"), plan.ACKNOWLEDGED)


def hand_in(stage: Stage, sealing: Sealing, unit: str, at: datetime, words: str = "") -> None:
    """Draft, sign, seal and submit."""
    with stage.act() as s:
        found = s.submission(unit)
        content = _content(s, found, unit, stage.leads[unit], words)
        write_draft(s.session, found, content, s.person(f"{unit}.drafter"), at)
        sealing.close(s, found, unit, at)


def bring_paper(stage: Stage, unit: str, at: datetime) -> None:
    """The paper copy arrives at the office's counter, and the clerk types the code in its footer."""
    with stage.act() as s:
        found = s.submission(unit)
        printed = s.session.scalars(
            select(Revision.digest).where(Revision.submission_id == found.id, Revision.number == found.revision)
        ).one()
        receive_paper(s.session, found, printed[:SHORT], s.person("office.clerk"), at)


def first_review(stage: Stage, units: list[str]) -> int:
    """The reviewer reads what is in: most are in order, some are flagged; returns how many were reviewed."""
    with stage.act() as s:
        reviewer, inspector = s.person("office.reviewer"), s.person("office.inspector")
        waiting = [s.submission(unit) for unit in units if unit not in plan.UNREVIEWED]
        ready = [found for found in waiting if found.state is State.SUBMITTED]
        for found in ready:
            take_up(s.session, found, reviewer, plan.REVIEWED)
        flagged = {s.submission(unit).id for unit in plan.FLAGS}
        clean = [found for found in ready if found.id not in flagged]
        review(s.session, clean, reviewer, plan.REVIEWED)
        for unit, (category, text, task, correct_by) in plan.FLAGS.items():
            flag(
                s.session, s.submission(unit), inspector, plan.REVIEWED,
                category=category, text=text, items=(task,), correct_by=correct_by,
            )  # fmt: skip
        return len(clean)


def send_back(stage: Stage) -> None:
    """One flagged report is returned to its unit."""
    with stage.act() as s:
        reviewer = s.person("office.reviewer")
        reopen(s.session, s.submission(plan.CORRECTED), reviewer, plan.REOPENED, "（演示）请补充截至日期")


def correct(stage: Stage, sealing: Sealing) -> None:
    """The unit answers, signs and seals again, and hands in the next revision."""
    at = plan.RESUBMITTED
    with stage.act() as s:
        drafter = s.person(f"{plan.CORRECTED}.drafter")
        answer(s.session, s.submission(plan.CORRECTED), 1, "（演示）已补充截至日期", drafter, at)
    hand_in(stage, sealing, plan.CORRECTED, at, "（演示）数据截至2020年9月30日。")
    bring_paper(stage, plan.CORRECTED, at)


def recheck(stage: Stage) -> None:
    """The correction is accepted; another flag is cleared by the director on evidence."""
    with stage.act() as s:
        reviewer, director = s.person("office.reviewer"), s.person("office.director")
        review(s.session, [s.submission(plan.CORRECTED)], reviewer, plan.RECHECKED, accept_flags=True)
        clear(
            s.session, s.submission(plan.CLEARED), director, plan.RECHECKED,
            reason="（演示）已当面核实", evidence="（演示）开工许可证复印件",
        )  # fmt: skip


def issue_circular(stage: Stage) -> None:
    """The director issues what the clock only proposed."""
    with stage.act() as s:
        issue(s.session, s.submission(plan.ISSUED_FOR), s.person("office.director"), plan.ISSUED)


def late_review(stage: Stage) -> None:
    """What came in late is reviewed too."""
    with stage.act() as s:
        late = [s.submission(unit) for unit in (*plan.LATE, *plan.PAPER_LATE)]
        ready = [found for found in late if found.state is State.SUBMITTED]
        review(s.session, ready, s.person("office.reviewer"), plan.LATE_REVIEWED)


def _content(s: Scene, found: Submission, unit: str, leads: tuple[int, ...], words: str) -> dict[str, object]:
    if unit in plan.NIL:
        return nil_return(plan.NIL[unit])
    own = targets(s.session, load(s.session, [found.id]))[found.id]
    figures = readings(s.session, found, unit)
    issues = "（演示）部分事项进度偏慢，正在协调。" if unit in plan.REACHED else "（演示）无突出问题。"
    entries = {
        str(seq): {
            "progress": plan.progress(unit, target) + words,
            "issues": issues if seq in leads else "",
            "next_steps": "（演示）按第四季度目标继续推进。" if seq in leads else "",
        }
        | ({"readings": figures[seq]} if figures.get(seq) else {})
        for seq, target in own.items()
    }
    return EMPTY | {"entries": entries}
