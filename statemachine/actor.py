"""Who acts: a person with roles, the clock, or somebody at the console."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from statemachine.roles import Role


class Via(StrEnum):
    """The way an act came in; it stands in the ledger beside the actor."""

    CONSOLE = "console"
    AS_OF = "as-of"  # at the console, at a moment that somebody has named: the ledger cannot vouch for it
    CLOCK = "clock"
    DEMO = "demo"


@dataclass(frozen=True)
class Grant:
    """A role held for one unit (its code), or for the whole office when ``unit`` is None.

    ``on_behalf_of``: the person (code) who has delegated it in writing for today; None for one's own.
    """

    role: Role
    unit: str | None
    on_behalf_of: str | None = None


class Lapsed(NamedTuple):
    """A role that counted until its unit (code and name) ended on the local day ``on``; ``successor`` is the name
    of the unit whose people act for it now, None when it was dissolved without one."""

    role: Role
    unit: str
    name: str
    on: date
    successor: str | None


@dataclass(frozen=True)
class Actor:
    """``person`` is the code that enters the ledger; ``id`` is None for the clock and the bare console, and so is
    ``office_id``, the office within which a person sees and acts.

    ``os_account``: the operating-system account when a person with a shell acted. ``lapsed``: what no longer counts
    because a unit has ended; it allows nothing, and lets a refusal say what to do.
    """

    person: str
    name: str
    via: Via
    id: int | None = None
    office_id: int | None = None
    os_account: str | None = None
    grants: frozenset[Grant] = frozenset()
    lapsed: frozenset[Lapsed] = frozenset()

    def held_for(self, office: int, unit: str | None) -> dict[Role, str | None]:
        """The roles that count for ``unit`` of ``office``, and whom each represents; one's own come first.

        ``unit`` is None for what concerns the office itself. Unit codes are unique within an office only: in
        another office than the own one nothing counts.
        """
        if self.office_id != office:
            return {}
        own_last = sorted(self.grants, key=lambda grant: (grant.on_behalf_of is None, grant.on_behalf_of or ""))
        return {grant.role: grant.on_behalf_of for grant in own_last if grant.unit in (unit, None)}

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


def console(os_account: str, via: Via = Via.CONSOLE) -> Actor:
    """A person with a shell who names nobody: may import, open and chase, holds no role on a report."""
    return Actor(person="console", name="控制台", via=via, os_account=os_account)
