"""退回修改通知: which flags stand on the report that goes back to its unit."""

from collections.abc import Mapping
from typing import Any

from reports.letters.body import Body, Item
from reports.letters.moment import Moment
from reports.letters.words import asked_for, code, day, notice, report

_STANDING = ("open", "answered")


def returned(moment: Moment) -> Body:
    """The notice of return, one item per standing flag."""
    standing = [flag for flag in moment.now.flags if flag["status"] in _STANDING]
    read = f"根据{notice(moment)}，你单位报送的{report(moment)}{code(moment, moment.now.revision)}已经审阅，"
    back = f"存在以下{len(standing)}个问题，现退回修改。退回意见：{moment.event['payload']['reason'].rstrip('。')}。"
    asked = (
        f"请你单位按所列期限逐项修改，答复修改情况，重新{asked_for(moment)}。"
        "原签字、盖章自退回之日起失效，原稿存档备查。"
    )
    items = tuple(_item(place, flag, len(standing)) for place, flag in enumerate(standing, start=1))
    return Body(f"关于退回修改{report(moment)}的通知", (read + back, asked), items, "特此通知。")


def _item(place: int, flag: Mapping[str, Any], count: int) -> Item:
    tasks = "、".join(f"第{seq}项" for seq in flag["items"])
    points = (
        ("类别", flag["category"]),
        ("内容", flag["text"]),
        ("涉及任务", tasks),
        ("修改期限", day(flag["correct_by"])),
    )
    return Item(f"问题{place}" if count > 1 else "", points)
