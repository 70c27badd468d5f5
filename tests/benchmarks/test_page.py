"""The page and the chart are what docs/performance.json says."""

from typing import Any

import orjson

from benchmarks.chart import svg
from benchmarks.page import JSON, page, pages
from benchmarks.rows import ratio


def row(**other: Any) -> dict[str, Any]:
    about = {"cpus": 2, "filesystem": "ext4", "versions": {"python": "3.11"}}
    return {
        "name": "submit, of raw SQL", "engine": "sqlite", "storage": "disk", "unit": "transitions/s",
        "raw": [1000.0, 2000.0, 100.0], "ours": [500.0, 800.0, 60.0], "peer": [200.0, 200.0, 50.0],
        "peer_name": "theirs", "peers": {"theirs": [200.0, 200.0, 50.0]}, "raw_in_one_statement": [],
        "cpu_us": {"raw": 80.0, "ours": 300.0, "theirs": 900.0}, "fsync_per_s": [5000, 6000, 200],
        "turn": 20, "about": about, "ratio": 0.5, "target": 0.45, "met": True,
    } | other  # fmt: skip


def test_a_ratio_is_the_median_of_what_ran_together() -> None:
    assert ratio([500.0, 800.0, 60.0], [1000.0, 2000.0, 100.0]) == 0.5


def test_the_page_keeps_every_value_and_says_what_was_missed() -> None:
    said = page([row(), row(name="submit, of the fastest peer", ratio=1.25, target=2.0, met=False)])
    assert "| submit, of raw SQL | sqlite | 0.45 | 0.50 | ✓ |" in said
    assert "| submit, of the fastest peer | sqlite | 2.0 | 1.25 | ✗ |" in said
    assert "| submit | sqlite, disk | **ours** | 500 | 0.50 | 300 | 500 800 60 |" in said


def test_the_chart_draws_a_bar_for_each() -> None:
    drawn = svg([row()])
    assert drawn.count("<rect") == 1 + 3
    assert "theirs" in drawn


def test_the_pages_in_docs_are_made_of_the_figures_beside_them() -> None:
    for path, text in pages(orjson.loads(JSON.read_bytes())).items():
        assert path.read_text(encoding="utf-8") == text, path
