"""Validation: every signature on a file, judged at the moment it was made."""

from datetime import datetime

from documents.signing.trust import Roots
from documents.signing.verdict import Verdict


def validate(pdf: bytes, roots: Roots, at: datetime) -> Verdict:
    """What can be said of the file's signatures. Never raises: what cannot be read is not valid.

    Certificates are judged at the signing moment; one that lies after ``at`` (now) is not believed.
    """
    raise NotImplementedError
