"""收件回执: the office has the paper copy of one revision in hand."""

from datetime import datetime

from reports.circular.words import chinese
from reports.letters.body import Body, Item
from reports.letters.moment import Moment
from reports.letters.words import SHORT, notice, report
from statemachine.roles import ROLE_WORDS, Role
from workdays import LOCAL


def receipt(moment: Moment) -> Body:
    """What was received: unit, quarter, revision, short digest, when, by which post."""
    payload = moment.event["payload"]
    at = datetime.fromisoformat(moment.event["at"]).astimezone(LOCAL)
    points = (
        ("报送单位", moment.unit.name),
        ("报告期", moment.quarter.said("zh")),
        ("稿次", f"第{payload['revision']}稿"),
        ("校验码", payload["digest"][:SHORT].upper()),
        ("收件时间", f"{chinese(at.date())}{at:%H时%M分}"),
        ("收件岗位", _post(moment)),
    )
    got = f"根据{notice(moment)}，今收到你单位报送的{report(moment)}纸质件，所印校验码与该稿一致，登记如下："
    return Body(f"{report(moment)}收件回执", (got,), (Item("", points),), "特此回执。")


def _post(moment: Moment) -> str:
    role = moment.event["role"]
    return ROLE_WORDS[Role(role)].zh if role in set(Role) else "控制台"
