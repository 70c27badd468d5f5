"""Phrases that several letters share, as an office writes them."""

from datetime import date, datetime

from reports.circular.words import chinese, counted
from reports.letters.moment import Moment
from statemachine.campaign import FORM_WORDS, PAPER
from statemachine.submission import State
from workdays import local_day

#: How many hex digits of a digest are printed.
SHORT = 8
_HANDED_IN = (State.SUBMITTED, State.REVIEWED, State.FLAGGED)


def notice(moment: Moment) -> str:
    """《…》（临政字〔2020〕112号)."""
    return f"《{moment.notice['title']}》（{moment.doc_number}）"


def report(moment: Moment) -> str:
    """2020年第三季度进展情况报告."""
    return f"{moment.quarter.said('zh')}进展情况报告"


def due(moment: Moment) -> str:
    """The last day in time and why it is that day: the working days counted, or the extension granted."""
    if moment.due_on is None:
        return "报送时限待定"
    if any(asked["granted"] for asked in moment.now.extensions):
        return f"你单位申请延期，经同意，报送时限延至{chinese(moment.due_on)}24时"
    days = moment.due_days["days"] if moment.due_days else []
    reckoned = "；".join(counted(day) for day in days if day["working"])
    return f"报送时限为{chinese(moment.due_on)}24时" + (f"：{reckoned}" if reckoned else "")


def basis(moment: Moment) -> str:
    """The notice, what it asks, and the due moment with its reason."""
    days = moment.notice["due_working_days"]
    forms = "和".join(FORM_WORDS[form].zh for form in moment.forms)
    asked = f"按照{notice(moment)}要求，各责任单位应于每季度结束后{days}个工作日内报送进展情况报告的{forms}。"
    return f"{asked}{moment.quarter.said('zh')}{due(moment)}。"


def lacking(moment: Moment) -> str:
    """What of the report has not arrived: 电子件、纸质件均未报送."""
    absent = [form for form in moment.forms if not _arrived(moment, form)]
    named = "、".join(FORM_WORDS[form].zh for form in absent)
    return f"{named}{'均' if len(absent) > 1 else ''}未报送"


def asked_for(moment: Moment) -> str:
    """How a report is to be handed in."""
    forms = "和".join(FORM_WORDS[form].zh for form in moment.forms)
    return f"经主要负责人签字、加盖单位公章后报送{forms}"


def day_of(at: datetime) -> str:
    """The local day of a moment, in Chinese."""
    return chinese(local_day(at))


def day(iso: str) -> str:
    """2020-10-20 as 2020年10月20日."""
    return chinese(date.fromisoformat(iso))


def code(moment: Moment, revision: int) -> str:
    """第1稿（校验码1A2B3C4D)."""
    return f"第{revision}稿（校验码{moment.now.digests[revision][:SHORT].upper()}）"


def _arrived(moment: Moment, form: str) -> bool:
    if form == PAPER:
        return moment.now.revision in moment.now.papers
    return moment.now.state in _HANDED_IN
