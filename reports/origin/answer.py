"""The answer about one file, for people and for programs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bilingual import Text
from reports.origin.stamps import Stamped


@dataclass(frozen=True)
class Whose:
    """Which document the file is, or claims to be: ``kind`` and ``form`` as in ``known``, ``letter`` a key of
    the table of letters; the rest as far as that kind has it. ``event``: the hash of the ledger's event that speaks of
    it, ``at`` its moment (UTC)."""

    kind: str
    form: str
    letter: str | None
    office: str
    campaign: str
    quarter: str
    unit: str | None
    unit_name: str | None
    revision: int | None
    event: str
    at: str


@dataclass(frozen=True)
class Signed:
    """One signature in the file, beside what the ledger expects of it: ``fingerprint`` of the certificate and the one
    ``expected`` by the event (None: the event names none); ``trusted`` is None while no roots are named."""

    field: str
    subject: str
    fingerprint: str
    expected: str | None
    signed_at: str | None
    stamped: bool
    intact: bool
    valid: bool
    trusted: bool | None
    modification: str
    ok: bool


@dataclass(frozen=True)
class Signatures:
    """All signatures in the file. ``whole``: the last one covers all of it; ``appended``: bytes behind that."""

    fields: Sequence[Signed]
    whole: bool
    appended: int
    unexpected: Sequence[str]
    judged_trust: bool
    ok: bool


@dataclass
class Answer:
    """What ``verify_file`` found. ``ours``: "yes", "claimed" (it says so, the ledger does not) or "no"; ``how``: the
    ledger knows the file by the "digest" of its bytes, or it was "rendered" again to the same bytes; ``chain``: the
    chain of events that it rests on holds; ``said``: sentences in the order of the checks."""

    size: int
    digest: str
    ours: str = "no"
    how: str | None = None
    whose: Whose | None = None
    chain: bool | None = None
    signatures: Signatures | None = None
    stamps: Sequence[Stamped] = ()
    claim: dict[str, Any] | None = None
    differs: dict[str, Any] | None = None
    bundle: dict[str, Any] | None = None
    said: list[tuple[str, Text]] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Ours and whole: the ledger knows these very bytes, its chain holds, and so do the signatures on them."""
        signed = self.signatures is None or self.signatures.ok
        packed = self.bundle is None or self.bundle["ok"]
        return self.ours == "yes" and bool(self.chain) and signed and packed

    @property
    def void(self) -> bool:
        """Whether a signature or seal of the revision has lost its force since."""
        return any(stamp.voided_at for stamp in self.stamps)

    def say(self, code: str, zh: str, en: str) -> None:
        """One more sentence; ``code`` is its stable name for programs."""
        self.said.append((code, Text(zh, en)))

    def as_json(self) -> dict[str, Any]:
        """The stable shape::

        {"ok": bool, "ours": "yes"|"claimed"|"no", "void": bool,
         "file": {"size": bytes, "digest": hex},
         "document": null | {"kind", "form", "letter", "office", "campaign", "quarter", "unit", "unit_name",
             "revision"},
         "ledger": {"found": bool, "how": "digest"|"rendered"|null, "event": hash|null, "at": UTC|null,
             "chain": bool|null},
         "signatures": null | {"ok", "whole", "appended", "unexpected": [name], "judged_trust", "fields": [{"field",
             "subject", "fingerprint", "expected", "signed_at", "stamped", "intact", "valid", "trusted": bool|null,
             "modification", "ok"}]},
         "stamps": [{"kind": "signature"|"seal", "revision", "person", "role", "on_behalf_of", "level", "at", "event",
             "digest", "file", "place", "certificate", "voided_at", "voided_by"}],
         "claim": null | {"by": "metadata"|"page"|"text", "known": bool, …what it claims},
         "differs": null | {"first", "differing", "appended", "readable", "pages": [{"number", "gone", "came"}]},
         "bundle": null | {"ok", "root", "faults": [text]},
         "said": [{"code", "zh", "en"}]}
        """
        whose = dict(vars(self.whose)) if self.whose else None
        event, at = (whose.pop("event"), whose.pop("at")) if whose else (None, None)
        return {
            "ok": self.ok,
            "ours": self.ours,
            "void": self.void,
            "file": {"size": self.size, "digest": self.digest},
            "document": whose,
            "ledger": {"found": self.ours == "yes", "how": self.how, "event": event, "at": at, "chain": self.chain},
            "signatures": self._signatures(),
            "stamps": [stamp.as_json() for stamp in self.stamps],
            "claim": self.claim,
            "differs": self.differs,
            "bundle": self.bundle,
            "said": [{"code": code, "zh": text.zh, "en": text.en} for code, text in self.said],
        }

    def _signatures(self) -> dict[str, Any] | None:
        if self.signatures is None:
            return None
        fields = [dict(vars(one)) for one in self.signatures.fields]
        return {**vars(self.signatures), "unexpected": list(self.signatures.unexpected), "fields": fields}
