"""催报函: the first and the second; the second says so."""

from reports.circular.words import chinese
from reports.letters.body import Body
from reports.letters.moment import Moment
from reports.letters.words import asked_for, basis, day, lacking, report
from statemachine.ladder import RUNG_WORDS, RungKind


def chase(moment: Moment) -> Body:
    """The first one."""
    return _body(moment, "催报", "")


def second_chase(moment: Moment) -> Body:
    """The second one; it names the day of the first."""
    first = next((rung["on"] for rung in moment.now.rungs if rung["kind"] == RungKind.CHASE), None)
    return _body(moment, "再次催报", f"本室已于{day(first)}催报。" if first else "")


def _body(moment: Moment, verb: str, before: str) -> Body:
    stand = f"{before}截至{chinese(moment.on)}，你单位{report(moment)}{lacking(moment)}。"
    asked = f"请你单位抓紧办理，{asked_for(moment)}，并说明逾期原因。{_next(moment)}"
    return Body(f"关于{verb}{report(moment)}的函", (basis(moment), stand, asked), (), "特此函告。")


def _next(moment: Moment) -> str:
    """What follows by the campaign's own ladder; nothing when this is its last rung."""
    kinds = [rung.kind for rung in moment.ladder]
    after = kinds[kinds.index(RungKind(moment.event["action"])) + 1 :]
    return f"仍未报送的，按督查程序下一步为{RUNG_WORDS[after[0]].zh}。" if after else ""
