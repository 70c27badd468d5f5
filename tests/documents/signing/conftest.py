"""One report, signed and sealed with sample certificates, shared by the tests of signatures."""

import pytest

from documents import Fonts
from documents.report import prepared
from documents.samples import Authority, authority, sample_seal
from documents.signing import Roots, certify, seal
from tests.documents.report.sample import report
from tests.documents.signing.moments import AT, BEGIN, END, UNIT


@pytest.fixture(scope="session")
def issuer() -> Authority:
    return authority(b"tests of signatures", BEGIN, END)


@pytest.fixture(scope="session")
def roots(issuer: Authority) -> Roots:
    return Roots((issuer.root,))


@pytest.fixture(scope="session")
def imprint(fonts: Fonts) -> bytes:
    return sample_seal(UNIT, fonts)


@pytest.fixture(scope="session")
def plain(fonts: Fonts) -> bytes:
    return prepared(report(), fonts)


@pytest.fixture(scope="session")
def signed(plain: bytes, issuer: Authority, fonts: Fonts) -> bytes:
    return certify(plain, issuer.principal("TCJ", UNIT).key, AT, "主要负责人", fonts)


@pytest.fixture(scope="session")
def sealed(signed: bytes, issuer: Authority, imprint: bytes) -> bytes:
    return seal(signed, issuer.seal("TCJ", UNIT).key, AT, imprint)
