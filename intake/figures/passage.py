"""The words around a quantity, within its sentence and within its clause."""

import re
from dataclasses import dataclass
from functools import cached_property

from intake.figures.quantities import Quantity

# No rule looks further: time stays in proportion to the length of the text.
_SIGHT = 80
CLAUSE = re.compile("[，。；：！？!?;\n]")
_SENTENCE = re.compile("[。！？!?\n]")


@dataclass(frozen=True)
class Passage:
    """One quantity, and the quantities that count as figures next to it (None at the ends)."""

    words: str
    quantity: Quantity
    previous: Quantity | None = None
    following: Quantity | None = None

    @cached_property
    def before(self) -> str:
        """The words before the number, as far as any rule looks."""
        return self.words[max(0, self.quantity.start - _SIGHT) : self.quantity.start]

    @cached_property
    def after(self) -> str:
        """The words behind the unit, as far as any rule looks."""
        return self.words[self.quantity.end : self.quantity.end + _SIGHT]

    @cached_property
    def sentence_before(self) -> str:
        """What the sentence says before the number."""
        return _SENTENCE.split(self.before)[-1]

    @cached_property
    def clause_before(self) -> str:
        """What the clause (to the last comma, not to a 、) says before the number."""
        return CLAUSE.split(self.before)[-1]

    @cached_property
    def clause_after(self) -> str:
        """What the clause says behind the unit."""
        return CLAUSE.split(self.after, maxsplit=1)[0]

    @cached_property
    def lead(self) -> str:
        """The words of the clause between the figure before, if there is one, and the number."""
        return self.clause_before[-self._room_before :] if self._room_before else ""

    @cached_property
    def tail(self) -> str:
        """The words of the clause between the unit and the next figure, if there is one."""
        return self.clause_after[: self._room_after]

    @cached_property
    def _room_before(self) -> int:
        return self.quantity.start - self.previous.end if self.previous else _SIGHT

    @cached_property
    def _room_after(self) -> int:
        return max(0, self.following.start - self.quantity.end) if self.following else _SIGHT

    @cached_property
    def marked(self) -> str:
        """The neighbourhood with the quantity between ⟨ and ⟩ (number|unit), for rules that are patterns."""
        quantity = self.quantity
        return f"{self.before[-40:]}⟨{quantity.written}|{quantity.unit}⟩{self.after[:40]}"
