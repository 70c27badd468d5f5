"""Named questions of the table: each returns None, or the refusal that says why not.

The rules of duty stand in design §4 (signer ≠ drafter, sealer ≠ signer, who flagged does not clear).
"""

from bilingual import Refused, Text
from statemachine import refusals
from statemachine.campaign import FORM_WORDS
from statemachine.code import SHORT
from statemachine.evidence import LEVEL_WORDS
from statemachine.facts import (
    ClearFacts,
    Facts,
    FlagFacts,
    ReopenFacts,
    ReviewFacts,
    SealFacts,
    SignFacts,
    StampFacts,
    SubmitFacts,
    WithdrawFacts,
)


def content_is_complete(facts: SignFacts) -> Refused | None:
    """Every task of the unit is answered, or the report is a nil return."""
    if facts.empty:
        return refusals.NothingWritten()
    if facts.gaps:
        return refusals.ContentIncomplete(tasks="、".join(map(str, facts.gaps)))
    return None


def checks_are_answered(facts: SignFacts) -> Refused | None:
    """No blocking figure check is open."""
    return refusals.ChecksUnanswered(count=facts.unanswered_checks) if facts.unanswered_checks else None


def flags_are_answered(facts: SignFacts) -> Refused | None:
    """The unit has answered every open flag."""
    return refusals.FlagsUnanswered(count=facts.unanswered_flags) if facts.unanswered_flags else None


def signer_is_not_the_drafter(facts: SignFacts) -> Refused | None:
    """Separation of duties."""
    both = facts.signatories & facts.drafters
    return refusals.SignerDrafted(person="、".join(sorted(both))) if both else None


def level_is_accepted(facts: StampFacts) -> Refused | None:
    """The campaign says how sure a signature or a seal must be."""
    level = facts.evidence.level
    if level in facts.accepted:
        return None
    words = [LEVEL_WORDS[one] for one in facts.accepted]
    accepted = Text("、".join(word.zh for word in words), ", ".join(word.en for word in words))
    return refusals.LevelNotAccepted(level=LEVEL_WORDS[level], accepted=accepted)


def evidence_is_about_this_content(facts: StampFacts) -> Refused | None:
    """A file signed or a copy scanned speaks for the content that it shows, and for no other."""
    about = facts.evidence.digest
    if about is None or about == facts.content_digest:
        return None
    return refusals.OtherContent(about=about[:SHORT].upper(), digest=facts.content_digest[:SHORT].upper())


def content_is_what_was_signed(facts: SealFacts) -> Refused | None:
    """The seal goes on exactly the content that was signed."""
    return None if facts.content_digest == facts.signed_digest else refusals.ContentChanged()


def sealer_is_not_the_signer(facts: SealFacts) -> Refused | None:
    """Separation of duties."""
    both = facts.signatories & facts.signers
    return refusals.SealerSigned(person="、".join(sorted(both))) if both else None


def sealed_content_verifies(facts: SubmitFacts) -> Refused | None:
    """What is handed in is exactly what was sealed."""
    return None if facts.content_digest == facts.sealed_digest else refusals.ContentChanged()


def kept_files_verify(facts: SubmitFacts) -> Refused | None:
    """The signed or scanned copies lie in the home as they were when they were kept."""
    return refusals.FilesLost(files="、".join(facts.lost_files)) if facts.lost_files else None


def reason_is_given(facts: WithdrawFacts | ReopenFacts | ClearFacts) -> Refused | None:
    """A step back always says why."""
    return None if facts.reason.strip() else refusals.ReasonMissing()


def nobody_has_taken_it_up(facts: WithdrawFacts) -> Refused | None:
    """A submitted report can be withdrawn until the office begins to read it."""
    return refusals.AlreadyTakenUp() if facts.taken_up else None


def reviewer_is_not_of_the_unit(facts: Facts) -> Refused | None:
    """Nobody judges the report of a unit that they belong to."""
    return refusals.ReviewerOfTheUnit(unit=facts.unit) if facts.unit in facts.actor_units else None


def reviewer_had_no_hand_in_it(facts: ReviewFacts | ClearFacts) -> Refused | None:
    """Nobody accepts what he has drafted, signed or sealed himself, or had signed by a deputy: whatever he is today.

    Never waived: a unit may be too small for three people, the office has others to read.
    """
    both = facts.signatories & facts.hands
    return refusals.ReviewerHadAHand(person="、".join(sorted(both))) if both else None


def required_forms_are_received(facts: ReviewFacts) -> Refused | None:
    """Paper too, where the campaign asks for it (the notice: 以纸质和电子两种形式报送)."""
    words = [FORM_WORDS[form] for form in facts.missing_forms]
    if not words:
        return None
    return refusals.FormsMissing(forms=Text("、".join(w.zh for w in words), " and ".join(w.en for w in words)))


def no_flag_stands(facts: ReviewFacts) -> Refused | None:
    """Each flag has been accepted as corrected."""
    return refusals.FlagsStand(count=facts.standing_flags) if facts.standing_flags else None


def flag_is_complete(facts: FlagFacts) -> Refused | None:
    """A flag names its category, says what is wrong and where, and gives a day that has not passed."""
    if not (facts.category.strip() and facts.text.strip()):
        return refusals.FlagIncomplete()
    strangers = sorted(set(facts.items) - facts.unit_tasks)
    if strangers or not facts.items:
        return refusals.FlagItems(
            items="、".join(map(str, strangers)) or "—", own="、".join(map(str, sorted(facts.unit_tasks)))
        )
    if facts.correct_by is None or facts.correct_by < facts.today:
        return refusals.FlagDate(today=facts.today)
    return None


def evidence_is_given(facts: ClearFacts) -> Refused | None:
    """A flag is closed on evidence, not on a word."""
    return None if facts.evidence.strip() else refusals.EvidenceMissing()


def clearer_did_not_flag(facts: ClearFacts) -> Refused | None:
    """Who flagged does not clear."""
    both = facts.signatories & facts.flaggers
    return refusals.ClearerFlagged(person="、".join(sorted(both))) if both else None
