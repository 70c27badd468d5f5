"""The events of the table in the plain model: what each does, and when it is refused."""

from collections.abc import Callable
from datetime import date

from tests.prove.model import Model, Report

SIGNER, SEALER = "signer_is_not_the_drafter", "sealer_is_not_the_signer"
#: event -> states it leads from, roles
TABLE = {
    "sign": ("drafted", "principal"),
    "seal": ("signed", "seal_keeper"),
    "submit": ("sealed", "drafter clerk"),
    "withdraw": ("signed sealed submitted", "drafter principal seal_keeper"),
    "review": ("submitted", "reviewer"),
    "flag": ("submitted reviewed", "reviewer inspector"),
    "reopen": ("flagged", "reviewer"),
    "clear": ("flagged", "director"),
}


def step(model: Model, report: Report, event: str, person: str, words: bool, day: date, accept: bool) -> str | None:
    """An event of the table; ``words``: whether the reason, category or evidence is given; ``day`` to correct by."""
    states, roles = TABLE[event]
    if report.state not in states.split():
        return "NotFromHere"
    held = model.held(person, roles, report.unit)
    if held is None:
        return model.why_not(person, roles, report.unit, "NotYourRole")
    who = {person, held[1] or person}
    why = _REASONS[event](model, report, person, who, words, day, accept)
    if why is None:
        _do(model, report, event, person, accept, who)
        for_unit = report.unit if (event, held[0]) == ("submit", "clerk") else None
        model.note(report, person, (held[0], held[1] or for_unit))
    return why


def _sign(m: Model, r: Report, p: str, who: set[str], words: bool, day: date, accept: bool) -> str | None:
    if r.written != "all":
        return {"nothing": "NothingWritten", "part": "ContentIncomplete"}[r.written]
    if any(flag[0] == "open" for flag in r.flags):
        return "FlagsUnanswered"
    return "SignerDrafted" if who & r.drafters and SIGNER not in r.waived else None


def _seal(m: Model, r: Report, p: str, who: set[str], words: bool, day: date, accept: bool) -> str | None:
    return "SealerSigned" if who & r.signers and SEALER not in r.waived else None


def _nothing(m: Model, r: Report, p: str, who: set[str], words: bool, day: date, accept: bool) -> str | None:
    return None


def _withdraw(m: Model, r: Report, p: str, who: set[str], words: bool, day: date, accept: bool) -> str | None:
    if not words:
        return "ReasonMissing"
    return "AlreadyTakenUp" if r.state == "submitted" and r.taken_up_by else None


def _review(m: Model, r: Report, p: str, who: set[str], words: bool, day: date, accept: bool) -> str | None:
    if m.of_the_unit(p, r):
        return "ReviewerOfTheUnit"
    if who & r.hands:
        return "ReviewerHadAHand"
    if r.revision not in r.papers:
        return "FormsMissing"
    return "FlagsStand" if [f for f in r.standing() if not (accept and f[0] == "answered")] else None


def _flag(m: Model, r: Report, p: str, who: set[str], words: bool, day: date, accept: bool) -> str | None:
    if m.of_the_unit(p, r):
        return "ReviewerOfTheUnit"
    if not words:
        return "FlagIncomplete"
    return "FlagDate" if day < m.today else None


def _reopen(m: Model, r: Report, p: str, who: set[str], words: bool, day: date, accept: bool) -> str | None:
    if m.of_the_unit(p, r):
        return "ReviewerOfTheUnit"
    return None if words else "ReasonMissing"


def _clear(m: Model, r: Report, p: str, who: set[str], words: bool, day: date, accept: bool) -> str | None:
    if m.of_the_unit(p, r):
        return "ReviewerOfTheUnit"
    if who & r.hands:
        return "ReviewerHadAHand"
    if not words:
        return "ReasonMissing"
    return "ClearerFlagged" if who & {flag[1] for flag in r.standing()} else None


_REASONS: dict[str, Callable[..., str | None]] = {
    "sign": _sign, "seal": _seal, "submit": _nothing, "withdraw": _withdraw,
    "review": _review, "flag": _flag, "reopen": _reopen, "clear": _clear,
}  # fmt: skip


def _do(model: Model, report: Report, event: str, person: str, accept: bool, who: set[str]) -> None:
    if event in ("withdraw", "reopen"):
        if event == "withdraw" and report.state == "submitted":
            report.submitted, report.completed = report.returned
        if event == "reopen":
            report.returned = report.submitted, report.completed
        report.back()
        return
    targets = {"sign": "signed", "seal": "sealed", "submit": "submitted", "flag": "flagged"}
    report.state = targets.get(event, "reviewed")
    if event == "sign":
        report.revision, report.signers = report.revision + 1, who
        report.hands = who | report.drafters
    if event == "seal":
        report.hands = report.hands | who
    if event == "submit":
        report.submitted = model.now
        model.complete(report)
    if event in ("review", "flag"):
        report.taken_up_by = person
    for flag in report.standing():
        if event == "clear":
            flag[0] = "cleared"
        elif event == "review":
            flag[0] = "accepted"
    if event == "flag":
        report.flags.append(["open", person])
