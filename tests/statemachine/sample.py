"""For each event the facts that satisfy every guard, and for each guard the changes that violate it alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from bilingual import Refused
from statemachine import guards, refusals
from statemachine.evidence import Evidence, Level
from statemachine.facts import (
    ClearFacts,
    Facts,
    FlagFacts,
    ReopenFacts,
    ReviewFacts,
    SealFacts,
    SignFacts,
    SubmitFacts,
    WithdrawFacts,
)
from statemachine.submission import RULES, Event, Guard, Role

ALL = frozenset(Role)
_WHO: dict[str, Any] = {
    "actor": "GXJ.somebody",
    "held": dict.fromkeys(ALL),
    "actor_units": frozenset({"FGJ"}),
    "unit": "GXJ",
}

GOOD: dict[Event, Facts] = {
    Event.SIGN: SignFacts(
        **_WHO, content_digest="d",
        gaps=(), empty=False, drafters=frozenset({"GXJ.drafter"}), unanswered_checks=0, unanswered_flags=0
    ),
    Event.SEAL: SealFacts(**_WHO, content_digest="d", signed_digest="d", signers=frozenset({"GXJ.principal"})),
    Event.SUBMIT: SubmitFacts(**_WHO, content_digest="d", sealed_digest="d"),
    Event.WITHDRAW: WithdrawFacts(**_WHO, reason="填报有误", taken_up=False),
    Event.REVIEW: ReviewFacts(**_WHO, hands=frozenset({"GXJ.drafter"}), missing_forms=(), standing_flags=0),
    Event.FLAG: FlagFacts(
        **_WHO, category="数字不清", text="未写明截至日期", items=(1, 2), unit_tasks=frozenset({1, 2, 5}),
        correct_by=date(2020, 10, 20), today=date(2020, 10, 20),
    ),
    Event.REOPEN: ReopenFacts(**_WHO, reason="请补充"),
    Event.CLEAR: ClearFacts(
        **_WHO, reason="已核实", evidence="许可证", flaggers=frozenset({"office.inspector"}),
        hands=frozenset({"GXJ.drafter"}),
    ),
}  # fmt: skip

#: guard -> (event to try it on, changed facts, the refusal that follows)
BAD: dict[Guard, list[tuple[Event, dict[str, Any], type[Refused]]]] = {
    guards.content_is_complete: [
        (Event.SIGN, {"empty": True}, refusals.NothingWritten),
        (Event.SIGN, {"gaps": (3, 5)}, refusals.ContentIncomplete),
    ],
    guards.checks_are_answered: [(Event.SIGN, {"unanswered_checks": 2}, refusals.ChecksUnanswered)],
    guards.flags_are_answered: [(Event.SIGN, {"unanswered_flags": 1}, refusals.FlagsUnanswered)],
    guards.signer_is_not_the_drafter: [
        (Event.SIGN, {"drafters": frozenset({"GXJ.drafter", "GXJ.somebody"})}, refusals.SignerDrafted)
    ],
    guards.content_is_what_was_signed: [(Event.SEAL, {"signed_digest": "e"}, refusals.ContentChanged)],
    guards.sealer_is_not_the_signer: [
        (Event.SEAL, {"signers": frozenset({"GXJ.somebody", "GXJ.principal"})}, refusals.SealerSigned)
    ],
    guards.level_is_accepted: [
        (event, {"accepted": accepted}, refusals.LevelNotAccepted)
        for event in (Event.SIGN, Event.SEAL)
        for accepted in ((Level.CERTIFICATE, Level.SCAN, Level.ATTESTED), ())
    ],
    guards.evidence_is_about_this_content: [
        (event, {"evidence": Evidence(Level.SCAN, digest="e")}, refusals.OtherContent)
        for event in (Event.SIGN, Event.SEAL)
    ],
    guards.kept_files_verify: [(Event.SUBMIT, {"lost_files": ("reports/GXJ-r1-signed.pdf",)}, refusals.FilesLost)],
    guards.sealed_content_verifies: [(Event.SUBMIT, {"content_digest": "e"}, refusals.ContentChanged)],
    guards.reason_is_given: [
        (event, {"reason": blank}, refusals.ReasonMissing)
        for event in (Event.WITHDRAW, Event.REOPEN, Event.CLEAR)
        for blank in ("", " \n　")
    ],
    guards.nobody_has_taken_it_up: [(Event.WITHDRAW, {"taken_up": True}, refusals.AlreadyTakenUp)],
    guards.reviewer_is_not_of_the_unit: [
        (event, {"actor_units": frozenset({"FGJ", "GXJ"})}, refusals.ReviewerOfTheUnit)
        for event in (Event.REVIEW, Event.FLAG, Event.REOPEN, Event.CLEAR)
    ],
    guards.reviewer_had_no_hand_in_it: [
        (event, {"hands": frozenset({"GXJ.principal", "GXJ.somebody"})}, refusals.ReviewerHadAHand)
        for event in (Event.REVIEW, Event.CLEAR)
    ],
    guards.required_forms_are_received: [
        (Event.REVIEW, {"missing_forms": ("paper", "electronic")}, refusals.FormsMissing)
    ],
    guards.no_flag_stands: [(Event.REVIEW, {"standing_flags": 1}, refusals.FlagsStand)],
    guards.flag_is_complete: [
        (Event.FLAG, {"category": " "}, refusals.FlagIncomplete),
        (Event.FLAG, {"text": "　"}, refusals.FlagIncomplete),
        (Event.FLAG, {"items": ()}, refusals.FlagItems),
        (Event.FLAG, {"items": (1, 3)}, refusals.FlagItems),
        (Event.FLAG, {"correct_by": None}, refusals.FlagDate),
        (Event.FLAG, {"correct_by": date(2020, 10, 19)}, refusals.FlagDate),
    ],
    guards.evidence_is_given: [(Event.CLEAR, {"evidence": "\t"}, refusals.EvidenceMissing)],
    guards.clearer_did_not_flag: [(Event.CLEAR, {"flaggers": frozenset({"GXJ.somebody"})}, refusals.ClearerFlagged)],
}


def violations(event: Event) -> Iterator[tuple[dict[str, Any], type[Refused]]]:
    """The single changes that make a guard refuse ``event``."""
    return ((changes, kind) for rows in BAD.values() for of, changes, kind in rows if of is event)


def facts(event: Event, roles: frozenset[Role] = ALL, **changes: Any) -> Facts:
    """Facts for ``event`` that satisfy every guard but for ``changes``."""
    return replace(GOOD[event], held=dict.fromkeys(roles), **changes)


def refusals_of_the_table() -> Iterator[tuple[Guard, Refused]]:
    """Every refusal that a guard of the table can give."""
    for guard in {guard for rule in RULES for guard in rule.guards}:
        for event, changes, _ in BAD[guard]:
            refused = guard(facts(event, **changes))
            assert refused is not None, guard
            yield guard, refused
