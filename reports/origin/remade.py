"""The document that a file claims to be: made again from the records, or read where it was kept."""

from collections.abc import Iterator
from typing import NamedTuple

from bilingual import Refused
from documents import KINDS, Fonts, render
from documents.report import prepared
from reports.events import Event
from reports.letters import SCHEMA as LETTER
from reports.origin.claims import Claims
from reports.origin.known import Known
from reports.origin.records import Records
from reports.origin.stamps import stamps
from statemachine.code import Code

#: Every signature in a PDF says with this word which bytes it covers.
SIGNED = b"/ByteRange"
_STARTS = ((b"%PDF-", "pdf"), (b"PK", "docx"), (b"<", "html"), (b"{", "json"))


class Original(NamedTuple):
    """What a claim leads to: the document, and its bytes; None when they can neither be made nor found here."""

    known: Known
    data: bytes | None


def originals(records: Records, claimed: Claims, data: bytes, fonts: Fonts) -> Iterator[Original]:
    """What ``data`` claims to be, as the records have it: nothing when they have no such document. A report has up to
    three (sealed, signed, prepared), the last of them first."""
    if claimed.letter:
        yield from _letters(records, claimed.letter, data, fonts)
    elif claimed.code and (event := signing(records, claimed.code)):
        yield from _reports(records, event, claimed.dated, fonts, signed=SIGNED in data)
    for root in claimed.roots:
        yield from _circulars(records, root, form_of(data))


def signing(records: Records, code: Code) -> Event | None:
    """The event that signed exactly the revision of ``code``: its digest, unit, quarter and number."""
    for event in records.speaking(code.digest):
        unit = event["subject"].lower().endswith(f"/{code.name}".lower())
        said = event["payload"].get("revision"), event["payload"].get("digest")
        if event["action"] == "sign" and unit and said == (code.revision, code.digest):
            return event
    return None


def form_of(data: bytes) -> str:
    """The form of a file by its first bytes."""
    start = data[:200].lstrip()
    return next((form for mark, form in _STARTS if start.startswith(mark)), "bin")


def _letters(records: Records, hash_: str, data: bytes, fonts: Fonts) -> Iterator[Original]:
    event = records.event(hash_)
    form = form_of(data)
    if event is None or form not in KINDS[LETTER].forms:
        return
    content = records.letter(event)
    yield Original(Known("letter", form, event), render(content, form, fonts) if content else None)


def _reports(records: Records, event: Event, dated: str | None, fonts: Fonts, *, signed: bool) -> Iterator[Original]:
    own = stamps(records.chain(event["subject"]), event["payload"]["revision"])
    kept = []
    for stamp in reversed([one for one in own if one.file and one.place and one.level == "certificate"]):
        kind = "sealed" if stamp.kind == "seal" else "signed"
        stamping = records.event(stamp.event) or event
        kept.append(Original(Known(kind, "pdf", stamping), records.kept(stamp.file or "", stamp.place or "")))
    yield from kept
    # A file with a signature is no prepared one, and there is something nearer to hold it against.
    if signed and any(one.data for one in kept):
        return
    content = records.report(event, dated) if dated else None
    yield Original(Known("prepared", "pdf", event), _prepared(content, fonts) if content else None)


def _prepared(content: dict[str, object], fonts: Fonts) -> bytes | None:
    try:
        return prepared(content, fonts)
    except Refused:  # the day that a file claims may be none
        return None


def _circulars(records: Records, root: str, form: str) -> Iterator[Original]:
    for event in records.speaking(root):
        digest = (event["payload"].get("versions") or {}).get(f"file:{form}")
        if event["action"] == "freeze" and event["payload"].get("checkpoint") == root and digest:
            office, _, quarter = event["subject"].partition(":")[2].replace("/", " ", 1).partition(" ")
            folder = f"{quarter.rpartition('/')[2]}-{office}-{event['payload']['issue']}"
            kept = records.kept(digest, f"circular/{folder}/circular.{form}")
            yield Original(Known("circular", form, event), kept)
