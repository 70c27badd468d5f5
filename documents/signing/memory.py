"""Signing with a key in memory: the same key and text always give the same signature."""

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pyhanko_certvalidator.util import get_pyca_cryptography_hash


class MemorySigner(Signer):
    """RSA after PKCS#1 v1.5, or ECDSA with the nonce of RFC 6979: neither draws a random number."""

    def __init__(
        self, key: RSAPrivateKey | EllipticCurvePrivateKey, certificate: x509.Certificate, *above: x509.Certificate
    ) -> None:
        self.key = key
        store = SimpleCertificateStore()
        store.register_multiple(above)
        super().__init__(signing_cert=certificate, cert_registry=store, embed_roots=False)

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The signature over ``data``; a dry run asks only how long it may become."""
        chosen = get_pyca_cryptography_hash(digest_algorithm)
        if isinstance(self.key, RSAPrivateKey):
            return bytes(self.key.key_size // 8) if dry_run else self.key.sign(data, PKCS1v15(), chosen)
        if dry_run:
            # Two numbers of the curve's size, each perhaps with a zero before it, in three headers.
            return bytes(2 * (self.key.key_size // 8 + 1) + 8)
        return self.key.sign(data, ECDSA(chosen, deterministic_signing=True))
