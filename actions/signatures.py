"""The signatures on a file, held against those that ought to be there.

Apart from ``at_the_door.py``, because what reads signatures takes half a second to load, and scans do without.
"""

from actions.at_the_door import At, Expected
from actions.signing_refusals import FieldsDiffer, SignatureFails, SignatureOfAnother
from documents.signing import Roots, validate


def checked(at: At, pdf: bytes, expected: Expected, roots: Roots) -> dict[str, str]:
    """The certificates (fingerprints) that fill the fields of ``pdf``: exactly those ``expected``, every signature
    whole and trusted. Raises ``FieldsDiffer``, ``SignatureOfAnother`` or ``SignatureFails``."""
    verdict = validate(pdf, roots, at.now)
    found = {one.name: one for one in verdict.fields}
    if verdict.fields and (set(found) != set(expected) or verdict.unexpected):
        names = "、".join([*found, *verdict.unexpected])
        raise FieldsDiffer(found=names, wanted="、".join(expected))
    for name, one in found.items():
        fingerprints, whose = expected[name]
        if one.intact and one.fingerprint not in fingerprints:
            raise SignatureOfAnother(subject=one.subject, fingerprint=one.fingerprint[:16], whose=whose)
    if not verdict.ok:
        raise SignatureFails(why=next((one.why for one in verdict.fields if one.why), None) or verdict.why or "—")
    return {name: one.fingerprint for name, one in found.items()}
