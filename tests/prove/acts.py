"""The command line on a disk that fails: call after call, each done and kept, or refused in one sentence."""

import re
from collections import Counter
from itertools import cycle
from random import Random
from string import ascii_letters, digits

from bilingual import Refused
from cli.desk import DatabaseTrouble, DatabaseUnreachable
from tests.cli.ducha import Ducha, Said

DAY = "2020-10-10"
_ROUND = {
    "drafted": ("sign", "principal"),
    "signed": ("seal", "seal_keeper"),
    "sealed": ("submit", "drafter"),
    "submitted": ("withdraw", "drafter"),
}
_AFTER = {"sign": "signed", "seal": "sealed", "submit": "submitted", "withdraw": "drafted"}


class Desk:
    """Some units of 2020Q3 and how far each has come, according to what ``ducha`` has acknowledged."""

    def __init__(self, ducha: Ducha, units: tuple[str, ...] = ("GXJ", "FGJ", "ZRJ")) -> None:
        self.ducha, self.units = ducha, cycle(units)
        self.states = dict.fromkeys(units, "drafted")
        self.done = 0
        self.refused: Counter[str] = Counter()
        self.chance = Random(2020)

    def act(self) -> bool:
        """The next step of the next unit; whether it was acknowledged. A refusal is one sentence, and understood."""
        unit = next(self.units)
        event, role = _ROUND[self.states[unit]]
        if event == "sign":
            # Long, and without any pattern: it needs room wherever it is written.
            words = "".join(self.chance.choices(ascii_letters + digits, k=19_000))
            if not self._call("draft", unit, "drafter", "--nil", words):
                return False
        reason = ("--reason", "（演示）填报有误") if event == "withdraw" else ()
        if not self._call(event, unit, role, *reason):
            return False
        self.states[unit] = _AFTER[event]
        return True

    def _call(self, verb: str, unit: str, role: str, *options: str) -> bool:
        said = self.ducha("submission", verb, f"2020Q3/{unit}", "--as", f"{unit}.{role}", *options, as_of=DAY)
        if said.code:
            self.refused[kind(said)] += 1
        else:
            self.done += 1
        return said.code == 0

    def verify(self) -> None:
        """What was acknowledged is there, nothing else is, and the ledger holds."""
        found = {unit: self.ducha.show(f"2020Q3/{unit}")["state"] for unit in self.states}
        assert found == self.states
        assert self.ducha.json("audit", "verify")["ok"]


def kind(said: Said) -> str:
    """Which of the refusals for a failing disk this is."""
    assert (said.code, said.out) == (1, ""), said
    (line,) = said.err.splitlines()
    found = [one.__name__ for one in (DatabaseTrouble, DatabaseUnreachable) if is_a(line, one)]
    assert found, line
    return found[0]


def is_a(line: str, refused: type[Refused]) -> bool:
    """Whether ``line`` is that refusal, in Chinese or in English."""
    patterns = (re.sub(r"\\\{\w+\\\}", ".+", re.escape(words)) for words in (refused.zh, refused.en))
    return any(re.fullmatch(pattern, line) for pattern in patterns)
