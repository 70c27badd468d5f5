"""约谈通知: who is summoned and why; time and place are not in the records and are told separately."""

from reports.circular.words import chinese
from reports.letters.body import Body
from reports.letters.moment import Moment
from reports.letters.words import basis, day_of, lacking, report
from statemachine.ladder import RUNG_WORDS, RungKind

ELSEWHERE = "时间、地点另行通知。"


def talk(moment: Moment) -> Body:
    """The summons."""
    stand = f"截至{chinese(moment.on)}，你单位{report(moment)}{lacking(moment)}。{_climbed(moment)}"
    call = f"按照督查程序，现就上述事项对你单位进行约谈。{ELSEWHERE}"
    title = f"关于{moment.quarter.said('zh')}报送问题的约谈通知"
    return Body(title, (basis(moment), stand, call), (), "特此通知。")


def _climbed(moment: Moment) -> str:
    """Which rungs were issued before, on which days."""
    steps = [
        f"{day_of(rung['issued_at'])}{RUNG_WORDS[RungKind(rung['kind'])].zh}"
        for rung in moment.now.rungs
        if rung["issued_at"] and rung["kind"] != moment.event["action"]
    ]
    return f"此前已于{'、'.join(steps)}。" if steps else ""
