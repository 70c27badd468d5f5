"""The rules of one campaign: data in its row, read through this type."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bilingual import Text
from statemachine.evidence import Level
from statemachine.ladder import DEFAULT_LADDER, Rung, RungKind

PAPER = "paper"
ELECTRONIC = "electronic"
#: What a campaign that says nothing else allows; rows from before there was a limit have it too.
ENTRY_LIMIT = 800
#: The only rules that a campaign may set aside for a unit too small to have three people, and what is then allowed.
#: What keeps the office from judging its own work is never among them: the office is not the unit, however small.
WAIVER_WORDS = {
    "signer_is_not_the_drafter": Text("拟稿与签字为同一人", "one person drafts and signs"),
    "sealer_is_not_the_signer": Text("签字与用印为同一人", "one person signs and seals"),
}
WAIVABLE = tuple(WAIVER_WORDS)
FORM_WORDS = {PAPER: Text("纸质件", "the paper copy"), ELECTRONIC: Text("电子件", "the electronic copy")}


@dataclass(frozen=True)
class CampaignRules:
    """``due_working_days`` after the quarter's end; ``forms`` a complete submission needs; the ladder;
    ``cutoff_working_days`` after the due day the circular no longer waits for anybody; ``waivers``: for very
    small units (by code), the separations of duty that are set aside; the circular says where one was used;
    ``entry_limit``: characters of what is written on one task (the notice: 简洁精炼), more is advised against.
    ``levels``: how a signature or seal may be shown (rows from before there was a choice accept every way); ``cc``: the
    bodies that a circular is copied to (抄送), none unless somebody has named them."""

    due_working_days: int = 3
    forms: tuple[str, ...] = (PAPER, ELECTRONIC)
    ladder: tuple[Rung, ...] = DEFAULT_LADDER
    cutoff_working_days: int = 10
    waivers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    entry_limit: int = ENTRY_LIMIT
    levels: tuple[Level, ...] = tuple(Level)
    cc: tuple[str, ...] = ()

    @property
    def wants_paper(self) -> bool:
        """Whether the submission is complete only when the paper copy has arrived."""
        return PAPER in self.forms

    def waiving(self, unit: str, guards: Collection[str]) -> "CampaignRules":
        """These rules with exactly ``guards`` set aside for ``unit``."""
        others = {code: own for code, own in self.waivers.items() if code != unit}
        own = tuple(guard for guard in WAIVABLE if guard in guards)
        return replace(self, waivers=others | ({unit: own} if own else {}))

    def as_json(self) -> dict[str, Any]:
        """The row's form; ``from_json`` reads it back."""
        ladder = [{"kind": str(r.kind), "after": r.after, "automatic": r.automatic} for r in self.ladder]
        return {
            "due_working_days": self.due_working_days,
            "forms": list(self.forms),
            "ladder": ladder,
            "cutoff_working_days": self.cutoff_working_days,
            "waivers": {unit: list(guards) for unit, guards in self.waivers.items()},
            "entry_limit": self.entry_limit,
            "levels": [str(level) for level in self.levels],
            "cc": list(self.cc),
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "CampaignRules":
        """The rules that ``as_json`` wrote."""
        ladder = tuple(Rung(RungKind(r["kind"]), r["after"], r["automatic"]) for r in value["ladder"])
        waivers = {
            unit: tuple(guard for guard in guards if guard in WAIVABLE)
            for unit, guards in value.get("waivers", {}).items()
        }
        return cls(
            value["due_working_days"],
            tuple(value["forms"]),
            ladder,
            value["cutoff_working_days"],
            waivers,
            value.get("entry_limit", ENTRY_LIMIT),
            tuple(map(Level, value.get("levels", Level))),
            tuple(value.get("cc", ())),
        )
