"""The demonstration from beginning to end, as steps with a name: flows run through Prefect, people act by day."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from bilingual import Text
from cli.demo import acts, plan
from cli.demo.sealing import Sealing
from cli.demo.stage import Stage
from flows.schedule import FLOWS
from intake.units import UnitList
from workdays import LOCAL


class Step(NamedTuple):
    """One step of the plan; ``run`` returns what to say about it, or None."""

    name: Text
    run: Callable[[], object]


def steps(stage: Stage, sealing: Sealing, units: UnitList) -> Iterator[Step]:
    """Every step after the import, in the order of the days."""
    codes = [row.code for row in units.units]
    yield Step(Text("各单位签收任务", "units acknowledge"), lambda: acts.take_on(stage, codes))
    yield Step(Text("登记样证和样章", "sample certificates and seals"), lambda: acts.equip(stage, sealing))
    yield _flow("quarterly-collection", plan.OPENED)
    yield _flow("deliver-notifications", plan.OPENED)
    for day in _days():
        yield from _day(stage, sealing, codes, day)
    yield _flow("deliver-notifications", plan.CIRCULAR)
    yield _flow("consolidated-report", plan.CIRCULAR)


def _day(stage: Stage, sealing: Sealing, codes: list[str], day: date) -> Iterator[Step]:
    if day in plan.CHASED:
        yield _flow("escalate-late-units", datetime.combine(day, time(8), LOCAL))
    arriving = [(i, code) for i, code in enumerate(codes) if plan.handed_in_on(i, code) == day]
    if arriving:
        yield Step(
            Text(f"{day}：{len(arriving)} 个单位签字、盖章、报送", f"{day}: {len(arriving)} units sign, seal, submit"),
            lambda: _hand_in(stage, sealing, arriving, day),
        )
    papers = [code for code, due in plan.PAPER_LATE.items() if due == day]
    if papers:
        yield Step(Text(f"{day}：补交纸质件", f"{day}: paper arrives late"), lambda: _papers(stage, papers, day))
    for moment, name, act in _office(stage, sealing, codes):
        if moment.date() == day:
            yield Step(name, act)


def _office(stage: Stage, sealing: Sealing, codes: list[str]) -> list[tuple[datetime, Text, Callable[[], object]]]:
    return [
        (plan.REVIEWED, Text("审核、标记问题", "review and flag"), lambda: acts.first_review(stage, codes)),
        (plan.REOPENED, Text("退回修改", "reopen"), lambda: acts.send_back(stage)),
        (
            plan.RESUBMITTED,
            Text("整改后重新签章、报送", "corrected and signed again"),
            lambda: acts.correct(stage, sealing),
        ),
        (plan.ISSUED, Text("主任签发通报", "the director issues a rung"), lambda: acts.issue_circular(stage)),
        (plan.RECHECKED, Text("认可整改、销号", "accept and clear"), lambda: acts.recheck(stage)),
        (plan.LATE_REVIEWED, Text("审核迟报材料", "review the late ones"), lambda: acts.late_review(stage)),
    ]  # fmt: skip


def _hand_in(stage: Stage, sealing: Sealing, arriving: list[tuple[int, str]], day: date) -> None:
    for index, code in arriving:
        acts.hand_in(stage, sealing, code, plan.office_hour(day, index))
        if code not in plan.PAPER_LATE:
            acts.bring_paper(stage, code, plan.office_hour(day, index, minutes=40))


def _papers(stage: Stage, late: list[str], day: date) -> None:
    for index, code in enumerate(late):
        acts.bring_paper(stage, code, plan.office_hour(day, index))


def _flow(name: str, at: datetime) -> Step:
    def run() -> dict[str, Any]:
        return FLOWS[name].flow(as_of=at.isoformat())

    when = at.strftime("%Y-%m-%d")
    return Step(Text(f"{when}：流程 {name}", f"{when}: flow {name}"), run)


def _days() -> Iterator[date]:
    day = plan.OPENED.date()
    while day < plan.CIRCULAR.date():
        yield day
        day += timedelta(days=1)
