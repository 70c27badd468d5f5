"""Looking at one file: the ledger first, the signatures then, and what differs where it only claims to be ours."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from typing import Any

from documents import Fonts
from documents.signing import Roots, changes
from reports.events import Event
from reports.letters import letter_of
from reports.origin import words
from reports.origin.answer import Answer, Whose
from reports.origin.claims import Claims, claims
from reports.origin.known import Known, known
from reports.origin.records import Records
from reports.origin.remade import Original, originals
from reports.origin.signatures import signatures
from reports.origin.stamps import Stamped, stamps
from statemachine.chain import GENESIS, event_hash

#: Which signatures a file of each kind must carry, when they were made by certificate.
_CARRIED = {"signed": ("signature",), "sealed": ("signature", "seal")}


def verify_file(data: bytes, records: Records, roots: Roots | None, at: datetime, fonts: Fonts) -> Answer:
    """Everything that can be said of ``data`` at the moment ``at``; ``roots`` are the trusted authorities, None when
    none are named; ``fonts`` draw what has to be rendered again. Never raises for the sake of ``data``."""
    answer = Answer(len(data), sha256(data).hexdigest())
    found = known(records, answer.digest)
    if found:
        answer.how = "digest"
        _ours(answer, found, records)
    else:
        _claimed(answer, claims(data), data, records, fonts)
    _signed(answer, data, roots, at)
    words.say_stamps(answer)
    return answer


def _ours(answer: Answer, found: Known, records: Records) -> None:
    chain = records.chain(found.event["subject"])
    answer.ours, answer.whose = "yes", _whose(found, records)
    answer.chain = _holds(chain)
    answer.stamps = _stamps(answer.whose, chain)
    words.say_ours(answer)


def _claimed(answer: Answer, claimed: Claims, data: bytes, records: Records, fonts: Fonts) -> None:
    """The file is none that the ledger knows by its bytes: is it one that can be rendered again, and if not, what
    does it claim to be, and in what does it differ from that?"""
    if not claimed.by:
        words.say_unknown(answer)
        return
    candidates = list(originals(records, claimed, data, fonts))
    same = next((one for one in candidates if one.data == data), None)
    if same:
        answer.how = "rendered"
        _ours(answer, same.known, records)
        return
    answer.ours, answer.claim = "claimed", _claim(claimed) | {"known": bool(candidates)}
    if candidates:
        _against(answer, candidates, claimed, data, records)
    words.say_claimed(answer, claimed, bool(candidates))


def _against(answer: Answer, found: list[Original], claimed: Claims, data: bytes, records: Records) -> None:
    """What the ledger has, and the difference from it; a scan is a picture, whose bytes nobody compares."""
    nearest = next((one for one in found if one.data is not None), found[0])
    chain = records.chain(nearest.known.event["subject"])
    answer.whose, answer.chain = _whose(nearest.known, records), _holds(chain)
    answer.stamps = _stamps(answer.whose, chain)
    if nearest.data is not None and claimed.by != "page":
        answer.differs = asdict(changes(nearest.data, data))


def _signed(answer: Answer, data: bytes, roots: Roots | None, at: datetime) -> None:
    by_certificate = [stamp for stamp in answer.stamps if stamp.level == "certificate"]
    kind = answer.whose.kind if answer.whose and answer.ours == "yes" else ""
    wanted = [stamp.kind for stamp in by_certificate if stamp.kind in _CARRIED.get(kind, ())]
    answer.signatures = signatures(data, by_certificate, wanted, roots, at)
    words.say_signatures(answer)


def _stamps(whose: Whose, chain: Sequence[Event]) -> list[Stamped]:
    """Those of the revision that the document is of; none for a document of no revision."""
    return stamps(chain, whose.revision) if whose.revision is not None else []


def _whose(found: Known, records: Records) -> Whose:
    event = found.event
    office, _, rest = event["subject"].partition(":")[2].partition("/")
    of_unit = event["subject"].startswith("submission:")
    campaign, quarter, unit = rest.rsplit("/", 2) if of_unit else ("", "", event["payload"].get("unit"))
    if event["subject"].startswith("period:"):
        campaign, _, quarter = rest.rpartition("/")
    return Whose(
        kind=found.kind,
        form=found.form,
        letter=_letter(found),
        office=office,
        campaign=campaign,
        quarter=quarter,
        unit=unit,
        unit_name=records.unit_name(event["subject"], event["at"]) if of_unit else None,
        revision=event["payload"].get("revision") if of_unit else None,
        event=event["hash"],
        at=event["at"],
    )


def _letter(found: Known) -> str | None:
    event = found.event
    letter = letter_of(event["action"], event["seq"], event["hash"], event["at"]) if found.kind == "letter" else None
    return letter.kind if letter else None


def _claim(claimed: Claims) -> dict[str, Any]:
    said: dict[str, Any] = {"by": claimed.by}
    if claimed.letter:
        said |= {"letter": claimed.letter}
    if claimed.code:
        said |= asdict(claimed.code) | {"dated": claimed.dated}
    return said | ({"digests": list(claimed.roots)} if claimed.roots else {})


def _holds(chain: Sequence[Event]) -> bool:
    """Every event has its hash and follows the one before."""
    previous = GENESIS
    for event in chain:
        if event_hash(event | {"payload": event["payload_text"]}) != event["hash"] or event["previous"] != previous:
            return False
        previous = event["hash"]
    return bool(chain)
