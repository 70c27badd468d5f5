"""What a decision is made on: one small frozen type per event. An action builds it, a guard reads it.

Person and unit are given by their codes; a digest is the SHA-256 in hex of a revision's canonical JSON.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from statemachine.evidence import CONSOLE, Evidence, Level
from statemachine.roles import Role


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What every event knows: who acts, in which roles towards this submission, from which units.

    ``held``: role → the person represented by delegation, None for one's own. ``waived``: names of guards that
    the campaign's rules set aside for this (very small) unit.
    """

    actor: str
    held: Mapping[Role, str | None]
    actor_units: frozenset[str] = frozenset()
    unit: str
    waived: frozenset[str] = frozenset()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held."""
        return frozenset(self.held)

    @property
    def signatories(self) -> frozenset[str]:
        """Who answers for the act: the actor, and whoever is represented."""
        return frozenset({self.actor, *(person for person in self.held.values() if person)})


@dataclass(frozen=True, kw_only=True)
class StampFacts(Facts):
    """``content_digest`` is computed from the content at hand; ``evidence`` is what the act rests on, ``accepted``
    which levels of it the campaign accepts."""

    content_digest: str
    evidence: Evidence = CONSOLE
    accepted: tuple[Level, ...] = tuple(Level)


@dataclass(frozen=True, kw_only=True)
class SignFacts(StampFacts):
    """``gaps``: tasks of the unit that the draft does not answer; ``drafters``: all who wrote in it."""

    gaps: tuple[int, ...]
    empty: bool
    drafters: frozenset[str]
    unanswered_checks: int
    unanswered_flags: int


@dataclass(frozen=True, kw_only=True)
class SealFacts(StampFacts):
    """``signed_digest`` stands in the signature; ``signers``: who signed, and on whose behalf."""

    signed_digest: str
    signers: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class SubmitFacts(Facts):
    """``content_digest`` as in ``StampFacts``; ``sealed_digest``: what the seal stands on; ``lost_files``: places of
    signed or scanned copies that are not in the home any more as they were kept."""

    content_digest: str
    sealed_digest: str
    lost_files: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WithdrawFacts(Facts):
    """``taken_up``: somebody at the office has begun to read it."""

    reason: str
    taken_up: bool


@dataclass(frozen=True, kw_only=True)
class ReviewFacts(Facts):
    """``missing_forms``: asked for by the campaign, not arrived; ``standing_flags``: not accepted; ``hands``: who
    drafted, signed or sealed the revision at hand, and on whose behalf."""

    hands: frozenset[str]
    missing_forms: tuple[str, ...]
    standing_flags: int


@dataclass(frozen=True, kw_only=True)
class FlagFacts(Facts):
    """``items``: numbers of the tasks concerned; ``correct_by``: a local date, judged against ``today``."""

    category: str
    text: str
    items: tuple[int, ...]
    unit_tasks: frozenset[int]
    correct_by: date | None
    today: date


@dataclass(frozen=True, kw_only=True)
class ReopenFacts(Facts):
    """Why the report goes back."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class ClearFacts(Facts):
    """``flaggers``: who raised the flags that still stand; ``hands``: as in ``ReviewFacts``."""

    hands: frozenset[str]
    reason: str
    evidence: str
    flaggers: frozenset[str]
