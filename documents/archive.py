"""Office files are zip archives; this writes one again so that its bytes depend on its members alone."""

import io
import zipfile

# Readers look for this member first.
FIRST = "[Content_Types].xml"
# The earliest time that a zip member can carry: a constant, not a date of anything.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def settled(archive: bytes) -> bytes:
    """The same members in a fixed order with fixed times, attributes and compression."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != FIRST, name)):
            target.writestr(_member(name), source.read(name), compresslevel=6)
    return out.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, NO_TIME)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 0
    member.external_attr = 0
    return member
