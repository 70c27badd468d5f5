"""What the page of a report prints: numbered headings, figures in words, the code as a picture."""

from collections.abc import Iterator, Mapping
from typing import Any

from documents.qr import qr
from documents.title import title_lines
from documents.wording import day_in_chinese, tidied
from workdays import Quarter

# The house's comparators as a report says them; a bare number is something to be reached.
COMPARATORS = {">=": "不少于", ">": "超过", "=": "", "<=": "不超过", "<": "低于", "about": "约"}
ORDINALS = "一二三四五六七八九"
PASSAGES = (("季度目标", "target"), ("进展情况", "progress"), ("存在问题", "issues"), ("下步打算", "next_steps"))
NOTHING = "无。"
# Empty modules around the code; the foot of the page is empty beyond them.
BORDER = 2


def view(content: Mapping[str, Any]) -> dict[str, Any]:
    """Everything that the template prints. Nothing here decides."""
    tidy: dict[str, Any] = tidied(dict(content))
    quarter = Quarter.parse(tidy["quarter"]).said("zh")
    return {
        **{
            key: tidy[key] for key in ("office", "label", "title", "unit_name", "code", "signature_words", "seal_words")
        },
        "title_lines": title_lines(tidy["title"]),
        "opening": _opening(tidy, quarter),
        "tasks": _nil(tidy) if tidy["nil"] else [_task(*one) for one in enumerate(tidy["entries"], start=1)],
        "foot": f"{quarter}　第{tidy['revision']}稿　校验码 {tidy['digest'][:8].upper()}",
        "day": day_in_chinese(tidy["dated"]),
        "code_picture": picture(tidy["code"]),
    }


def chinese(number: int) -> str:
    """1 to 99 as a heading counts: 一, 十二, 二十; larger ones in digits."""
    tens, ones = divmod(number, 10)
    if number > 99:
        return str(number)
    return (("" if tens == 1 else ORDINALS[tens - 1]) + "十" if tens else "") + (ORDINALS[ones - 1] if ones else "")


def picture(code: str) -> str:
    """The code as a QR picture (SVG, vector), readable with up to 15 % of it spoilt."""
    drawn = qr(code)
    side = drawn["size"] + 2 * BORDER
    box = f"{-BORDER} {-BORDER} {side} {side}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="{drawn["path"]}"/></svg>'


def _opening(content: Mapping[str, Any], quarter: str) -> str:
    asked = f"《{content['campaign_title']}》（{content['campaign']}）"
    if content["nil"]:
        return f"按照{asked}要求，经核，我单位{quarter}无应报送的重点任务进展，现作零报告。"
    return f"按照{asked}要求，现将我单位{quarter}承担的重点任务进展情况报告如下。"


def _nil(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"heading": "零报告的理由", "parts": [_part("", content["nil_reason"] or NOTHING)]}]


def _task(place: int, entry: Mapping[str, Any]) -> dict[str, Any]:
    parts = [*_parts(entry)]
    for number, part in enumerate(parts, start=1):
        part["head"] = f"（{chinese(number)}）{part['head']}。"
    return {"heading": f"{chinese(place)}、第{entry['task']}项重点任务", "parts": parts}


def _parts(entry: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name, key in PASSAGES:
        yield _part(name, entry[key] if entry[key].strip() else NOTHING)
        if key == "progress" and entry.get("readings"):
            yield _part("数字完成情况", None, [_row(reading) for reading in entry["readings"]])
    reasons = [answer["reason"] for answer in entry.get("answers", []) if answer["reason"].strip()]
    if reasons:
        yield _part("有关说明", "\n".join(reasons))


def _part(head: str, text: str | None, rows: list[dict[str, str]] | None = None) -> dict[str, Any]:
    lines = [line for line in (text or "").split("\n") if line.strip()]
    return {"head": head, "lines": lines, "rows": rows}


def _row(reading: Mapping[str, Any]) -> dict[str, str]:
    said = f"{reading['value']}{reading['reading_unit'] or ''}" if reading["value"] is not None else "未填报"
    asked = COMPARATORS.get(reading["comparator"], reading["comparator"])
    return {
        "name": reading["name"],
        "asked": f"{asked}{reading['target']}{reading['unit']}",
        "said": said,
        "note": reading["note"],
    }
