"""The light of a report: a word and a colour that say at a glance how it stands, and why."""

from collections.abc import Iterable
from enum import StrEnum

from bilingual import Text
from statemachine.submission import State
from statemachine.timeliness import Timeliness


class Light(StrEnum):
    """Green, yellow, red; grey where nothing can be said yet."""

    GREEN = "绿"
    YELLOW = "黄"
    RED = "红"
    GREY = "灰"


_HANDED_IN = (State.SUBMITTED, State.REVIEWED, State.FLAGGED)


def light(state: State, timeliness: Timeliness) -> tuple[Light, Text]:
    """The light of one report and its reason; the first line that fits decides."""
    if timeliness is Timeliness.EXEMPT:
        return Light.GREY, Text("免报", "exempt")
    if timeliness is Timeliness.PENDING:
        return Light.GREY, Text("未到期", "not due yet")
    if timeliness is Timeliness.MISSING:
        if state in _HANDED_IN:
            return Light.RED, Text("逾期未报齐（缺纸质件）", "overdue: the paper copy is missing")
        return Light.RED, Text("逾期未报送", "overdue, nothing handed in")
    if state is State.FLAGGED:
        return Light.YELLOW, Text("存在问题待整改", "flagged, to be corrected")
    if timeliness is Timeliness.LATE:
        return Light.YELLOW, Text("迟报", "handed in late")
    if state is State.REVIEWED:
        return Light.GREEN, Text("按时报送，已审核", "on time and reviewed")
    if state is State.SUBMITTED:
        return Light.YELLOW, Text("按时报送，待审核", "on time, waiting for review")
    return Light.YELLOW, Text("退回修改中", "returned for correction")


def worst(lights: Iterable[Light]) -> Light:
    """A task is as far as the report of its weakest lead unit; grey without any."""
    order = (Light.RED, Light.YELLOW, Light.GREEN)
    found = set(lights)
    return next((shade for shade in order if shade in found), Light.GREY)
