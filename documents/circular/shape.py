"""The agreed shape of a circular's content."""

from bilingual import Text
from documents.circular.lights import LIGHTS
from documents.shape import DAY, NAME, NUMBER, TEXT, TRUTH, WHOLE, Kind, Optional, Shape, or_none

SCHEMA = "ducha.circular/1"
LIGHT = Kind(Text("绿、黄、红、灰之一", "one of 绿, 黄, 红, 灰"), lambda value: value in tuple(LIGHTS))

# One key task with figures: what each unit asked says of each figure, and the light that follows.
FIGURES: Shape = {
    "seq": NUMBER,
    "annual": TEXT,
    "light": LIGHT,
    "light_why": TEXT,
    "rows": [
        {
            "name": TEXT,
            "asked": TEXT,
            "unit": TEXT,
            "lead": TRUTH,
            "value": or_none(TEXT),
            "rate": TEXT,
            "light": LIGHT,
            "why": TEXT,
            "note": TEXT,
            "differs": TRUTH,
        }
    ],
}

CONTENT: Shape = {
    "schema": TEXT,
    "office": NAME,
    "label": or_none(TEXT),
    "kind": NAME,
    "issue": WHOLE,
    "year": WHOLE,
    "doc_number": NAME,
    "title": NAME,
    "addressees": TEXT,
    "quarter": TEXT,
    "due_on": or_none(DAY),
    "issued_on": DAY,
    "campaign": {
        "doc_number": TEXT,
        "title": TEXT,
        "declared_tasks": NUMBER,
        "present_tasks": WHOLE,
        "missing": [NUMBER],
        "warnings": [TEXT],
    },
    # Absent where nobody gets a copy, and where everything was signed at the console.
    "cc": Optional([NAME]),
    "evidence": Optional({}),
    "totals": {"units": WHOLE, "on_time": WHOLE, "late": WHOLE, "missing": WHOLE},
    "sections": [{"heading": TEXT, "paragraphs": [TEXT]}],
    "units": [
        {
            "code": TEXT,
            "name": TEXT,
            "tasks": [NUMBER],
            "supports": [NUMBER],
            "state": TEXT,
            "timeliness": TEXT,
            "submitted_at": or_none(TEXT),
            "late_by": TEXT,
            "rungs": [TEXT],
            "revision": or_none(WHOLE),
            "digest": or_none(TEXT),
            "light": LIGHT,
            "light_why": TEXT,
            "nil": TRUTH,
            "note": TEXT,
        }
    ],
    "tasks": [
        {
            "seq": NUMBER,
            "annual": TEXT,
            "target": TEXT,
            "lead": [TEXT],
            "supporting": [TEXT],
            "light": LIGHT,
            "light_why": TEXT,
            "entries": [{"unit": TEXT, "progress": TEXT, "issues": TEXT, "next_steps": TEXT}],
        }
    ],
    "missing_tasks": [{"seq": NUMBER, "words": TEXT}],
    "flags": [
        {
            "unit": TEXT,
            "revision": WHOLE,
            "category": TEXT,
            "text": TEXT,
            "correct_by": or_none(DAY),
            "status": TEXT,
        }
    ],
    "standing": [TEXT],
    "annexes": [TEXT],
    # Absent where a campaign has no confirmed figures: its circular is the same with and without this key known.
    "figures": Optional([FIGURES]),
}
