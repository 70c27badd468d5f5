"""Floors on the sentences that the rules were written beside; other sentences are measured with score.py."""

import json
from pathlib import Path

from tests.intake.figures.score import LABELS, Score, scored, table

SEEN = json.loads((Path(__file__).parent / "seen.json").read_text(encoding="utf-8"))
SCORE = scored(SEEN)


def test_the_set_is_large_enough_to_mean_something() -> None:
    assert len(SEEN) >= 100
    assert SCORE.labelled >= 300
    assert sum(not sentence["figures"] for sentence in SEEN) >= 15


def test_value_and_unit_are_found_and_nothing_else_is() -> None:
    assert SCORE.precision >= 0.99, SCORE.misses
    assert SCORE.recall >= 0.99, SCORE.misses


def test_the_other_labels_are_right_as_often_as_they_were() -> None:
    floors = {"comparator": 0.99, "role": 0.99, "name": 0.97, "basis": 0.98}
    assert {label: floor for label, floor in floors.items() if SCORE.share(label) < floor} == {}, SCORE.misses


def test_the_score_counts_what_is_missed_and_what_is_too_much() -> None:
    label = {"value": "5", "unit": "个", "name": "x", "comparator": ">", "role": "scope", "basis": None}
    wrong = {"id": "x", "text": "新建学校5所。", "year_target": False, "figures": [label]}
    score = scored([wrong])
    assert (score.found, score.labelled, score.agreed) == (1, 1, 0)
    assert (score.precision, score.recall, len(score.misses)) == (0.0, 0.0, 2)
    half = scored([wrong | {"figures": [label | {"unit": "所"}]}])
    assert (half.precision, half.share("comparator"), half.share("basis")) == (1.0, 0.0, 1.0)
    assert len(list(table(half))) == 2 + len(LABELS)
    assert Score().precision == 1.0
