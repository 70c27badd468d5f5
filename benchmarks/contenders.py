"""Who competes: raw SQL, ours, and the peers where they are installed."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from benchmarks.ground import Ground
from benchmarks.ours import Ours
from benchmarks.places import Place
from benchmarks.raw import RAW, RawOneStatement

#: Name → the library that must be there, and who plays it.
PEERS = {
    "django-fsm-2": ("django_fsm", "benchmarks.peers.fsm", "DjangoFsm"),
    "SpiffWorkflow": ("SpiffWorkflow", "benchmarks.peers.spiff", "Spiff"),
}


class Contender(Protocol):
    """Somebody who does the acts on a fresh copy; ``number`` counts the cases of the ground."""

    name: str

    def submit(self, number: int) -> None: ...
    def review(self, number: int) -> None: ...
    def end(self, moved: int) -> None: ...


Enter = Callable[[Place, Ground], Contender]


def contenders(engine: str) -> dict[str, Enter]:
    """Who competes on ``engine``, by name; the peers where they are installed."""
    own: dict[str, Enter] = {
        "raw": lambda where, ground: RAW[engine](where.fresh("raw"), ground),
        "ours": lambda where, ground: Ours(where.fresh("ours"), ground),
    }
    if engine == "postgresql":
        own["raw, one statement"] = lambda where, ground: RawOneStatement(where.fresh("one"), ground)
    there = {name: path for name, path in PEERS.items() if find_spec(path[0])}
    return own | {name: getattr(import_module(module), kind) for name, (_, module, kind) in there.items()}
