"""The cells of a list of units: what each may hold, and its value."""

import re
import unicodedata

from intake.refusals import BadEmail, BadTaskNumbers, BadUnitCode, EmptyField
from intake.unit_refusals import BadPhone, FieldTooLong, HiddenCharacter

_FILLED = ("代码", "名称", "简称", "类别")
LIMITS = {
    "名称": 100, "简称": 60, "类别": 40, "邮箱": 200, "主要负责人": 60, "联系人": 60, "联系电话": 40, "别名": 400,
}  # fmt: skip
"""The most characters of a column; the tables behind hold as many."""

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,15}")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")
_PHONE = re.compile(r"(?=(?:\D*\d){3})[\d+#*()（）、/ -]+")
_BETWEEN_NUMBERS = re.compile(r"[\s、，,]+")
_BETWEEN_NAMES = re.compile(r"[、，,；;/／]+")
#: Categories of characters without a shape of their own: control, format (marks of direction, joiners), private.
_HIDDEN = ("Cc", "Cf", "Co", "Cs", "Cn")


def fitting(line: int, cells: dict[str, str]) -> None:
    """Raises EmptyField, FieldTooLong or HiddenCharacter for a cell that no unit can have."""
    for column, value in cells.items():
        if not value and column in _FILLED:
            raise EmptyField(line=line, column=column)
        if len(value) > LIMITS.get(column, len(value)):
            raise FieldTooLong(line=line, column=column, length=len(value), limit=LIMITS[column])
        for character in value:
            if unicodedata.category(character) in _HIDDEN:
                raise HiddenCharacter(line=line, column=column, character=f"U+{ord(character):04X}")


def unit_code(line: int, value: str) -> str:
    """The code. Raises BadUnitCode."""
    if not _CODE.fullmatch(value):
        raise BadUnitCode(line=line, code=value)
    return value


def email(line: int, value: str) -> str:
    """An address or "". Raises BadEmail."""
    if value and not _EMAIL.fullmatch(value):
        raise BadEmail(line=line, value=value)
    return value


def phone(line: int, value: str) -> str:
    """One or more telephone numbers as they are written, or "". Raises BadPhone."""
    if value and not _PHONE.fullmatch(value):
        raise BadPhone(line=line, value=value)
    return value


def tasks(line: int, column: str, value: str, taken: tuple[int, ...] = ()) -> tuple[int, ...]:
    """Task numbers, none of them twice or ``taken``. Raises BadTaskNumbers."""
    words = list(filter(None, _BETWEEN_NUMBERS.split(value)))
    numbers = tuple(int(word) for word in words if re.fullmatch(r"0*[1-9]\d{0,2}", word))
    if len(numbers) != len(words) or len({*numbers, *taken}) != len(numbers) + len(taken):
        raise BadTaskNumbers(line=line, column=column, value=value)
    return numbers


def several(value: str) -> tuple[str, ...]:
    """Names separated by 、 or another usual mark, each once."""
    return tuple(dict.fromkeys(filter(None, (name.strip() for name in _BETWEEN_NAMES.split(value)))))
