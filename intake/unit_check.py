"""A notice held against a list of units: whom each of the notice's names means, and what does not fit."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bilingual import Text
from intake.anomalies import spans_of
from intake.collectives import gathered, is_collective
from intake.names import Names
from intake.notice import Notice, Warning
from intake.units import UnitList, UnitRow

_BETWEEN = re.compile("[、，,；;：:]+")
_SHOWN = 30
"""As many units are listed in one sentence; data for programs has all of them."""


class Named(NamedTuple):
    """A name in the notice: the tasks (序号) that it leads and supports, whether the notice is addressed to it, and
    the codes of the units that it means: none if the list has no such unit, several if it is ``collective`` or else
    ambiguous."""

    name: str
    lead: tuple[int, ...]
    supporting: tuple[int, ...]
    addressed: bool
    codes: tuple[str, ...]
    collective: bool

    @property
    def unclear(self) -> bool:
        """Whether it should name one unit and does not."""
        return not self.collective and len(self.codes) != 1


class UnitCheck(NamedTuple):
    """Every name of the notice in the order in which it comes, the codes of the units that it never names, and what a
    person should look at."""

    named: tuple[Named, ...]
    unnamed: tuple[str, ...]
    warnings: tuple[Warning, ...]

    def as_json(self, lang: str) -> dict[str, object]:
        """Plain data, the warnings said in ``lang``."""
        said = [{"code": w.code, "seq": w.seq, "message": w.message.said(lang)} for w in self.warnings]
        return {"names": [one._asdict() for one in self.named], "unnamed": list(self.unnamed), "warnings": said}


def check_units(notice: Notice, units: UnitList) -> UnitCheck:
    """Hold ``notice`` against ``units``; reads only what it is given."""
    named = names_in(notice, units)
    known = {code for one in named for code in one.codes}
    silent = [unit for unit in units.units if unit.code not in known]
    warnings = (*_unclear(named), *_unnamed(silent), *_differing(notice, named, units))
    return UnitCheck(named, tuple(unit.code for unit in silent), warnings)


def names_in(notice: Notice, units: UnitList) -> tuple[Named, ...]:
    """Every name in the columns of responsible units and among the addressees, each once."""
    names = Names(units.units, notice.issuer)
    found: dict[str, tuple[list[int], list[int]]] = {}
    for task in notice.tasks:
        for role, own in enumerate((task.lead_units, task.supporting_units)):
            for name in own:
                found.setdefault(name, ([], []))[role].append(task.seq)
    addressed = tuple(filter(None, _BETWEEN.split(notice.addressees)))
    found |= {name: ([], []) for name in addressed if name not in found}
    return tuple(_named(name, found[name], name in addressed, units, names) for name in found)


def _named(name: str, tasks: tuple[list[int], list[int]], addressed: bool, units: UnitList, names: Names) -> Named:
    codes = names.meant(name)
    collective = not codes and is_collective(name)
    codes = gathered(name, units.units) if collective else codes
    return Named(name, tuple(tasks[0]), tuple(tasks[1]), addressed, codes, collective)


def _unclear(named: Iterable[Named]) -> Iterator[Warning]:
    for one in named:
        where, codes = _where(one), _listed(one.codes)
        code, said = _verdict(one, codes)
        if code:
            zh, en = f"“{one.name}”（{where.zh}）{said.zh}", f"“{one.name}” ({where.en}) {said.en}"
            yield Warning(code, None, Text(zh, en))


def _verdict(one: Named, codes: Text) -> tuple[str, Text]:
    """A code and what is to be said of a name; no code if it means one unit."""
    if one.collective and not one.codes:
        return "unit_open", Text("是统称，没有点名，须由人确定是哪些单位。", "names no unit; decide which are meant.")
    if one.collective:
        zh = f"是统称，按类别指清单中的{len(one.codes)}个单位：{codes.zh}。"
        return "unit_collective", Text(zh, f"means, by their kind, {len(one.codes)} units: {codes.en}.")
    if not one.codes:
        zh = "不在单位清单中，请补入清单，或把这一写法填入所指单位的“别名”列。"
        return "unit_unlisted", Text(zh, "is not in the list; add the unit, or the name as an alias (别名).")
    if one.unclear:
        zh = f"可能指{codes.zh}，无法判断，请把这一写法填入所指单位的“别名”列。"
        return "unit_ambiguous", Text(zh, f"may mean {codes.en}; make it an alias (别名) of the one that is meant.")
    return "", Text("", "")


def _where(one: Named) -> Text:
    lead, supporting = ("、".join(spans_of(seqs)) for seqs in (one.lead, one.supporting))
    zh = [
        f"牵头第{lead}项" if lead else "",
        f"配合第{supporting}项" if supporting else "",
        "主送" if one.addressed else "",
    ]
    en = [
        f"leads {lead}" if lead else "",
        f"supports {supporting}" if supporting else "",
        "addressee" if one.addressed else "",
    ]
    return Text("，".join(filter(None, zh)), ", ".join(filter(None, en)))


def _unnamed(silent: Sequence[UnitRow]) -> Iterator[Warning]:
    if silent:
        count, codes = len(silent), _listed([unit.code for unit in silent])
        zh = f"清单中有{count}个单位，通知没有提到：{codes.zh}。"
        yield Warning("unit_unnamed", None, Text(zh, f"The notice never names these units ({count}): {codes.en}."))


def _listed(codes: Sequence[str]) -> Text:
    shown, more = codes[:_SHOWN], len(codes) > _SHOWN
    return Text("、".join(shown) + "等" * more, ", ".join(shown) + " and others" * more)


def _differing(notice: Notice, named: Iterable[Named], units: UnitList) -> Iterator[Warning]:
    """Tasks that the list gives to other leads than the notice does; unclear names are warned of elsewhere."""
    means = {one.name: one for one in named}
    for task in notice.tasks:
        listed = {unit.code for unit in units.units if task.seq in unit.lead}
        leads = [means[name] for name in task.lead_units]
        said = {code for one in leads for code in one.codes}
        if listed and leads and said != listed and not any(one.unclear for one in leads):
            ours, theirs = _listed(sorted(listed)), _listed(sorted(said) or task.lead_units)
            zh = f"第{task.seq}项：清单由{ours.zh}牵头，通知由{theirs.zh}牵头，请核对。"
            en = f"Task {task.seq}: the list lets {ours.en} lead, the notice {theirs.en}; compare them."
            yield Warning("lead_differs", task.seq, Text(zh, en))
