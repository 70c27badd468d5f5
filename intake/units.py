"""The list of responsible units (责任单位): a table with a Chinese header and, above it, comment lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from intake.files import bytes_of
from intake.refusals import NoUnits, UnitRowWidth, UnitTwice
from intake.unit_cells import email, fitting, phone, several, tasks, unit_code
from intake.unit_columns import columns_of
from intake.unit_keys import plain
from intake.unit_refusals import AliasTaken
from intake.unit_table import read_table


class UnitRow(NamedTuple):
    """One unit; ``lead`` and ``supporting`` are task numbers (序号).

    ``principal`` and ``contact`` are posts or titles (主要负责人, 联系人) and ``aliases`` other names of the unit, as
    the list has them. What it does not tell is "".
    """

    code: str
    name: str
    short_name: str
    kind: str
    lead: tuple[int, ...]
    supporting: tuple[int, ...]
    email: str
    principal: str = ""
    contact: str = ""
    phone: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the list calls the unit."""
        return tuple(dict.fromkeys((self.name, self.short_name, *self.aliases)))


@dataclass(frozen=True)
class UnitList:
    """The units in the order of the file.

    ``label`` is the text of the comment lines above the header, one line each ("" when there are none);
    ``digest`` is the SHA-256 (hex) of the file's bytes.
    """

    units: tuple[UnitRow, ...]
    label: str
    digest: str


def read_units(path: Path) -> UnitList:
    """Read a unit list. Raises a refusal of ``intake.refusals`` that names the line at fault."""
    data = bytes_of(path)
    comments, ((first, header), *rows) = read_table(data, path)
    columns = columns_of(first, header)
    for line, cells in rows:
        if len(cells) != len(header):
            raise UnitRowWidth(line=line, found=len(cells), expected=len(header))
    lines = [line for line, _ in rows]
    units = tuple(_unit(line, {column: cells[index] for column, index in columns.items()}) for line, cells in rows)
    if not units:
        raise NoUnits()
    _check_once(lines, [unit.code.upper() for unit in units])
    _check_once(lines, [unit.name for unit in units], plain)
    _check_aliases(lines, units)
    return UnitList(units, "\n".join(comments), sha256(data).hexdigest())


def _unit(line: int, cells: dict[str, str]) -> UnitRow:
    fitting(line, cells)
    lead = tasks(line, "牵头任务", cells.get("牵头任务", ""))
    return UnitRow(
        unit_code(line, cells["代码"]),
        cells["名称"],
        cells["简称"],
        cells["类别"],
        lead,
        tasks(line, "配合任务", cells.get("配合任务", ""), lead),
        email(line, cells["邮箱"]),
        cells.get("主要负责人", ""),
        cells.get("联系人", ""),
        phone(line, cells.get("联系电话", "")),
        several(cells.get("别名", "")),
    )


def _check_once(lines: list[int], values: Sequence[str], same: Callable[[str], str] = str) -> None:
    first: dict[str, int] = {}
    for line, value in zip(lines, values, strict=True):
        if same(value) in first:
            raise UnitTwice(line=line, value=value, first=first[same(value)])
        first[same(value)] = line


def _check_aliases(lines: list[int], units: Sequence[UnitRow]) -> None:
    """An alias that the list itself gives to two units would name neither."""
    owners: dict[str, set[str]] = {}
    for unit in units:
        for name in unit.names:
            owners.setdefault(plain(name), set()).add(unit.code)
    for line, unit in zip(lines, units, strict=True):
        for alias in unit.aliases:
            if owners[plain(alias)] != {unit.code}:
                raise AliasTaken(line=line, alias=alias, codes="、".join(sorted(owners[plain(alias)])))
