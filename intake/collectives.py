"""Names that mean many units at once: 各镇人民政府 is every town of the list, 有关单位 is nobody in particular."""

from collections.abc import Iterable

from intake.departments import BARE, COLLECTIVES, OPEN
from intake.unit_keys import plain
from intake.units import UnitRow


def is_collective(name: str) -> bool:
    """Whether ``name`` means no single unit."""
    text = plain(name)
    return "各" in text or text in BARE or text.startswith(OPEN)


def gathered(name: str, units: Iterable[UnitRow]) -> tuple[str, ...]:
    """The codes of the units that a collective name means, told by their kind (类别); none when it leaves them open."""
    text = plain(name).replace("各", "")
    if any(word in text for word in OPEN):
        return ()
    if text.endswith("部门"):
        # 区政府部门 and 部门 are both within the kind 区政府部门; 区委部门 is not.
        return tuple(unit.code for unit in units if text in plain(unit.kind))
    kinds = {kind for word, some in COLLECTIVES if word in text for kind in some}
    return tuple(unit.code for unit in units if plain(unit.kind) in kinds)
