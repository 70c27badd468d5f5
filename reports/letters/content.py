"""The content of a letter: one JSON value that every form is rendered from."""

from typing import Any

from sqlalchemy.orm import Session

from models import Submission
from reports.letters.kinds import KINDS
from reports.letters.listing import Letter
from reports.letters.moment import Moment, moment

#: The shape of the value; a change of shape is a new number.
SCHEMA = "ducha.letter/1"
#: What the QR code of a letter carries before the hash of its event.
CODE = "DUCHA:LETTER/"


def letter_content(session: Session, submission: Submission, letter: Letter) -> dict[str, Any]:
    """What ``letter`` says, of the ledger up to its event alone. Shape::

    {"schema", "kind": key of KINDS, "name": 催报函 …, "office", "label": text or null, "number": 编号, "title",
     "addressee": the unit's name then, "paragraphs": [text], "items": [{"heading", "points": [{"name", "text"}]}],
     "closing", "signature", "dated": ISO day, "code": what the QR code carries,
     "quarter", "unit": code, "event": hash}
    """
    then = moment(session, submission, letter.seq)
    return _head(then, letter) | _words(then, letter) | _proof(then, letter)


def _head(then: Moment, letter: Letter) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "kind": letter.kind,
        "name": KINDS[letter.kind].words.zh,
        "office": then.office,
        "label": then.notice.get("label"),
        "number": f"{then.quarter}-{then.unit.code}-{letter.seq}",
        "addressee": f"{then.heir.name}（承接{then.unit.name}）" if then.heir else then.unit.name,
    }


def _words(then: Moment, letter: Letter) -> dict[str, Any]:
    body = KINDS[letter.kind].body(then)
    return {
        "title": body.title,
        "paragraphs": list(body.paragraphs),
        "items": [
            {"heading": item.heading, "points": [{"name": name, "text": text} for name, text in item.points]}
            for item in body.items
        ],
        "closing": body.closing,
        "signature": then.office,
        "dated": then.on.isoformat(),
    }


def _proof(then: Moment, letter: Letter) -> dict[str, Any]:
    return {
        "quarter": str(then.quarter),
        "unit": then.unit.code,
        "event": letter.hash,
        "code": CODE + letter.hash.upper(),
    }
