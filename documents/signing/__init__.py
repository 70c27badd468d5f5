"""Signature and seal on a unit's report: two incremental PAdES signatures, and what can be said of them later.

Values in, values out: keys, time-stamp servers, trust roots and moments come in as arguments, nothing is fetched
from a network but a time-stamp that was asked for.
"""

from documents.signing.certificates import Certificate, read_certificate
from documents.signing.changes import Changes, PageChange, changes
from documents.signing.fields import PRINCIPAL, SEAL
from documents.signing.keys import Key, from_pkcs12
from documents.signing.sign import certify, seal
from documents.signing.stamper import Stamper, http_stamper
from documents.signing.token import from_pkcs11
from documents.signing.trust import Roots, read_roots
from documents.signing.validate import validate
from documents.signing.verdict import FieldVerdict, Verdict

__all__ = [
    "PRINCIPAL",
    "SEAL",
    "Certificate",
    "Changes",
    "FieldVerdict",
    "Key",
    "PageChange",
    "Roots",
    "Stamper",
    "Verdict",
    "certify",
    "changes",
    "from_pkcs11",
    "from_pkcs12",
    "http_stamper",
    "read_certificate",
    "read_roots",
    "seal",
    "validate",
]
