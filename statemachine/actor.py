"""Who acts: a person with roles, the clock, or somebody at the console."""

from dataclasses import dataclass
from enum import StrEnum

from statemachine.submission import Role


class Via(StrEnum):
    """The way an act came in; it stands in the ledger beside the actor."""

    CONSOLE = "console"
    CLOCK = "clock"
    DEMO = "demo"


@dataclass(frozen=True)
class Grant:
    """A role held for one unit (its code), or for the whole office when ``unit`` is None."""

    role: Role
    unit: str | None


@dataclass(frozen=True)
class Actor:
    """``person`` is the code that enters the ledger; ``id`` is None for the clock and the bare console.

    ``os_account``: the operating-system account when a person with a shell acted.
    """

    person: str
    name: str
    via: Via
    id: int | None = None
    os_account: str | None = None
    grants: frozenset[Grant] = frozenset()

    def roles_for(self, unit: str) -> frozenset[Role]:
        """The roles that count for a submission of ``unit``."""
        return frozenset(grant.role for grant in self.grants if grant.unit in (unit, None))

    @property
    def units(self) -> frozenset[str]:
        """Codes of the units that the person belongs to."""
        return frozenset(grant.unit for grant in self.grants if grant.unit is not None)

    @property
    def sees_office(self) -> bool:
        """The clock, the bare console and every role of the office see all units; others see their own."""
        return self.id is None or any(grant.unit is None for grant in self.grants)


def clock() -> Actor:
    """The scheduled run as an actor."""
    return Actor(person="clock", name="系统时钟", via=Via.CLOCK)


def console(os_account: str) -> Actor:
    """A person with a shell who names nobody: may import, open and chase, holds no role on a report."""
    return Actor(person="console", name="控制台", via=Via.CONSOLE, os_account=os_account)
