"""Which unit of a list a notice means by a name: 区工信局 is 区工业和信息化局. Found, or not; never guessed."""

from collections.abc import Callable, Iterable

from intake.unit_keys import Keys, plain
from intake.units import UnitRow


class Names:
    """The names of ``units`` as ``issuer`` (临淄区人民政府) uses them.

    A name is looked for among the units' full names, then their short names and aliases, then among everything that
    means the same (``intake.unit_keys``). The first of these that knows it decides, so a unit's full name is always
    its own, and so are its other names unless the list calls another unit the same.
    """

    def __init__(self, units: Iterable[UnitRow], issuer: str) -> None:
        listed, keys = tuple(units), Keys(issuer)
        self._ways: tuple[tuple[Callable[[str], str], dict[str, tuple[str, ...]]], ...] = (
            (plain, _index(plain, ((unit.code, unit.names[:1]) for unit in listed))),
            (plain, _index(plain, ((unit.code, unit.names) for unit in listed))),
            (keys.key, _index(keys.key, ((unit.code, unit.names) for unit in listed))),
        )

    def find(self, name: str) -> str | None:
        """The code of the one unit that ``name`` means, None when it means none or could mean several."""
        codes = self.meant(name)
        return codes[0] if len(codes) == 1 else None

    def meant(self, name: str) -> tuple[str, ...]:
        """The codes of all units that ``name`` may mean, in the order of the list."""
        return next((index[key(name)] for key, index in self._ways if index.get(key(name))), ())


def _index(key: Callable[[str], str], named: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for code, names in named:
        for name in names:
            found.setdefault(key(name), {})[code] = None
    return {word: tuple(codes) for word, codes in found.items()}
