"""The library's judgement on one signature, at the moment it was made, without asking any network."""

import logging
from datetime import datetime

from asn1crypto import parser, pem, x509
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from documents.signing.trust import Roots

# What the libraries tell a log about broken files is said in a verdict; it belongs on nobody's screen.
for library in ("pyhanko", "pyhanko_certvalidator", "pkcs11"):
    logging.getLogger(library).addHandler(logging.NullHandler())
    logging.getLogger(library).propagate = False

#: A seal maker gives either of the two.
USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)


def stamped_at(signature: EmbeddedPdfSignature) -> datetime | None:
    """When a time-stamp server says that the signature was there; None without a time-stamp."""
    for token in extract_tst_data_iter(signature.signer_info, signed=False):
        moment: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
        return moment
    return None


def judged(signature: EmbeddedPdfSignature, roots: Roots, moment: datetime) -> PdfSignatureStatus:
    """The status of the signature with certificates judged at ``moment``. May raise anything on a hostile file."""
    return validate_pdf_signature(signature, _context(roots, moment), _context(roots, moment), key_usage_settings=USAGE)


def is_unchanged(signature: EmbeddedPdfSignature, *, closed: bool) -> bool:
    """Whether the signature fits its bytes and nothing forbidden came after it; ``closed``: nothing at all.

    Says nothing of trust. May raise anything on a hostile file.
    """
    moment = signature.self_reported_timestamp or signature.signer_cert.not_valid_before
    status = judged(signature, Roots(), moment)
    sound = bool(status.intact and status.valid and status.docmdp_ok)
    return sound and (not closed or _is_last(status))


def is_padded(signature: EmbeddedPdfSignature) -> bool:
    """Whether only zeros stand behind the signature in the room left for it, the one place that no signature covers."""
    room = bytes(signature.pkcs7_content)
    made = parser.parse(room)
    return not room[sum(len(part) for part in made[3:]) :].strip(b"\0")


def _is_last(status: PdfSignatureStatus) -> bool:
    """Whether nothing follows: a comment at the end is something, too. What later proves the certificate may."""
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return whole or status.modification_level == ModificationLevel.LTA_UPDATES


def _context(roots: Roots, moment: datetime) -> ValidationContext:
    anchors = [x509.Certificate.load(pem.unarmor(root.pem.encode())[2]) for root in roots.certificates]
    return ValidationContext(trust_roots=anchors, moment=moment, allow_fetching=False, revocation_mode="soft-fail")
