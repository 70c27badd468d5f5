"""The rules of one campaign: data in its row, read through this type."""

from dataclasses import dataclass
from typing import Any

from bilingual import Text
from statemachine.ladder import DEFAULT_LADDER, Rung, RungKind

PAPER = "paper"
ELECTRONIC = "electronic"
FORM_WORDS = {PAPER: Text("纸质件", "the paper copy"), ELECTRONIC: Text("电子件", "the electronic copy")}


@dataclass(frozen=True)
class CampaignRules:
    """``due_working_days`` after the quarter's end; ``forms`` a complete submission needs; the ladder;
    ``cutoff_working_days`` after the due day the circular no longer waits for anybody."""

    due_working_days: int = 3
    forms: tuple[str, ...] = (PAPER, ELECTRONIC)
    ladder: tuple[Rung, ...] = DEFAULT_LADDER
    cutoff_working_days: int = 10

    @property
    def wants_paper(self) -> bool:
        """Whether the submission is complete only when the paper copy has arrived."""
        return PAPER in self.forms

    def as_json(self) -> dict[str, Any]:
        """The row's form; ``from_json`` reads it back."""
        ladder = [{"kind": str(r.kind), "after": r.after, "automatic": r.automatic} for r in self.ladder]
        return {
            "due_working_days": self.due_working_days,
            "forms": list(self.forms),
            "ladder": ladder,
            "cutoff_working_days": self.cutoff_working_days,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "CampaignRules":
        """The rules that ``as_json`` wrote."""
        ladder = tuple(Rung(RungKind(r["kind"]), r["after"], r["automatic"]) for r in value["ladder"])
        return cls(value["due_working_days"], tuple(value["forms"]), ladder, value["cutoff_working_days"])
