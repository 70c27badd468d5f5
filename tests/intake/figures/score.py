"""Precision and recall on labelled sentences: ``python -m tests.intake.figures.score FILE`` prints a table and misses.

FILE holds a list of {id, text, year_target, figures: [{value, unit, name, comparator, role, basis, text}]}.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from intake.figures import Figure, find

LABELS = ("comparator", "role", "name", "basis")


@dataclass
class Score:
    """What was found, labelled and right; ``right`` counts a label among the figures whose value and unit agree."""

    found: int = 0
    labelled: int = 0
    agreed: int = 0
    right: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.agreed / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.agreed / self.labelled if self.labelled else 1.0

    def share(self, label: str) -> float:
        """How many of the figures with the right value and unit have this label right."""
        return self.right[label] / self.agreed if self.agreed else 1.0


def scored(sentences: list[dict[str, Any]]) -> Score:
    score = Score()
    for sentence in sentences:
        _take(score, sentence)
    return score


def _take(score: Score, sentence: dict[str, Any]) -> None:
    left = list(find(sentence["text"], annual=sentence["year_target"]))
    score.found += len(left)
    score.labelled += len(sentence["figures"])
    for label in sentence["figures"]:
        match = next(
            (figure for figure in left if (figure.value_text, figure.unit) == (label["value"], label["unit"])), None
        )
        if match is None:
            score.misses.append(f"{sentence['id']}: missed {label['value']}{label['unit']} in {sentence['text']}")
            continue
        left.remove(match)
        _compare(score, sentence, label, match)
    extra = (f"{sentence['id']}: no figure {figure.value_text}{figure.unit} in {sentence['text']}" for figure in left)
    score.misses.extend(extra)


def _compare(score: Score, sentence: dict[str, Any], label: dict[str, Any], figure: Figure) -> None:
    score.agreed += 1
    for key, (is_right, said) in _verdicts(label, figure).items():
        score.right[key] += is_right
        if not is_right:
            miss = f"{sentence['id']}: {key} of {figure.text} is {label[key]}, found {said}"
            score.misses.append(miss)


def _verdicts(label: dict[str, Any], figure: Figure) -> dict[str, tuple[bool, object]]:
    return {
        "comparator": (figure.comparator == label["comparator"], figure.comparator),
        "role": (figure.role == label["role"], figure.role),
        "name": (_names(label["name"], figure.name), figure.name),
        "basis": (figure.basis == label["basis"], figure.basis),
    }


def _names(wanted: str, found: str) -> bool:
    """Whether the found name has the words that were labelled, or is a piece of them long enough to be told apart."""
    return wanted in found or (len(found) * 2 >= len(wanted) and found in wanted)


def table(score: Score) -> Iterator[str]:
    yield f"labelled {score.labelled}, found {score.found}, value and unit right {score.agreed}"
    yield f"value + unit   precision {score.precision:.3f}   recall {score.recall:.3f}"
    for label in LABELS:
        yield f"{label:<14} right {score.right[label]} of {score.agreed} ({score.share(label):.3f})"


if __name__ == "__main__":
    result = scored(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    sys.stdout.write("\n".join([*table(result), "", *result.misses, ""]))
