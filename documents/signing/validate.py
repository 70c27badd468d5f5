"""Validation: every signature on a file, judged at the moment it was made."""

from datetime import UTC, datetime, timedelta

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel

from bilingual import Text
from documents.signing import verdict_words as words
from documents.signing.certificates import Certificate, read_certificate
from documents.signing.fields import PRINCIPAL, SEAL
from documents.signing.guard import fields
from documents.signing.judgement import is_padded, judged, stamped_at
from documents.signing.refusals import FileEncrypted
from documents.signing.trust import Roots
from documents.signing.update import open_reader
from documents.signing.verdict import FieldVerdict, Verdict, broken

#: By how much a signer's clock may be ahead of ours.
AHEAD = timedelta(minutes=5)


def validate(pdf: bytes, roots: Roots, at: datetime) -> Verdict:
    """What can be said of the file's signatures. Never raises: what cannot be read is not valid.

    Certificates are judged at the signing moment; one that lies after ``at`` (now) is not believed.
    """
    try:
        return _verdict(open_reader(pdf), len(pdf), roots, at)
    except FileEncrypted:
        return Verdict(why=words.ENCRYPTED)
    except Exception:
        return Verdict(why=words.UNREADABLE)


def _verdict(reader: PdfFileReader, length: int, roots: Roots, at: datetime) -> Verdict:
    unexpected = tuple(name for name in fields(reader) if name not in (PRINCIPAL, SEAL))
    found = sorted(reader.embedded_signatures, key=_end)
    if not found:
        return Verdict(unexpected=unexpected, why=words.UNSIGNED)
    verdicts = tuple(_field(one, roots, at) for one in found)
    whole = verdicts[-1].coverage == SignatureCoverageLevel.ENTIRE_FILE.name
    appended = max(0, length - _end(found[-1]))
    return Verdict(verdicts, unexpected, whole, appended, None if whole else words.ADDED)


def _end(signature: EmbeddedPdfSignature) -> int:
    """Where the bytes end that the signature covers."""
    return int(signature.byte_range[2]) + int(signature.byte_range[3])


def _field(signature: EmbeddedPdfSignature, roots: Roots, at: datetime) -> FieldVerdict:
    name = str(signature.field_name)
    try:
        if not is_padded(signature):
            return broken(name)
        certificate = read_certificate(signature.signer_cert.dump())
        stamp = stamped_at(signature)
        moment = stamp or signature.self_reported_timestamp
        status = judged(signature, roots, moment or at)
        return _found(name, certificate, status, moment, stamp is not None, at)
    except Exception:
        return broken(name)


def _found(
    name: str,
    certificate: Certificate,
    status: PdfSignatureStatus,
    moment: datetime | None,
    stamped: bool,
    at: datetime,
) -> FieldVerdict:
    why = _why(certificate, status, moment or at, at)
    return FieldVerdict(
        name=name,
        subject=certificate.subject,
        fingerprint=certificate.fingerprint,
        signed_at=moment.astimezone(UTC) if moment else None,
        stamped=stamped,
        intact=bool(status.intact),
        valid=bool(status.valid),
        trusted=bool(status.trusted),
        coverage=status.coverage.name if status.coverage else "",
        modification=status.modification_level.name if status.modification_level else "",
        ok=bool(status.bottom_line) and why is None,
        why=why,
    )


def _why(certificate: Certificate, status: PdfSignatureStatus, moment: datetime, at: datetime) -> Text | None:
    """What is wrong, the gravest first."""
    if not (status.intact and status.valid):
        return words.BROKEN
    if not status.docmdp_ok:
        return words.ADDED
    if moment > at + AHEAD:
        return words.LATER
    if moment > certificate.not_after:
        return words.expired(certificate.not_after)
    if moment < certificate.not_before:
        return words.not_yet(certificate.not_before)
    return _why_trust(status)


def _why_trust(status: PdfSignatureStatus) -> Text | None:
    if not status.trusted:
        return words.UNTRUSTED
    if status.bottom_line:
        return None
    return words.STAMP_BROKEN if status.timestamp_validity is not None else words.USAGE
