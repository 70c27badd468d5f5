"""The signatures in a file, judged by themselves and held against the certificates that the ledger names."""

from collections.abc import Sequence
from datetime import datetime

from documents.signing import PRINCIPAL, SEAL, FieldVerdict, Roots, validate
from reports.origin.answer import Signatures, Signed
from reports.origin.remade import SIGNED
from reports.origin.stamps import Stamped

_FIELDS = {"signature": PRINCIPAL, "seal": SEAL}


def signatures(
    data: bytes, stamps: Sequence[Stamped], wanted: Sequence[str], roots: Roots | None, at: datetime
) -> Signatures | None:
    """What the signatures of ``data`` say; None when it has none and none is ``wanted``.

    ``wanted``: which of "signature" and "seal" must be in the file; ``stamps`` name the certificates expected. Without
    ``roots`` trust is not judged. Certificates are judged at the moment of signing; ``at`` is now.
    """
    if not wanted and not (data.startswith(b"%PDF-") and SIGNED in data):
        return None
    verdict = validate(data, roots or Roots(), at)
    expected = {_FIELDS[stamp.kind]: stamp.certificate for stamp in stamps if stamp.certificate}
    fields = [_signed(one, expected.get(one.name), roots is not None) for one in verdict.fields]
    there = {one.field for one in fields}
    whole = verdict.whole and not verdict.unexpected and verdict.why is None
    complete = bool(fields) and all(_FIELDS[kind] in there for kind in wanted)
    ok = whole and complete and all(one.ok for one in fields)
    return Signatures(fields, verdict.whole, verdict.appended, tuple(verdict.unexpected), roots is not None, ok)


def _signed(one: FieldVerdict, expected: str | None, judged: bool) -> Signed:
    fits = expected is None or one.fingerprint == expected
    # Without roots the library's own verdict says no for want of trust alone; the other parts are looked at one by one.
    holds = one.ok if judged else one.intact and one.valid
    return Signed(
        field=one.name,
        subject=one.subject,
        fingerprint=one.fingerprint,
        expected=expected,
        signed_at=one.signed_at.isoformat() if one.signed_at else None,
        stamped=one.stamped,
        intact=one.intact,
        valid=one.valid,
        trusted=one.trusted if judged else None,
        modification=one.modification,
        ok=holds and fits,
    )
