"""A time-stamp server: its word counts instead of the signer's, and without it nothing is signed."""

import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from documents import Fonts
from documents.samples import Authority, authority
from documents.signing import Roots, certify, http_stamper, read_roots, validate
from documents.signing.refusals import StampAddressUnreadable, StampUnavailable
from tests.documents.signing.moments import AT, UNIT
from tests.tools import need

CONFIG = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample time-stamp authority as openssl wants it."""
    need("openssl")
    made = tmp_path_factory.mktemp("tsa")
    (made / "tsa.cnf").write_text(CONFIG.format(folder=made))
    (made / "serial").write_text("01\n")
    request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=TSA sample"]
    request += ["-keyout", str(made / "tsa.key"), "-out", str(made / "tsa.pem")]
    for extension in ("extendedKeyUsage=critical,timeStamping", "keyUsage=critical,digitalSignature"):
        request += ["-addext", extension]
    subprocess.run(request, check=True, capture_output=True)
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """It answers on loopback; /broken answers with something else."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            body = b"nothing"
            if self.path != "/broken":
                (folder / "query").write_bytes(asked)
                told = [
                    "openssl",
                    "ts",
                    "-reply",
                    "-config",
                    str(folder / "tsa.cnf"),
                    "-queryfile",
                    str(folder / "query"),
                ]
                body = subprocess.run(told, check=True, capture_output=True).stdout
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        running = threading.Thread(target=server.serve_forever)
        running.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        running.join()


def test_a_stamp_says_when(
    plain: bytes, issuer: Authority, roots: Roots, fonts: Fonts, address: str, folder: Path
) -> None:
    begun = datetime.now(UTC) - timedelta(seconds=2)
    key = issuer.principal("TCJ", UNIT).key
    done = certify(plain, key, AT, "主要负责人", fonts, http_stamper(address))
    trusted = Roots((*roots.certificates, *read_roots(folder / "tsa.pem").certificates))
    now = datetime.now(UTC)
    (field,) = validate(done, trusted, now).fields
    assert field.stamped
    assert field.signed_at is not None
    assert begun <= field.signed_at <= now + timedelta(seconds=2)
    # The sample's certificate had ended by then, whatever the signer wrote.
    assert field.why
    assert "已过期" in field.why.zh


def test_a_stamp_by_nobody_we_know_is_not_believed(plain: bytes, fonts: Fonts, address: str, folder: Path) -> None:
    now = datetime.now(UTC)
    issuer = authority(b"x", now - timedelta(days=1), now + timedelta(days=1))
    done = certify(plain, issuer.principal("TCJ", UNIT).key, now, "主要负责人", fonts, http_stamper(address))
    assert validate(done, Roots((issuer.root, *read_roots(folder / "tsa.pem").certificates)), now).ok
    (field,) = validate(done, Roots((issuer.root,)), now).fields
    assert not field.ok
    assert field.why
    assert "时间戳" in field.why.zh


@pytest.mark.parametrize("path", ["/broken", None])
def test_without_a_stamp_nothing_is_signed(
    plain: bytes, issuer: Authority, fonts: Fonts, address: str, path: str | None
) -> None:
    stamper = http_stamper(address + path if path else "http://127.0.0.1:9")
    with pytest.raises(StampUnavailable):
        certify(plain, issuer.principal("TCJ", UNIT).key, AT, "主要负责人", fonts, stamper)


@pytest.mark.parametrize("url", ["", "ftp://x", "http://", "tsa.example", "http://[::1"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(StampAddressUnreadable):
        http_stamper(url)
