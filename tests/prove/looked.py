"""A program that reads a scan or the picture of a seal and tells what it cost; a small one, for a child's peak is never
below its parent's at the fork. Arguments: ``scan`` or ``seal``, and the file."""

import json
import resource
import sys
import time
from pathlib import Path

from bilingual import Refused
from intake.picture import read_imprint
from intake.scan import read_scan


def main() -> None:
    """Read, and print the refusal ("" when there is none), the codes, milliseconds and the MB of the largest child."""
    data = Path(sys.argv[2]).read_bytes()
    begun, refusal = time.monotonic(), ""
    codes: tuple[str, ...] = ()
    try:
        if sys.argv[1] == "scan":
            codes = read_scan(data).codes
        else:
            read_imprint(data)
    except Refused as refused:
        refusal = refused.code
    milliseconds = round(1000 * (time.monotonic() - begun))
    mb = round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    sys.stdout.write(json.dumps({"refusal": refusal, "codes": codes, "ms": milliseconds, "mb": mb}))


main()
