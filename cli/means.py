"""What a signature needs, as the settings and the person at the terminal give it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from actions.fonts import chosen_fonts
from actions.signing_files import Means
from bilingual import Text
from cli.typed import typed
from documents.signing import Key, Roots, from_pkcs11, from_pkcs12, http_stamper, read_roots
from intake.files import bytes_of
from settings import Settings

_TOKEN = "pkcs11:"


def means(settings: Settings) -> Means:
    """Home, faces, trusted roots (none: no signature is trusted) and the time-stamp server."""
    roots = read_roots(settings.trust) if settings.trust else Roots()
    stamper = http_stamper(settings.tsa_url) if settings.tsa_url else None
    return Means(settings.home, chosen_fonts(), roots, stamper)


@contextmanager
def opened_key(settings: Settings, named: str) -> Iterator[Key]:
    """The key in a PKCS#12 file or behind a ``pkcs11:`` address, unlocked by what is typed."""
    if named.startswith(_TOKEN):
        with from_pkcs11(named, typed(settings, Text("密钥设备的 PIN", "PIN of the token"))) as key:
            yield key
    else:
        yield from_pkcs12(bytes_of(Path(named)), typed(settings, Text("密钥文件的口令", "Passphrase of the key file")))
