"""The page an auditor reads: every state of a submission and every way from one to another.

Adding a state or a transition is one row here; ``docs/states.md`` is generated from this table.
Sources: design §4; the notice 临政字〔2020〕112号 asks for the principal's signature and the unit's seal,
on paper and electronically.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bilingual import Refused, Text
from statemachine import guards
from statemachine.roles import ROLE_WORDS, UNIT_ROLES, Role


class State(StrEnum):
    """Where a submission stands. Lateness, paper and exemption are separate facts, never states."""

    DRAFTED = "drafted"  # opened; whether anything was written is a separate fact
    SIGNED = "signed"  # the principal has signed one revision
    SEALED = "sealed"  # the unit's seal stands on that same revision
    SUBMITTED = "submitted"  # handed in electronically
    REVIEWED = "reviewed"  # read and accepted by the office
    FLAGGED = "flagged"  # the office has named a problem


class Event(StrEnum):
    """What somebody does to a submission."""

    SIGN = "sign"
    SEAL = "seal"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    REVIEW = "review"
    FLAG = "flag"
    REOPEN = "reopen"
    CLEAR = "clear"


Guard = Callable[[Any], Refused | None]


@dataclass(frozen=True)
class Rule:
    """One row: ``event`` leads from ``source`` to ``target``, for ``roles``, when every guard is content."""

    event: Event
    source: State
    target: State
    roles: frozenset[Role]
    guards: tuple[Guard, ...]


def _row(event: Event, source: State, target: State, roles: set[Role], *questions: Guard) -> Rule:
    return Rule(event, source, target, frozenset(roles), questions)


_OFFICE = (guards.reviewer_is_not_of_the_unit,)
# Accepting asks for more than sending back: who belonged to the unit when it reported may have left it since.
# Flagging and reopening accept nothing; a mistake may be told by whoever knows it, and another person reads again.
_ACCEPT = (*_OFFICE, guards.reviewer_had_no_hand_in_it)
_STAMP = (guards.level_is_accepted, guards.evidence_is_about_this_content)
_FLAG = (*_OFFICE, guards.flag_is_complete)

RULES: tuple[Rule, ...] = (
    _row(
        Event.SIGN, State.DRAFTED, State.SIGNED, {Role.PRINCIPAL},
        guards.content_is_complete, guards.checks_are_answered, guards.flags_are_answered,
        guards.signer_is_not_the_drafter, *_STAMP,
    ),
    _row(
        Event.SEAL, State.SIGNED, State.SEALED, {Role.SEAL_KEEPER},
        guards.content_is_what_was_signed, guards.sealer_is_not_the_signer, *_STAMP,
    ),
    _row(
        Event.SUBMIT, State.SEALED, State.SUBMITTED, {Role.DRAFTER, Role.CLERK},
        guards.sealed_content_verifies, guards.kept_files_verify,
    ),
    _row(Event.WITHDRAW, State.SIGNED, State.DRAFTED, set(UNIT_ROLES), guards.reason_is_given),
    _row(Event.WITHDRAW, State.SEALED, State.DRAFTED, set(UNIT_ROLES), guards.reason_is_given),
    _row(
        Event.WITHDRAW, State.SUBMITTED, State.DRAFTED, set(UNIT_ROLES),
        guards.reason_is_given, guards.nobody_has_taken_it_up,
    ),
    _row(
        Event.REVIEW, State.SUBMITTED, State.REVIEWED, {Role.REVIEWER},
        *_ACCEPT, guards.required_forms_are_received, guards.no_flag_stands,
    ),
    _row(Event.FLAG, State.SUBMITTED, State.FLAGGED, {Role.REVIEWER, Role.INSPECTOR}, *_FLAG),
    _row(Event.FLAG, State.REVIEWED, State.FLAGGED, {Role.REVIEWER, Role.INSPECTOR}, *_FLAG),
    _row(Event.REOPEN, State.FLAGGED, State.DRAFTED, {Role.REVIEWER}, *_OFFICE, guards.reason_is_given),
    _row(
        Event.CLEAR, State.FLAGGED, State.REVIEWED, {Role.DIRECTOR},
        *_ACCEPT, guards.reason_is_given, guards.evidence_is_given, guards.clearer_did_not_flag,
    ),
)  # fmt: skip

STATE_WORDS: dict[State, Text] = {
    State.DRAFTED: Text("已拟稿", "drafted"),
    State.SIGNED: Text("已签字", "signed"),
    State.SEALED: Text("已盖章", "sealed"),
    State.SUBMITTED: Text("已报送", "submitted"),
    State.REVIEWED: Text("已审核", "reviewed"),
    State.FLAGGED: Text("存在问题待整改", "flagged"),
}
EVENT_WORDS: dict[Event, Text] = {
    Event.SIGN: Text("签字", "sign"),
    Event.SEAL: Text("加盖公章", "seal"),
    Event.SUBMIT: Text("报送", "submit"),
    Event.WITHDRAW: Text("撤回", "withdraw"),
    Event.REVIEW: Text("审核", "review"),
    Event.FLAG: Text("标记问题", "flag"),
    Event.REOPEN: Text("退回修改", "reopen"),
    Event.CLEAR: Text("销号", "clear"),
}

__all__ = [
    "EVENT_WORDS", "ROLE_WORDS", "RULES", "STATE_WORDS", "UNIT_ROLES", "Event", "Guard", "Role", "Rule", "State",
]  # fmt: skip
