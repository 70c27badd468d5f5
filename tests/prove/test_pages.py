"""How long a circular of twenty tasks takes on paper, once its fonts have been read."""

import statistics
import time
from typing import Any

import pytest

from documents import default_fonts, render
from tests.documents.reading import pages
from tests.documents.sample import content
from tests.prove.proof import proof

TIMES = 20
# What the office should wait at most; measured here, and written down beside it.
TARGET_MS = 500


def twenty_tasks() -> dict[str, Any]:
    """The sample with text for every one of its twenty tasks, those that its notice lacks among them."""
    made = content()
    made["tasks"] += [{**made["tasks"][0], "seq": lacking["seq"]} for lacking in made["missing_tasks"]]
    made["missing_tasks"] = []
    return made


def timed(made: dict[str, Any]) -> tuple[float, bytes]:
    begun = time.perf_counter()
    document = render(made, "pdf", default_fonts())
    return (time.perf_counter() - begun) * 1000, document


@pytest.mark.prove
def test_a_circular_of_twenty_tasks_is_set_again_and_again_to_the_same_bytes() -> None:
    with proof("pages", "typst", kept=True) as figures:
        made = twenty_tasks()
        first, document = timed(made)
        again = [timed(made) for _ in range(TIMES)]
        assert {copy for _, copy in again} == {document}
        assert len(made["tasks"]) == 20
        warm = sorted(taken for taken, _ in again)
        figures |= {"tasks": 20, "pages": len(pages(document)), "bytes": len(document), "renderings": TIMES}
        figures |= {"first_ms": round(first), "warm_median_ms": round(statistics.median(warm))}
        figures |= {"warm_slowest_ms": round(warm[-1]), "target_ms": TARGET_MS}
