"""The agreed shape of a report's content."""

from bilingual import Text
from documents.shape import DAY, NAME, NUMBER, TEXT, TRUTH, WHOLE, Kind, Optional, Shape, or_none
from workdays import Quarter
from workdays.refusals import BadQuarter

SCHEMA = "ducha.report/1"


def _is_quarter(value: object) -> bool:
    try:
        return isinstance(value, str) and str(Quarter.parse(value)) == value
    except BadQuarter:
        return False


QUARTER = Kind(Text("季度（如2020Q3）", "a quarter such as 2020Q3"), _is_quarter)

READING: Shape = {
    "name": TEXT,
    "comparator": TEXT,
    "target": TEXT,
    "unit": TEXT,
    "value": or_none(TEXT),
    "reading_unit": or_none(TEXT),
    "note": TEXT,
}

ENTRY: Shape = {
    "task": NUMBER,
    "target": TEXT,
    "progress": TEXT,
    "issues": TEXT,
    "next_steps": TEXT,
    # Absent where a task has no confirmed figures.
    "readings": Optional([READING]),
    "answers": Optional([{"check": TEXT, "reason": TEXT}]),
}

REPORT: Shape = {
    "schema": TEXT,
    "office": NAME,
    "label": or_none(TEXT),
    "title": NAME,
    "campaign": TEXT,
    "campaign_title": TEXT,
    "quarter": QUARTER,
    "unit": NAME,
    "unit_name": NAME,
    "revision": WHOLE,
    "digest": NAME,
    "code": NAME,
    "dated": DAY,
    "nil": TRUTH,
    "nil_reason": TEXT,
    "entries": [ENTRY],
    "signature_words": TEXT,
    "seal_words": TEXT,
}
