"""Who answers for which task when the notice itself says it and the list leaves it open."""

from dataclasses import replace

from bilingual import Text
from intake.notice import Notice
from intake.unit_check import Named, names_in
from intake.unit_refusals import UnitsUnfound
from intake.units import UnitList, UnitRow


def assigned(notice: Notice, units: UnitList) -> UnitList:
    """``units`` with the tasks that ``notice`` gives them by name, or as they are where the list says it itself.

    A collective name means the units of its kind; one that leaves them open (有关单位) gives nobody a task. Raises
    UnitsUnfound for every other name that does not mean exactly one unit of the list.
    """
    if any(unit.lead or unit.supporting for unit in units.units):
        return units
    named = [one for one in names_in(notice, units) if one.lead or one.supporting]
    if unclear := [one for one in named if one.unclear]:
        zh, en = ("、".join(_words(one).said(lang) for one in unclear) for lang in ("zh", "en"))
        raise UnitsUnfound(names=Text(zh, en))
    return replace(units, units=tuple(_with_tasks(unit, named) for unit in units.units))


def _words(one: Named) -> Text:
    if not one.codes:
        return Text(one.name, one.name)
    return Text(f"{one.name}（{'或'.join(one.codes)}）", f"{one.name} ({' or '.join(one.codes)})")


def _with_tasks(unit: UnitRow, named: list[Named]) -> UnitRow:
    own = [one for one in named if unit.code in one.codes]
    lead = {seq for one in own for seq in one.lead}
    supporting = {seq for one in own for seq in one.supporting} - lead
    return unit._replace(lead=tuple(sorted(lead)), supporting=tuple(sorted(supporting)))
