"""Whether the ledger speaks of exactly this file: the digest of all its bytes."""

from collections.abc import Iterator
from typing import NamedTuple

from bilingual import Text
from reports.events import Event
from reports.origin.records import Records

#: What a file can be, by name; ``verify_file`` answers one of these as ``kind``.
KIND_WORDS: dict[str, Text] = {
    "prepared": Text("待签报告", "prepared report"),
    "signed": Text("已签字的报告", "signed report"),
    "sealed": Text("已签字盖章的报告", "signed and sealed report"),
    "signature-scan": Text("签字扫描件", "scan of the signed report"),
    "seal-scan": Text("盖章扫描件", "scan of the sealed report"),
    "content": Text("报告内容（JSON）", "content of a report (JSON)"),
    "circular": Text("督查通报", "circular"),
    "letter": Text("函件", "letter"),
    "paper-scan": Text("纸质件扫描件", "scan of the paper copy"),
    "imprint": Text("印模", "imprint of a seal"),
}


class Known(NamedTuple):
    """What the ledger says the file is: ``kind`` of ``KIND_WORDS``, ``form`` (pdf, json …), and by which event."""

    kind: str
    form: str
    event: Event


def known(records: Records, digest: str) -> Known | None:
    """The newest event that speaks of a file with this digest; None when none does."""
    found = [one for event in records.speaking(digest) for one in _readings(event, digest)]
    return max(found, key=lambda one: str(one.event["at"])) if found else None


def _readings(event: Event, digest: str) -> Iterator[Known]:
    payload, action = event["payload"], event["action"]
    if action in ("sign", "seal") and payload.get("file") == digest:
        yield Known(_stamped(action, payload), _form(payload), event)
    elif action == "sign" and payload.get("digest") == digest:
        yield Known("content", "json", event)
    elif action == "receive_paper" and payload.get("file") == digest:
        yield Known("paper-scan", _form(payload), event)
    elif action in ("propose_imprint", "approve_imprint") and payload.get("digest") == digest:
        yield Known("imprint", "png", event)
    elif action == "freeze":
        versions = payload.get("versions") or {}
        names = [name for name, value in versions.items() if value == digest and name.startswith("file:")]
        yield from (Known("circular", name.removeprefix("file:"), event) for name in names)
        if payload.get("digest") == digest:
            yield Known("circular", "content", event)


def _stamped(action: str, payload: Event) -> str:
    if payload.get("level") == "scan":
        return "signature-scan" if action == "sign" else "seal-scan"
    return "signed" if action == "sign" else "sealed"


def _form(payload: Event) -> str:
    return str(payload.get("place", "")).rpartition(".")[2] or "pdf"
