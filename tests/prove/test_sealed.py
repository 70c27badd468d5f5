"""A sealed report: every changed byte is seen, a thousand are set in flat memory, and what one costs."""

import hashlib
import json
import random
import resource
import subprocess
import sys
import time

import pytest

from documents import Fonts, default_fonts
from documents.report import prepared
from documents.samples import Authority, authority, sample_seal
from documents.signing import Roots, certify, seal, validate
from tests.documents.report.sample import report
from tests.documents.signing.moments import AT, BEGIN, END, UNIT
from tests.prove.proof import proof

pytestmark = pytest.mark.prove
CHANGES, REPORTS, MEMORY_MB, ROUNDS = 500, 1_000, 400, 20


def made(fonts: Fonts, issuer: Authority, imprint: bytes) -> bytes:
    signed = certify(prepared(report(), fonts), issuer.principal("TCJ", UNIT).key, AT, "主要负责人", fonts)
    return seal(signed, issuer.seal("TCJ", UNIT).key, AT, imprint)


def test_changed_bytes_memory_and_cost() -> None:
    fonts, issuer = default_fonts(), authority(b"proof", BEGIN, END)
    roots, imprint = Roots((issuer.root,)), sample_seal(UNIT, fonts)
    sealed = made(fonts, issuer, imprint)
    assert validate(sealed, roots, AT).ok
    with proof("sealed", "changes", kept=True) as figures:
        figures |= changed_bytes(sealed, roots)
        assert figures["seen by digest"] == CHANGES
    with proof("sealed", "memory", kept=True) as figures:
        figures |= {"reports": REPORTS} | in_a_process_of_its_own()
        assert figures["peak MB"] < MEMORY_MB
    with proof("sealed", "cost", kept=True) as figures:
        figures |= cost(fonts, issuer, imprint, roots)


def changed_bytes(sealed: bytes, roots: Roots) -> dict[str, int]:
    """Each change another byte at another place; the digest of the file is what decides, the signatures alone less."""
    drawn, right = random.Random(1), hashlib.sha256(sealed).digest()
    digests = signatures = 0
    for place in drawn.sample(range(len(sealed)), CHANGES):
        other = (sealed[place] + drawn.randrange(1, 256)) % 256
        spoilt = sealed[:place] + bytes([other]) + sealed[place + 1 :]
        digests += hashlib.sha256(spoilt).digest() != right
        signatures += not validate(spoilt, roots, AT).ok
    return {"changes": CHANGES, "seen by digest": digests, "seen by signatures alone": signatures}


def in_a_process_of_its_own() -> dict[str, float]:
    done = subprocess.run([sys.executable, "-m", __name__], check=True, capture_output=True, text=True, timeout=900)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def cost(fonts: Fonts, issuer: Authority, imprint: bytes, roots: Roots) -> dict[str, float]:
    """Seconds of CPU for setting, signing, sealing and validating one report, keys unlocked: the middle of several."""
    spent = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        assert validate(made(fonts, issuer, imprint), roots, AT).ok
        spent.append(time.process_time() - begun)
    return {"rounds": ROUNDS, "CPU seconds": round(sorted(spent)[ROUNDS // 2], 3)}


def peak_mb() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def thousand() -> dict[str, float]:
    """Different reports, one after the other; memory after the first hundred and at the end."""
    fonts = default_fonts()
    early = 0.0
    for number in range(REPORTS):
        pages = prepared(report(revision=number, entries=[*report()["entries"], *report()["entries"]]), fonts)
        assert pages
        early = peak_mb() if number == REPORTS // 10 else early
    return {"MB after a tenth": early, "peak MB": peak_mb()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(thousand()))
